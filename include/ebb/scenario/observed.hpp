#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ebb/core/date.hpp"
#include "ebb/core/diagnostic.hpp"

namespace ebb {

/// What was later claimed, to hold forecasts against (docs/scenario.md, "Observations"). A value, immutable once read.
struct Observed {
  /// `[counts.ID]`: cumulative numbers since the beginning, at the end of a day; at least one of them is given.
  struct Count {
    std::string id, claimant, note;
    Date date;
    std::optional<std::int64_t> casualties, at_least;  ///< not both; persons, 0 … 10⁹
    std::optional<std::int64_t> killed, of;
    std::int64_t rounded_to = 1;  ///< `casualties` is a multiple of it
  };

  /// `[arrivals.ID]`: so many had come by the end of a day.
  struct Arrival {
    std::string id, claimant, note;
    Date by;
    std::int64_t persons = 0;
  };

  /// `[thresholds.ID]`: reached on this day, or not by the end of it.
  struct Passage {
    std::string threshold, claimant, note;
    Date date;
    bool reached = false;
  };

  std::string file;  ///< base name
  std::string sha256;
  std::string title;
  std::string unit;  ///< empty: not said
  Place unit_place;
  std::vector<Count> counts;  ///< these and the following in the order of the file
  std::vector<Arrival> arrivals;
  std::vector<Passage> passages;
};

/// Reads and checks a file. Throws ScenarioFailure with everything that is wrong, MachineFailure where it cannot be read.
Observed read_observed(const std::string& path);

/// The same from text.
Observed parse_observed(const std::string& text, const std::string& name);

}  // namespace ebb
