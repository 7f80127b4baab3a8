#pragma once
#include <array>
#include <map>

#include "ebb/plan/plan.hpp"
#include "plan/axes.hpp"

namespace ebb {

/// The tables of a plan: cases mostly have their laws in common, and some take milliseconds to make.
class QuantileTables {
 public:
  QuantileTable of(const Distribution& law);

 private:
  std::multimap<std::array<double, 3>, QuantileTable> made_;  // by the ends of the support and the first quartile
};

/// Gives every quantity of a situation its row and its draw.
CasePlan compile_case(const Scenario& scenario, const Case& one, const RunOptions& options, const Axes& axes,
                      QuantileTables& tables);

/// Days 0, every, 2 · every, … before the horizon, and the horizon.
std::vector<std::int64_t> strength_days(std::int64_t horizon_days, std::int64_t every);

/// Lower edges of the strength counts: 0, 1, then the multiples of a width of 1, 2 or 5 × 10ᵏ, so that at most 200 bins reach the
/// largest strength foreseen.
std::vector<std::int64_t> strength_bins(const Situation& situation, std::int64_t horizon_days);

}  // namespace ebb
