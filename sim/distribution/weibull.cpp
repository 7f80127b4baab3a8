#include <array>
#include <cmath>

#include <fmt/format.h>

#include "core/figures.hpp"
#include "core/math.hpp"
#include "distribution/check.hpp"
#include "distribution/incomplete.hpp"
#include "distribution/laws.hpp"
#include "distribution/root.hpp"

// Weibull: 1 − F(x) = exp(−(x/scale)^shape). With e = 1/shape the mean is scale·Γ(1 + e), and
// 1 + (sd/mean)² = Γ(1 + 2e)/Γ(1 + e)². (Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions, vol. 1, 1994,
// chapter 21.)
namespace ebb {
namespace {

constexpr const char* kNeverZero = "a Weibull quantity is always above 0";
constexpr double kSmallestCv = 1e-6, kLargestCv = 1e3;

/// log(Γ(1 + 2e)/Γ(1 + e)²). For small e by the series of log Γ(1 + x) = −γx + Σ ζ(n)(−x)^n/n, whose first term cancels:
/// Σ ζ(n)(2^n − 2)(−e)^n/n, n ≥ 2. ζ(n) from Abramowitz and Stegun (1964), table 23.3.
double log_moment_ratio(double e) {
  if (e > 0.01) return log_gamma(1 + 2 * e) - 2 * log_gamma(1 + e);
  constexpr std::array<double, 9> kZeta = {1.6449340668482264, 1.2020569031595943, 1.0823232337111382,
                                           1.0369277551433699, 1.0173430619844491, 1.0083492773819228,
                                           1.0040773561979443, 1.0020083928260822, 1.0009945751278181};
  double sum = 0, power = -e, twos = 2;
  for (int n = 2; n <= 10; ++n) {
    power *= -e;
    twos *= 2;
    sum += kZeta[n - 2] * (twos - 2) * -power / n;
  }
  return -sum;
}

double log_exceedance(double u, double complement) {  // log(−log(1 − u))
  return math::log(u <= 0.5 ? -math::log1p(-u) : -math::log(complement));
}

}  // namespace

Family weibull(double mean, double sd) {
  require_positive("mean", mean, kNeverZero);
  require_sd(sd);
  if (sd == 0) return Constant{mean};
  const double cv = sd / mean;
  if (!(cv >= kSmallestCv && cv <= kLargestCv)) {
    throw DistributionError("sd", fmt::format("sd is {}, but for a Weibull with mean {} it lies between {} and {}", shown(sd),
                                              shown(mean), roughly(mean * kSmallestCv), roughly(mean * kLargestCv)));
  }
  const double wanted = math::log1p(cv * cv);
  const auto excess = [wanted](double log_e) { return log_moment_ratio(math::exp(log_e)) / wanted - 1; };
  const double e = math::exp(root_between(excess, -16, 4).value());
  return Weibull{1 / e, mean * math::exp(-log_gamma(1 + e))};
}

// log x = log scale + e·log(−log(1 − p)) is a straight line through both points.
Family weibull(QuantilePoint a, QuantilePoint b) {
  const auto [lower, upper] = ordered(a, b);
  require_positive(quantile_name(lower.p), lower.x, kNeverZero);
  const double log_ratio = math::log1p((upper.x - lower.x) / lower.x);
  const double e_lower = log_exceedance(lower.p, 1 - lower.p), e_upper = log_exceedance(upper.p, 1 - upper.p);
  const double e = log_ratio / (e_upper - e_lower);
  const double scale = math::exp(math::log(lower.x) - e * e_lower);
  if (!(e > 1e-300 && scale > 0 && std::isfinite(scale))) {
    throw DistributionError(quantile_name(upper.p),
                            "no Weibull goes through these quantiles: they are too far apart, or too near");
  }
  return Weibull{1 / e, scale};
}

Support support(const Weibull&) { return {0, kUnbounded}; }

double quantile(const Weibull& law, Uniform u) { return law.scale * math::exp(log_exceedance(u.u, u.complement) / law.shape); }

Tails cdf(const Weibull& law, double x) {
  if (x <= 0) return {0, 1};
  const double exceedance = math::pow(x / law.scale, law.shape);
  return {-math::expm1(-exceedance), math::exp(-exceedance)};
}

std::string words(const Weibull& law) {
  const double e = 1 / law.shape, mean = law.scale * math::exp(log_gamma(1 + e));
  return fmt::format("Weibull: mean {}, sd {}", readable(mean), readable(mean * std::sqrt(math::expm1(log_moment_ratio(e)))));
}

}  // namespace ebb
