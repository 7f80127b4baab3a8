#include <cmath>

#include <fmt/format.h>

#include "core/figures.hpp"
#include "distribution/check.hpp"
#include "distribution/incomplete.hpp"
#include "distribution/laws.hpp"

// Beta on [low, high]: (X − low)/(high − low) has the density x^(alpha − 1)·(1 − x)^(beta − 1)/B(alpha, beta). On [0, 1] the mean
// is m = alpha/(alpha + beta) and the variance m(1 − m)/(alpha + beta + 1). (Johnson, Kotz and Balakrishnan, Continuous
// Univariate Distributions, vol. 2, 1995, chapter 25.) PERT has alpha + beta = 6 and its mode where it is told: alpha =
// 1 + 4(mode − low)/(high − low). (Malcolm, Roseboom, Clark and Fazar, Operations Research 7, 1959.)
namespace ebb {
namespace {

constexpr double kPertShape = 4;

bool is_pert(const Beta& law) {
  return std::fabs(law.alpha + law.beta - (2 + kPertShape)) < 1e-12 && law.alpha >= 1 && law.beta >= 1;
}

}  // namespace

Family pert(double low, double mode, double high) {
  require_three_points(low, mode, high);
  if (low == high) return Constant{low};
  const double width = high - low;
  return Beta{1 + kPertShape * ((mode - low) / width), 1 + kPertShape * ((high - mode) / width), low, high};
}

Family beta(double mean, double sd, double low, double high) {
  require_range(low, high);
  require_finite("mean", mean);
  require_sd(sd);
  if (low == high && mean == low && sd == 0) return Constant{mean};
  if (low == high)
    throw DistributionError("high", fmt::format("low and high are both {}; a beta needs room between", shown(low)));
  if (sd == 0 && mean >= low && mean <= high) return Constant{mean};
  if (!(mean > low && mean < high)) {
    throw DistributionError("mean", fmt::format("mean is {}, but a beta's mean lies between low, {}, and high, {}", shown(mean),
                                                shown(low), shown(high)));
  }
  const double width = high - low, m = (mean - low) / width, m_complement = (high - mean) / width, s = sd / width;
  const double sum = m * m_complement / (s * s) - 1;
  if (!(sum > 0)) {
    throw DistributionError(
        "sd", fmt::format("sd is {}, too large for a beta with mean {} between {} and {}; it must be below {}", shown(sd),
                          shown(mean), shown(low), shown(high), roughly(width * std::sqrt(m * m_complement))));
  }
  if (!(sum < 1e15)) {
    throw DistributionError("sd",
                            fmt::format("sd is {}, too small beside a width of {}; give 0 for a fixed value", sd, shown(width)));
  }
  return Beta{m * sum, m_complement * sum, low, high};
}

Support support(const Beta& law) { return {law.low, law.high}; }

double quantile(const Beta& law, Uniform u) {
  const Share share = beta_quantile(law.alpha, law.beta, u);
  const double width = law.high - law.low;
  return share.x <= 0.5 ? law.low + width * share.x : law.high - width * share.complement;
}

Tails cdf(const Beta& law, double x) {
  if (x <= law.low) return {0, 1};
  if (x >= law.high) return {1, 0};
  const double width = law.high - law.low;
  return beta_cdf(law.alpha, law.beta, {(x - law.low) / width, (law.high - x) / width});
}

std::string words(const Beta& law) {
  const double width = law.high - law.low;
  if (is_pert(law)) {
    const double mode = law.low + width * ((law.alpha - 1) / kPertShape);
    return fmt::format("PERT (beta, shape 4): low {}, mode {}, high {}", shown(law.low), shown(mode), shown(law.high));
  }
  const double sum = law.alpha + law.beta, m = law.alpha / sum;
  const double sd = width * std::sqrt(m * (law.beta / sum) / (sum + 1));
  return fmt::format("beta: mean {}, sd {}, from {} to {}", readable(law.low + width * m), readable(sd), shown(law.low),
                     shown(law.high));
}

}  // namespace ebb
