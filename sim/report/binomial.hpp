#pragma once
#include <cstdint>
#include <optional>

namespace ebb {

/// A closed interval, by its ends.
struct Interval {
  double low = 0, high = 1;
};

inline constexpr double kTwoSidedError = 0.05;                ///< every interval of a report is a 95 % interval
inline constexpr double kNormalQuantile = 1.959963984540054;  ///< Φ⁻¹(0.975)

/// 1-based order statistics between which the p-quantile of n independent draws lies, each tail at most error/2:
/// lower, the largest l with P(Bin(n, p) ≤ l − 1) ≤ error/2; upper, the smallest u with P(Bin(n, p) ≥ u) ≤ error/2.
/// Nothing on a side where no order statistic bounds it (David & Nagaraja, Order Statistics, 2003, 7.1).
struct Ranks {
  std::optional<std::uint64_t> lower, upper;
};
Ranks quantile_ranks(std::uint64_t n, double p, double error = kTwoSidedError);

/// Exact interval of a proportion, k of n (Clopper & Pearson, Biometrika 26, 1934): the ends at which each tail is error/2.
/// 0 to 1 where n = 0.
Interval clopper_pearson(std::uint64_t k, std::uint64_t n, double error = kTwoSidedError);

}  // namespace ebb
