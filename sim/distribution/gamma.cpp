#include <cmath>

#include <fmt/format.h>

#include "core/figures.hpp"
#include "core/math.hpp"
#include "distribution/check.hpp"
#include "distribution/incomplete.hpp"
#include "distribution/laws.hpp"
#include "distribution/root.hpp"

// Gamma: density x^(shape − 1)·exp(−x/scale)/(Γ(shape)·scale^shape); mean shape·scale, sd √shape·scale.
// (Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions, vol. 1, 1994, chapter 17.)
namespace ebb {
namespace {

constexpr const char* kNeverZero = "a gamma quantity is always above 0";
constexpr double kLogSmallestShape = -9.2, kLogLargestShape = 34.5;  // 1e-4 … 1e15

/// The logarithm of a quantile of Gamma(shape, 1), also where the quantile itself is too small for a double: there
/// F(x) = x^shape/Γ(shape + 1) but for a factor within x of 1.
double log_quantile(double shape, double p) {
  const double x = gamma_quantile(shape, {p, 1 - p});
  return x > 1e-290 ? math::log(x) : (math::log(p) + log_gamma(shape + 1)) / shape;
}

}  // namespace

Family gamma(double mean, double sd) {
  require_positive("mean", mean, kNeverZero);
  require_sd(sd);
  if (sd == 0) return Constant{mean};
  const double root = mean / sd, shape = root * root, scale = sd / root;
  if (!(shape < 1e15)) {
    throw DistributionError("sd",
                            fmt::format("sd is {}, too small beside a mean of {}; give 0 for a fixed value", sd, shown(mean)));
  }
  if (!(shape > 1e-12 && scale > 0 && std::isfinite(scale))) {
    throw DistributionError(
        "sd", fmt::format("sd is {}, too large beside a mean of {}; at most a million means", shown(sd), shown(mean)));
  }
  return Gamma{shape, scale};
}

// x₂/x₁ falls from ∞ to 1 as the shape grows from 0 to ∞.
Family gamma(QuantilePoint a, QuantilePoint b) {
  const auto [lower, upper] = ordered(a, b);
  require_positive(quantile_name(lower.p), lower.x, kNeverZero);
  const double wanted = math::log1p((upper.x - lower.x) / lower.x);
  const auto excess = [lower = lower, upper = upper, wanted](double log_shape) {
    const double shape = math::exp(log_shape);
    return log_quantile(shape, upper.p) - log_quantile(shape, lower.p) - wanted;
  };
  const auto log_shape = root_between(excess, kLogSmallestShape, kLogLargestShape);
  if (!log_shape) {
    throw DistributionError(quantile_name(upper.p),
                            fmt::format("no gamma has {} = {} and {} = {}: they are too far apart, or too near",
                                        quantile_name(lower.p), shown(lower.x), quantile_name(upper.p), shown(upper.x)));
  }
  const double shape = math::exp(*log_shape);
  return Gamma{shape, math::exp(math::log(upper.x) - log_quantile(shape, upper.p))};
}

Support support(const Gamma&) { return {0, kUnbounded}; }

double quantile(const Gamma& law, Uniform u) { return law.scale * gamma_quantile(law.shape, u); }

Tails cdf(const Gamma& law, double x) {
  if (x <= 0) return {0, 1};
  const double scaled = x / law.scale;
  if (scaled == kUnbounded) return {1, 0};
  return gamma_cdf(law.shape, scaled);
}

std::string words(const Gamma& law) {
  return fmt::format("gamma: mean {}, sd {}", readable(law.shape * law.scale), readable(std::sqrt(law.shape) * law.scale));
}

}  // namespace ebb
