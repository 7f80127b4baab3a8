#pragma once
#include <array>
#include <cstdint>

/// What exp and log are made of, one number at a time (core/math.cpp) and in vectors (core/vector_math-inl.h).
namespace ebb::math {

inline constexpr double kInverseLn2 = 0x1.71547652b82fep+0;
// ln 2 = high + low; high has 42 significant bits, so that k·high is exact for |k| < 2¹¹.
inline constexpr double kLn2High = 0x1.62e42fefa38p-1;
inline constexpr double kLn2Low = 0x1.ef35793c7673p-45;
inline constexpr double kRounder = 0x1.8p52;  // adding it rounds to a whole number

/// 1/3!, 1/4!, …
inline constexpr std::array<double, 12> kInverseFactorials = {
    1.0 / 6,      1.0 / 24,      1.0 / 120,      1.0 / 720,      1.0 / 5040,      1.0 / 40320,
    1.0 / 362880, 1.0 / 3628800, 1.0 / 39916800, 1.0 / 479001600, 1.0 / 6227020800, 1.0 / 87178291200};

/// log((1 + s)/(1 − s)) = 2 artanh(s) = 2s + s·(2z/3 + 2z²/5 + …), z = s².
inline constexpr std::array<double, 11> kArtanh = {2.0 / 3,  2.0 / 5,  2.0 / 7,  2.0 / 9,  2.0 / 11, 2.0 / 13,
                                                   2.0 / 15, 2.0 / 17, 2.0 / 19, 2.0 / 21, 2.0 / 23};

inline constexpr double kVectorExp = 700;  ///< vectors take exp of |x| up to here
inline constexpr std::uint64_t kRootHalf = 0x3fe6a09e667f3bcd;  // the bits of √½

}  // namespace ebb::math
