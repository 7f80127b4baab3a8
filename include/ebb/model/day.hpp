#pragma once
#include <cstdint>

namespace ebb {

/// One simulated day of one trial, as docs/model.md tells it; persons, whole, unless said otherwise.
struct Day {
  std::int32_t number = 0;  ///< 0: the state at the start
  std::int64_t arrived_front = 0, arrived_rear = 0;
  std::int64_t returned = 0;
  std::int64_t strength_before = 0;  ///< the front's, after arrivals and returns: S
  bool fighting = true;              ///< tempo's spell
  double intensity = 1;              ///< phases and tempo together: m
  double learning = 1;               ///< the rate's factor
  double expected = 0;               ///< expected casualties: λ
  std::int64_t casualties = 0;       ///< N
  std::int64_t wasted = 0;
  std::int64_t killed = 0;
  std::int64_t will_return = 0;  ///< of the wounded of this day
  // At the end of the day:
  std::int64_t strength = 0;  ///< the front
  std::int64_t rear = 0;
  std::int64_t away = 0;                   ///< those who will come back
  std::int64_t cumulative_casualties = 0;  ///< losses before the start included, returns not deducted
  // Sums since the start, for the invariant:
  std::int64_t all_arrived_front = 0, all_killed = 0, all_not_returning = 0, all_wasted = 0;
};

}  // namespace ebb
