#pragma once
#include <cstdint>
#include <map>
#include <vector>

#include "ebb/engine/engine.hpp"
#include "ebb/model/sighting.hpp"

namespace ebb {

/// How many trials had so many cumulative casualties.
using CasualtyCounts = std::map<std::int64_t, std::uint64_t>;

/// What the trials of one case came to on the days that were looked at. Whole counts: two add exactly, in any order.
struct CaseForecast {
  KeptCounts kept;
  std::vector<CasualtyCounts> casualties;           ///< [casualty day], of the kept trials
  std::vector<std::vector<std::uint64_t>> reached;  ///< [threshold][day 0 … H, and H + 1: not while it was watched]; of the kept
  void add(const CaseForecast& other);
};

/// All trials of the plan, every case; fewer where `options` stop it (then those of the first blocks).
std::vector<CaseForecast> forecast(const Plan& plan, const Lookout& lookout, const EngineOptions& options);

}  // namespace ebb
