#include <array>
#include <cmath>
#include <limits>

#include "core/math.hpp"
#include "core/polynomial.hpp"

namespace ebb::math {
namespace {

constexpr double kHalfPi = 0x1.921fb54442d18p+0;
constexpr double kHalfPiRest = 0x1.1a62633145c07p-54;

/// x = quarter·π/2 + high + low, |high| ≤ π/4.
struct Turned {
  int quarter;
  double high, low;
};

Turned turn(double x) {
  // π/2 = first + second + third; the first two have 33 bits, so that n·first and n·second are exact for |n| ≤ 2²⁰.
  constexpr double kFirst = 0x1.921fb544p+0, kSecond = 0x1.0b4611a6p-34, kThird = 0x1.3198a2e037073p-69;
  const double n = std::floor(x / kHalfPi + 0.5);
  const double most = x - n * kFirst;
  const double rest = n * kSecond;
  const double top = most - rest;
  const double correction = ((most - top) - rest) - n * kThird;
  const double high = top + correction;
  const int quarter = static_cast<int>(n - 4 * std::floor(n / 4));
  return {quarter, high, (top - high) + correction};
}

double sin_near_zero(double r, double low) {
  constexpr std::array<double, 9> kSeries = {-1.0 / 6,
                                             1.0 / 120,
                                             -1.0 / 5040,
                                             1.0 / 362880,
                                             -1.0 / 39916800,
                                             1.0 / 6227020800,
                                             -1.0 / 1307674368000,
                                             1.0 / 355687428096000,
                                             -1.0 / 121645100408832000};
  const double z = r * r;
  return r + (r * z * polynomial(kSeries, z) + low * (1 - 0.5 * z));
}

double cos_near_zero(double r, double low) {
  constexpr std::array<double, 8> kSeries = {1.0 / 24,        -1.0 / 720,         1.0 / 40320,          -1.0 / 3628800,
                                             1.0 / 479001600, -1.0 / 87178291200, 1.0 / 20922789888000, -1.0 / 6402373705728000};
  const double z = r * r;
  const double first = 1 - 0.5 * z;
  return first + (((1 - first) - 0.5 * z) + (z * z * polynomial(kSeries, z) - r * low));
}

/// x − x³/3 + x⁵/5 − …, |x| ≤ tan(π/16) = 0.199.
double atan_near_zero(double x) {
  constexpr std::array<double, 12> kSeries = {-1.0 / 3,  1.0 / 5,  -1.0 / 7,  1.0 / 9,  -1.0 / 11, 1.0 / 13,
                                              -1.0 / 15, 1.0 / 17, -1.0 / 19, 1.0 / 21, -1.0 / 23, 1.0 / 25};
  const double z = x * x;
  return x + x * z * polynomial(kSeries, z);
}

/// For 0 ≤ x ≤ 1: the angle is halved until the series is short. tan(a/2) = tan a / (1 + √(1 + tan² a)).
double atan_to_one(double x) {
  double halvings = 1;
  while (x > 0.198) {
    x = x / (1 + std::sqrt(1 + x * x));
    halvings *= 2;
  }
  return halvings * atan_near_zero(x);
}

double outside_domain() { return std::numeric_limits<double>::quiet_NaN(); }

}  // namespace

double sin(double x) {
  if (!(std::fabs(x) <= 0x1p20)) return outside_domain();
  if (std::fabs(x) < 0x1p-27) return x;
  const Turned t = turn(x);
  const double size = t.quarter % 2 == 0 ? sin_near_zero(t.high, t.low) : cos_near_zero(t.high, t.low);
  return t.quarter < 2 ? size : -size;
}

double cos(double x) {
  if (!(std::fabs(x) <= 0x1p20)) return outside_domain();
  const Turned t = turn(x);
  const double size = t.quarter % 2 == 0 ? cos_near_zero(t.high, t.low) : sin_near_zero(t.high, t.low);
  return t.quarter == 0 || t.quarter == 3 ? size : -size;
}

double tan(double x) { return sin(x) / cos(x); }

double atan(double x) {
  if (std::isnan(x)) return x;
  const double size = std::fabs(x);
  const double angle = size <= 1 ? atan_to_one(size) : kHalfPi - (atan_to_one(1 / size) - kHalfPiRest);
  return std::copysign(angle, x);
}

double asin(double x) {
  if (!(std::fabs(x) <= 1)) return outside_domain();
  if (std::fabs(x) == 1) return std::copysign(kHalfPi, x);
  return atan(x / std::sqrt((1 - x) * (1 + x)));
}

double acos(double x) {
  if (!(std::fabs(x) <= 1)) return outside_domain();
  if (x == -1) return 2 * kHalfPi;
  return 2 * atan(std::sqrt((1 - x) / (1 + x)));
}

}  // namespace ebb::math
