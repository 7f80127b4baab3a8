#pragma once
#include <cstdint>

namespace ebb {

/// ⌈p·total⌉ for 0 < p < 1, exactly: p is taken as the shortest decimal that reads back as the same double, so that 0.05 of 20
/// is 1. The p-quantile is the smallest day by which so many of `total` trials have reached a threshold.
std::uint64_t rank_of_share(double p, std::uint64_t total);

/// The nearest decimals of six significant digits that are not above x, or not below it; 0 ≤ x ≤ 1. A relative 1e-12 is added
/// on the way, more than x can be in error.
double rounded_down(double x);
double rounded_up(double x);

}  // namespace ebb
