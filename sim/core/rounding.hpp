#pragma once
#include <cmath>
#include <cstdint>

/// std::trunc, std::floor and std::round (half away from zero), bit for bit, without a call: baseline x86-64 has no instruction
/// for them.
namespace ebb::math {

inline constexpr double kJustBelowHalf = 0x1.fffffffffffffp-2;

inline double truncated(double x) {
  constexpr double kAllWhole = 0x1p52;  // from here on every double is whole
  if (!(x > -kAllWhole && x < kAllWhole)) return x;
  return std::copysign(static_cast<double>(static_cast<std::int64_t>(x)), x);
}

inline double floored(double x) {
  const double whole = truncated(x);
  return whole > x ? whole - 1 : whole;
}

/// What lies just below a half must not be carried over by rounding.
inline double rounded(double x) { return truncated(x + std::copysign(kJustBelowHalf, x)); }

}  // namespace ebb::math
