#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "ebb/scenario/observed.hpp"
#include "ebb/scenario/scenario.hpp"

namespace ebb {

/// What of the observations a scenario says something about, in days of the scenario.
struct Scorable {
  struct Count {
    std::size_t index;  ///< in Observed::counts; it has casualties or at_least
    std::int64_t day;   ///< 1 … horizon
  };
  struct Passage {
    std::size_t index;      ///< in Observed::passages
    std::size_t threshold;  ///< in Scenario::thresholds
    std::int64_t day;       ///< 0 … horizon
    bool reached;           ///< on that day; false: not by the end of it, the last that was looked at, or the horizon
  };
  struct Left {
    std::string what, why;  ///< one line each
  };
  std::vector<Count> counts;
  std::vector<Passage> passages;
  std::vector<Left> not_scored;
};

/// Throws ScenarioFailure where the two do not count the same thing.
Scorable scorable(const Scenario& scenario, const Observed& observed);

}  // namespace ebb
