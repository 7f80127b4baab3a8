#pragma once
#include <cstdint>
#include <limits>

#include "ebb/core/failure.hpp"

namespace ebb {

/// a + b, or ComparisonFailure where the sum is above 2^64 − 1.
inline std::uint64_t checked_sum(std::uint64_t a, std::uint64_t b) {
  if (b > std::numeric_limits<std::uint64_t>::max() - a)
    throw ComparisonFailure("the counts add up to more than 64 bits can hold: one of the results is damaged");
  return a + b;
}

}  // namespace ebb
