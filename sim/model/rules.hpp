#pragma once
#include <algorithm>
#include <cmath>

#include "ebb/scenario/scenario.hpp"

namespace ebb {

inline constexpr double kMostExpected = 1e18;  ///< casualties of a day; larger values make no difference
inline constexpr double kMostFactor = 1e300;   ///< limit of a rate or an intensity; keeps it finite, so that 0 times it is 0
inline constexpr double kWholeSlack = 1e-6;    ///< a fraction of a person that counts as rounding error: docs/scenario.md
inline constexpr double kMostOfAWave = 2e11;   ///< persons; times the longest horizon in days, still exact in a double
inline constexpr double kFarDay = 1e9;         ///< beyond every horizon
inline constexpr double kLog2 = 0.69314718055994530942;

/// Returns the probability that a spell with this mean length, in days, ends after any of its days. At least one random word of
/// 2³² ends it.
inline double spell_ends(double mean) { return std::max(1 / mean, 0x1p-32); }

/// True if a threshold watches cumulative casualties (at or above its level). False if it watches the front's strength (at or
/// below its level).
inline bool counts_casualties(const Threshold& threshold) {
  return threshold.kind == ThresholdKind::casualties || threshold.kind == ThresholdKind::casualties_share;
}

/// Returns the level of a threshold in whole persons. `reference` is the number of persons sent or deployed by today.
inline double level_of(const Threshold& threshold, double reference) {
  switch (threshold.kind) {
    case ThresholdKind::remaining: return std::floor(threshold.value * reference + kWholeSlack);
    case ThresholdKind::casualties_share: return std::ceil(threshold.value * reference - kWholeSlack);
    case ThresholdKind::below:
    case ThresholdKind::casualties: return threshold.value;
  }
  return threshold.value;
}

/// Returns the persons of a steady flow who have come by its j-th day. A day's fraction of a person is carried over to the next
/// day: ten days of 0.1 a day bring one person.
inline double come_of_flow(double a_day, double j) { return std::floor(a_day * j + kWholeSlack); }

/// Returns the persons of a wave who have come by the j-th of its days, 1 ≤ j ≤ days: ⌊persons·j/days⌋, exact below 2⁵³.
inline double come_of_wave(double persons, double j, double days) { return std::floor(persons * j / days); }

}  // namespace ebb
