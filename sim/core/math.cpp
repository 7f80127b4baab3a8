#include "core/math.hpp"

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#include "core/double_double.hpp"
#include "core/polynomial.hpp"
#include "core/series.hpp"

namespace ebb::math {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
// e^x is above the largest double, or rounds to 0, beyond these.
constexpr double kExpOverflows = 0x1.62e42fefa39efp+9;
constexpr double kExpVanishes = -0x1.74910d52d3051p+9;

double power_of_two(std::int64_t k) { return std::bit_cast<double>(static_cast<std::uint64_t>(k + 1023) << 52); }

/// y·2^k for |k| ≤ 2044, rounded once.
double scaled(double y, std::int64_t k) {
  const std::int64_t half = k / 2;
  return y * power_of_two(half) * power_of_two(k - half);
}

/// x = k·ln 2 + high + low, |high| ≤ ln 2 / 2, for |x| < 2¹⁰.
struct Reduced {
  std::int64_t k;
  double high, low;
};

Reduced reduce(double x, double x_low = 0) {
  const double k = (x * kInverseLn2 + kRounder) - kRounder;
  const double first = x - k * kLn2High;
  const double second = x_low - k * kLn2Low;
  const double high = first + second;
  return {static_cast<std::int64_t>(k), high, (first - high) + second};
}

/// e^(high + low) − 1 − high, by the series r²/2! + r³/3! + …; the leading term apart, as it carries most of the rounding.
double beyond_linear(double high, double low) {
  const double square = high * high;
  return 0.5 * square + (square * high * polynomial(kInverseFactorials, high) + (low + low * high));
}

double exp_reduced(const Reduced& r) {
  const DoubleDouble linear = exact_sum(1.0, r.high);
  return scaled(linear.high + (linear.low + beyond_linear(r.high, r.low)), r.k);
}

/// x = 2^k·m, √½ ≤ m < √2, for x > 0 and finite.
struct Split {
  std::int64_t k;
  double m;
};

Split split(double x) {
  std::int64_t k = 0;
  if (x < std::numeric_limits<double>::min()) {
    x *= 0x1p54;
    k = -54;
  }
  const std::uint64_t bits = std::bit_cast<std::uint64_t>(x);
  const std::int64_t shift = static_cast<std::int64_t>(bits - kRootHalf) >> 52;
  return {k + shift, std::bit_cast<double>(bits - (static_cast<std::uint64_t>(shift) << 52))};
}

/// 2(z/3 + z²/5 + z³/7 + …) for z ≤ 0.0295.
double artanh_rest(double z) { return z * polynomial(kArtanh, z); }

/// k·ln 2 + log(1 + f) + low. With s = f/(2 + f), 2s = f − s·f, and f itself is exact:
/// log(1 + f) = f − (f²/2 − s·(f²/2 + artanh_rest)).
double log_sum(double k, double f, double low) {
  const double s = f / (2.0 + f);
  const double half_square = 0.5 * f * f;
  const double rest = s * (half_square + artanh_rest(s * s)) + (k * kLn2Low + low);
  return k * kLn2High - ((half_square - rest) - f);
}

/// log x to about 2⁻⁶⁵, for pow.
DoubleDouble log_double_double(double x) {
  const auto [k, m] = split(x);
  const double f = m - 1.0;
  const DoubleDouble divisor = exact_sum(m, 1.0);
  const double s_high = f / divisor.high;
  const DoubleDouble back = exact_product(s_high, divisor.high);
  const double s_low = (((f - back.high) - back.low) - s_high * divisor.low) / divisor.high;
  const DoubleDouble s = {s_high, s_low};
  const DoubleDouble z = s * s;
  constexpr DoubleDouble kTwoThirds = {2.0 / 3, 0x1.5555555555555p-55};
  constexpr std::array<double, 11> kOdd = {2.0 / 5,  2.0 / 7,  2.0 / 9,  2.0 / 11, 2.0 / 13, 2.0 / 15,
                                           2.0 / 17, 2.0 / 19, 2.0 / 21, 2.0 / 23, 2.0 / 25};
  const DoubleDouble cubic = s * z * (kTwoThirds + DoubleDouble{z.high * polynomial(kOdd, z.high), 0});
  const DoubleDouble log_m = DoubleDouble{2 * s.high, 2 * s.low} + cubic;
  const double turns = static_cast<double>(k);
  return exact_sum(turns * kLn2High, turns * kLn2Low) + log_m;
}

bool odd_integer(double y) { return std::fabs(y) < 0x1p53 && y == std::floor(y) && std::fmod(y, 2.0) != 0; }

/// x^y for x > 0 finite, y finite.
double pow_positive(double x, double y) {
  if (x == 1.0) return 1.0;
  const DoubleDouble log_x = log_double_double(x);
  if (std::fabs(y) > 0x1p64) return (log_x.high > 0) == (y > 0) ? kInfinity : 0.0;
  const DoubleDouble product = log_x * DoubleDouble{y, 0};
  if (product.high > kExpOverflows + 1) return kInfinity;
  if (product.high < kExpVanishes - 1) return 0.0;
  return exp_reduced(reduce(product.high, product.low));
}

}  // namespace

double exp(double x) {
  if (std::isnan(x)) return x;
  if (x > kExpOverflows) return kInfinity;
  if (x < kExpVanishes) return 0.0;
  return exp_reduced(reduce(x));
}

double expm1(double x) {
  if (std::isnan(x) || std::fabs(x) < 0x1p-54) return x;
  if (x > 38) return exp(x);  // 1 is less than half an ulp of e^x
  if (x < -38) return -1.0;
  const Reduced r = reduce(x);
  const double power = power_of_two(r.k);
  const DoubleDouble constant = exact_sum(power, -1.0);
  const DoubleDouble linear = exact_sum(constant.high, power * r.high);
  return linear.high + ((linear.low + constant.low) + power * beyond_linear(r.high, r.low));
}

double log(double x) {
  if (!(x > 0) || x == kInfinity) return x == 0 ? -kInfinity : x < 0 ? kNaN : x;
  const auto [k, m] = split(x);
  return log_sum(static_cast<double>(k), m - 1.0, 0.0);
}

double log1p(double x) {
  if (!(x > -1) || x == kInfinity) return x == -1 ? -kInfinity : x < -1 ? kNaN : x;
  if (std::fabs(x) < 0x1p-54) return x;
  if (x > -0.29 && x < 0.41) return log_sum(0.0, x, 0.0);
  const DoubleDouble sum = exact_sum(1.0, x);
  const auto [k, m] = split(sum.high);
  return log_sum(static_cast<double>(k), m - 1.0, sum.low / sum.high);
}

double pow(double x, double y) {
  if (y == 0 || x == 1) return 1.0;
  if (std::isnan(x) || std::isnan(y)) return kNaN;
  if (std::isinf(y)) return std::fabs(x) == 1 ? 1.0 : (std::fabs(x) > 1) == (y > 0) ? kInfinity : 0.0;
  const bool negative = std::signbit(x) && odd_integer(y);
  double size = 0;
  if (x == 0 || std::isinf(x)) {
    size = (x == 0) == (y > 0) ? 0.0 : kInfinity;
  } else if (x < 0 && y != std::floor(y)) {
    return kNaN;
  } else {
    size = pow_positive(std::fabs(x), y);
  }
  return negative ? -size : size;
}

double sinh(double x) {
  const double e = expm1(std::fabs(x));
  const double size = std::isinf(e) ? 0.5 * exp(0.5 * std::fabs(x)) * exp(0.5 * std::fabs(x)) : 0.5 * (e + e / (1 + e));
  return std::copysign(size, x);
}

double cosh(double x) {
  const double half = exp(0.5 * std::fabs(x));
  const double e = exp(std::fabs(x));
  return std::isinf(e) ? 0.5 * half * half : 0.5 * (e + 1 / e);
}

double tanh(double x) {
  if (std::fabs(x) > 20) return std::copysign(1.0, x);
  const double e = expm1(-2 * std::fabs(x));
  return std::copysign(-e / (2 + e), x);
}

}  // namespace ebb::math
