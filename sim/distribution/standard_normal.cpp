#include "distribution/standard_normal.hpp"

#include <array>
#include <cmath>

#include "core/double_double.hpp"
#include "core/math.hpp"
#include "core/polynomial.hpp"

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

/// −Φ⁻¹(p) for 0 < p ≤ ½: M. J. Wichura (1988), "Algorithm AS 241: The percentage points of the normal distribution",
/// Applied Statistics 37, PPND16; rational approximations with a relative error of about 1e-16.
double upper_quantile(double p) {
  constexpr std::array<double, 8> kBody = {3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3,
                                           1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
                                           3.3430575583588128105e4, 2.5090809287301226727e3};
  constexpr std::array<double, 8> kBodyBelow = {1.0,
                                                4.2313330701600911252e1,
                                                6.8718700749205790830e2,
                                                5.3941960214247511077e3,
                                                2.1213794301586595867e4,
                                                3.9307895800092710610e4,
                                                2.8729085735721942674e4,
                                                5.2264952788528545610e3};
  constexpr std::array<double, 8> kTail = {1.42343711074968357734e0,  4.63033784615654529590e0, 5.76949722146069140550e0,
                                           3.64784832476320460504e0,  1.27045825245236838258e0, 2.41780725177450611770e-1,
                                           2.27238449892691845833e-2, 7.74545014278341407640e-4};
  constexpr std::array<double, 8> kTailBelow = {1.0,
                                                2.05319162663775882187e0,
                                                1.67638483018380384940e0,
                                                6.89767334985100004550e-1,
                                                1.48103976427480074590e-1,
                                                1.51986665636164571966e-2,
                                                5.47593808499534494600e-4,
                                                1.05075007164441684324e-9};
  constexpr std::array<double, 8> kFar = {6.65790464350110377720e0,  5.46378491116411436990e0,  1.78482653991729133580e0,
                                          2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
                                          2.71155556874348757815e-5, 2.01033439929228813265e-7};
  constexpr std::array<double, 8> kFarBelow = {1.0,
                                               5.99832206555887937690e-1,
                                               1.36929880922735805310e-1,
                                               1.48753612908506148525e-2,
                                               7.86869131145613259100e-4,
                                               1.84631831751005468180e-5,
                                               1.42151175831644588870e-7,
                                               2.04426310338993978564e-15};
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
