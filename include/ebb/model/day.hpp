#pragma once
#include <cstdint>

namespace ebb {

/// One simulated day of one trial, as docs/model.md describes it. Counts are in whole persons unless stated otherwise.
struct Day {
  std::int32_t number = 0;  ///< day 0 is the state at the start
  std::int64_t arrived_front = 0, arrived_rear = 0;
  std::int64_t returned = 0;
  std::int64_t strength_before = 0;  ///< S: strength of the front after arrivals and returns
  bool fighting = true;              ///< true in a fighting spell of tempo
  double intensity = 1;              ///< m: the intensity of phases and tempo together
  double learning = 1;               ///< the factor by which learning changes the rate
  double expected = 0;               ///< λ: expected casualties
  std::int64_t casualties = 0;       ///< N
  std::int64_t wasted = 0;
  std::int64_t killed = 0;
  std::int64_t will_return = 0;  ///< the number of today's wounded who will come back
  // At the end of the day:
  std::int64_t strength = 0;  ///< persons at the front
  std::int64_t rear = 0;
  std::int64_t away = 0;                   ///< persons who will come back
  std::int64_t cumulative_casualties = 0;  ///< includes losses before the start; returns are not deducted
  // Sums since the start, used to check the invariant:
  std::int64_t all_arrived_front = 0, all_killed = 0, all_not_returning = 0, all_wasted = 0;
};

}  // namespace ebb
