#include <cmath>

#include <fmt/format.h>

#include "core/figures.hpp"
#include "core/math.hpp"
#include "distribution/check.hpp"
#include "distribution/laws.hpp"
#include "distribution/normal_fit.hpp"
#include "distribution/standard_normal.hpp"

// Lognormal: log X ~ Normal(mu, sigma). Mean exp(mu + sigma²/2), sd = mean·√(exp(sigma²) − 1).
// (Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions, vol. 1, 1994, chapter 14.)
namespace ebb {
namespace {

constexpr const char* kNeverZero = "a lognormal quantity is always above 0";

Family lognormal_through(const QuantilePoint& lower, const QuantilePoint& upper) {
  const Normal logs = normal_through({lower.p, math::log(lower.x)}, {upper.p, math::log(upper.x)});
  return Lognormal{logs.mean, logs.sd};
}

}  // namespace

Family lognormal(double mean, double sd) {
  require_positive("mean", mean, kNeverZero);
  require_sd(sd);
  if (sd == 0) return Constant{mean};
  const double cv = sd / mean;
  const double variance = cv < 1e150 ? math::log1p(cv * cv) : 2 * (math::log(sd) - math::log(mean));
  if (!(variance > 0))
    throw DistributionError("sd", fmt::format("sd is {}, too small beside a mean of {}; give 0", sd, shown(mean)));
  const double mu = math::log(mean) - 0.5 * variance;
  if (!(math::exp(mu) > 0))
    throw DistributionError(
        "sd", fmt::format("sd is {}, so large beside a mean of {} that the median is too small to calculate with", shown(sd),
                          shown(mean)));
  return Lognormal{mu, std::sqrt(variance)};
}

Family lognormal(QuantilePoint a, QuantilePoint b) {
  const auto [lower, upper] = ordered(a, b);
  require_positive(quantile_name(lower.p), lower.x, kNeverZero);
  return lognormal_through(lower, upper);
}

Family likely_amount(double low, double high) {
  require_likely(low, high);
  if (low == high) return Constant{low};
  if (!(low > 0)) {
    throw DistributionError("0", fmt::format("the lower end is {}, but a likely range of an amount is lognormal, always above 0; "
                                             "give a number above 0",
                                             shown(low)));
  }
  return lognormal_through({0.05, low}, {0.95, high});
}

Support support(const Lognormal&) { return {0, kUnbounded}; }

double quantile(const Lognormal& law, Uniform u) { return math::exp(law.mu + law.sigma * standard_normal_quantile(u)); }

Tails cdf(const Lognormal& law, double x) {
  if (x <= 0) return {0, 1};
  return standard_normal_cdf((math::log(x) - law.mu) / law.sigma);
}

std::string words(const Lognormal& law) {
  const double mean = math::exp(law.mu + 0.5 * law.sigma * law.sigma);
  const double sd = mean * std::sqrt(math::expm1(law.sigma * law.sigma));
  return fmt::format("lognormal: mean {}, sd {}, median {}", readable(mean), readable(sd), readable(math::exp(law.mu)));
}

}  // namespace ebb
