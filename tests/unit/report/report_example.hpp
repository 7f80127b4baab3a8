#pragma once
#include <cmath>

#include "ebb/tally/result.hpp"

namespace ebb {

/// A run as the engine would leave it: `cases` cases of 1,000,000 trials over a year, a skewed law of days around
/// day 98 (each further case 25 days later) and a second threshold; a share that grows with the case stays beyond the horizon.
Result example_result(int cases);

/// The counts put in by hand: one case, one threshold, `by_day` for days 0 … H and the rest not by the horizon.
Result counted_result(const std::vector<std::uint64_t>& by_day, std::uint64_t not_by_horizon);

}  // namespace ebb
