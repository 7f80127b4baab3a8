#include "distribution/standard_normal.hpp"

#include <array>
#include <cmath>

#include "core/double_double.hpp"
#include "core/math.hpp"
#include "core/polynomial.hpp"
#include "distribution/as241.hpp"

namespace ebb {
namespace {

/// Mills' ratio (1 − Φ(z))/φ(z) for z ≥ 0, from the Chebyshev series of (z + 4)·ratio in t = (z − 4)/(z + 4), which maps
/// 0 … ∞ to −1 … 1; 24 terms, computed with 300 bits.
double mills_ratio(double z) {
  constexpr std::array<double, 24> kSeries = {
      1.8932190633084853,     -1.523770910819983,      0.9704095548676185,      -0.46754096299837045,    0.15139176231101523,
      -0.01890045086073445,   -0.008722295247696894,   0.004087855669592027,    0.00033424436090694754,  -0.000579269227909388,
      -4.781815834111735e-06, 8.809542096224811e-05,   1.7911870822522725e-06,  -1.4842471487746988e-05, -1.5664275229520689e-06,
      2.567381170594176e-06,  6.634658051244073e-07,   -3.9896597010923747e-07, -1.9738931713497465e-07, 4.366327169416851e-08,
      4.023625296905201e-08,  -1.0471399141324068e-09, -4.225794749133924e-09,  -3.744020186309987e-10};
  return math::polynomial(kSeries, (z - 4) / (z + 4)) / (z + 4);
}

/// φ(z) = exp(−z²/2)/√(2π), the square to twice the digits: its rounding error would count z²/2 times.
double density(double z) {
  constexpr double kInverseRootTwoPi = 0x1.9884533d43651p-2;
  const math::DoubleDouble square = math::exact_product(z, z);
  return kInverseRootTwoPi * math::exp(-0.5 * square.high) * (1 - 0.5 * square.low);
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
