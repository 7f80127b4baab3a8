#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "ebb/scenario/scenario.hpp"

namespace ebb {

/// What a reader would work out by hand: every input at its median, the same expected casualties on every day, no random
/// variation. Definition: docs/statistics.md, "The constant-rate estimate".
struct ConstantRate {
  std::vector<std::int64_t> casualties;  ///< cumulative, at the end of day 0 … horizon; whole
  std::vector<std::optional<std::int64_t>>
      reached;  ///< per threshold: the first day on which it holds; nothing: not by the horizon
};

/// One for each case, in the order of the file.
std::vector<ConstantRate> constant_rates(const Scenario& scenario);

/// The weighted median of the cases' values: the smallest value that cases with at least half of all weight do not exceed.
/// Nothing counts as larger than every value. `values` and `weights` are one per case; some weight is above 0.
std::optional<std::int64_t> median_of_cases(const std::vector<std::optional<std::int64_t>>& values,
                                            const std::vector<double>& weights);

}  // namespace ebb
