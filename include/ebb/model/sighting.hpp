#pragma once
#include <cstdint>
#include <vector>

#include "ebb/model/input_block.hpp"
#include "ebb/model/model.hpp"

namespace ebb {

/// What to observe in a trial.
struct Lookout {
  std::vector<std::int64_t> casualty_days;  ///< increasing, 0 … horizon
  std::int64_t threshold_day = -1;          ///< thresholds are watched to the end of this day; -1: never
};

/// What was observed in one trial.
struct Sighting {
  std::vector<std::int64_t> casualties;  ///< [casualty day]: cumulative since the beginning, at the day's end
  std::vector<std::int32_t> reached;     ///< [threshold]: the day, or horizon + 1 if not reached while watched
  std::vector<bool> kept_by;             ///< [later count]
};

/// Simulates one trial of a block as the reference does (reference.hpp), no further than `lookout` requires, and fills `seen`.
void look(const Model& model, const InputBlock& inputs, int lane, const Lookout& lookout, Sighting& seen);

}  // namespace ebb
