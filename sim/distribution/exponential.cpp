#include <fmt/format.h>

#include "core/figures.hpp"
#include "core/math.hpp"
#include "distribution/check.hpp"
#include "distribution/laws.hpp"

// Exponential: 1 − F(x) = exp(−x/mean).
namespace ebb {

Family exponential(double mean) {
  require_positive("mean", mean, "an exponential quantity has a mean above 0");
  return Exponential{mean};
}

Support support(const Exponential&) { return {0, kUnbounded}; }

double quantile(const Exponential& law, Uniform u) {
  return -law.mean * (u.u <= 0.5 ? math::log1p(-u.u) : math::log(u.complement));
}

Tails cdf(const Exponential& law, double x) {
  if (x <= 0) return {0, 1};
  return {-math::expm1(-x / law.mean), math::exp(-x / law.mean)};
}

std::string words(const Exponential& law) { return fmt::format("exponential: mean {}", readable(law.mean)); }

}  // namespace ebb
