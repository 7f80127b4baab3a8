#include "distribution/standard_normal.hpp"

#include <cmath>

#include "core/double_double.hpp"
#include "core/math.hpp"
#include "core/polynomial.hpp"
#include "distribution/as241.hpp"
#include "distribution/mills.hpp"

namespace ebb {
namespace {

/// (1 − Φ(z))/φ(z) for z ≥ 0.
double mills_ratio(double z) { return math::polynomial(mills::kSeries, (z - 4) / (z + 4)) / (z + 4); }

/// φ(z) = exp(−z²/2)/√(2π), the square to twice the digits: its rounding error would count z²/2 times.
double density(double z) {
  const math::DoubleDouble square = math::exact_product(z, z);
  return mills::kInverseRootTwoPi * math::exp(-0.5 * square.high) * (1 - 0.5 * square.low);
}

/// −Φ⁻¹(p) for 0 < p ≤ ½.
double upper_quantile(double p) {
  using namespace as241;
  const double q = 0.5 - p;
  if (q <= 0.425) {
    const double r = 0.180625 - q * q;
    return q * math::polynomial(kBody, r) / math::polynomial(kBodyBelow, r);
  }
  const double r = std::sqrt(-math::log(p));
  if (r <= 5) return math::polynomial(kTail, r - 1.6) / math::polynomial(kTailBelow, r - 1.6);
  return math::polynomial(kFar, r - 5) / math::polynomial(kFarBelow, r - 5);
}

}  // namespace

Tails standard_normal_cdf(double z) {
  if (std::isnan(z)) return {z, z};
  const double size = std::fabs(z);
  const double tail = size > 40 ? 0.0 : density(size) * mills_ratio(size);
  return z < 0 ? Tails{tail, 1 - tail} : Tails{1 - tail, tail};
}

double standard_normal_quantile(Uniform u) { return u.u <= 0.5 ? -upper_quantile(u.u) : upper_quantile(u.complement); }

}  // namespace ebb
