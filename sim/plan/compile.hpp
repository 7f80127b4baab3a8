#pragma once
#include "ebb/plan/plan.hpp"
#include "plan/axes.hpp"

namespace ebb {

/// Gives every quantity of a situation its row and its draw.
CasePlan compile_case(const Scenario& scenario, const Case& one, std::uint64_t seed, const Axes& axes);

/// Lower edges of the strength counts: 0, 1, then the multiples of a width of 1, 2 or 5 × 10ᵏ, so that at most 200 bins reach the
/// largest strength foreseen.
std::vector<std::int64_t> strength_bins(const Situation& situation, std::int64_t horizon_days);

}  // namespace ebb
