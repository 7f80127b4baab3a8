#pragma once
#include <cstdint>
#include <vector>

#include "ebb/model/input_block.hpp"
#include "ebb/model/model.hpp"

namespace ebb {

/// What is looked at in a trial.
struct Lookout {
  std::vector<std::int64_t> casualty_days;  ///< increasing, 0 … horizon
  std::int64_t threshold_day = -1;          ///< thresholds are watched to the end of this day; -1: not at all
};

/// What was seen of one trial.
struct Sighting {
  std::vector<std::int64_t> casualties;  ///< [casualty day]: cumulative, since the beginning, at its end
  std::vector<std::int32_t> reached;     ///< [threshold]: the day, or horizon + 1: not while it was watched
  std::vector<bool> kept_by;             ///< [later count]
};

/// Follows one trial of a block through the days of the definition (reference.hpp), no further than is looked at.
void look(const Model& model, const InputBlock& inputs, int lane, const Lookout& lookout, Sighting& seen);

}  // namespace ebb
