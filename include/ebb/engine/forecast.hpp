#pragma once
#include <cstdint>
#include <map>
#include <vector>

#include "ebb/engine/engine.hpp"
#include "ebb/model/sighting.hpp"

namespace ebb {

/// How many trials had so many cumulative casualties.
using CasualtyCounts = std::map<std::int64_t, std::uint64_t>;

/// What the kept trials of one case came to on the days that were looked at, for each of the kReplicates replicates. Whole
/// counts: two add exactly, in any order.
struct CaseForecast {
  KeptCounts kept;
  std::vector<std::vector<CasualtyCounts>> casualties;  ///< [casualty day][replicate]
  /// [threshold][replicate][day 0 … H, and H + 1: not while it was watched]
  std::vector<std::vector<std::vector<std::uint64_t>>> reached;
  void add(const CaseForecast& other);
};

/// All trials of the plan, every case; fewer where `options` stop it (then those of the first blocks).
std::vector<CaseForecast> forecast(const Plan& plan, const Lookout& lookout, const EngineOptions& options);

}  // namespace ebb
