#pragma once
#include <cstdint>
#include <map>
#include <vector>

#include "ebb/engine/engine.hpp"

namespace ebb {

/// How many kept trials of one case had so many cumulative casualties (since the beginning) at the end of a day.
using CasualtyCounts = std::map<std::int64_t, std::uint64_t>;

/// [case][day of `days`]. `days` increase, 0 … horizon. All trials of the plan.
std::vector<std::vector<CasualtyCounts>> forecast_casualties(const Plan& plan, const std::vector<std::int64_t>& days,
                                                             const EngineOptions& options);

}  // namespace ebb
