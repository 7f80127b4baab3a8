#pragma once
#include <cstdint>
#include <optional>

#include "ebb/scenario/situation.hpp"

namespace ebb {

/// What a reader would do by hand: the median strength over the median rate, nothing else happening.
struct StraightLine {
  double losses = 0, strength = 0;  ///< persons, on day 0
  double rate = 0;                  ///< persons a day

  /// The first day on which nothing is left: ⌈strength / rate⌉. Infinite at rate 0.
  double last_day() const;
  /// Cumulative casualties at the end of a day, whole: losses and rate × day, rounded half up, until nothing is left.
  std::int64_t casualties_by(std::int64_t day) const;
};

StraightLine straight_line(const Situation& situation);

}  // namespace ebb
