#pragma once
#include <algorithm>
#include <cstdint>
#include <vector>

#include "ebb/model/input_block.hpp"
#include "ebb/model/model.hpp"
#include "model/rules.hpp"

namespace ebb {

/// Returns 2^(−e/half_life), the part that remains after e fighting days of all that learning can take away.
double faded(double e, double half_life);
double log_faded(double e, double half_life);

/// The days first … last, or no days if last < first.
struct DayRange {
  std::int64_t first, last;
};

/// Returns the days of a phase. `end` or `days` is null if the phase has none. Without either, it lasts to the horizon.
DayRange days_of_phase(double start, const double* end, const double* days, std::int64_t horizon);

/// The inputs of one trial by name, and the quantities derived from them before the first day.
struct TrialInputs {
  struct Phase {
    std::size_t index;  ///< in Model::phases
    std::int64_t first, last;
    double intensity;
  };  ///< the days first … last, or no days if last < first

  /// In a wave, `all` persons arrive evenly over `days`, and `front` of them go to the front. In a steady flow, `all` and `front`
  /// are persons a day, and need not be whole.
  struct Reinforcement {
    std::size_t index;  ///< in Model::reinforcements
    std::int64_t first, days;
    double front, all;
    bool steady;

    struct Come {
      std::int64_t front, rear;
    };
    Come come_by(std::int64_t j) const;  ///< persons who have come by its j-th day, 0 ≤ j ≤ days
  };

  std::int64_t size, losses, away;
  double wastage;
  double rate;  ///< persons a calendar day at intensity 1 and full strength, uncertainty included
  double strength_exponent, reference_strength;
  double dispersion = 0;  ///< k of a negative-binomial day
  double killed_share;
  double learning_floor = 1, half_life = 1;
  double fighting = 1, resting = 0;  ///< mean lengths of spells, in days; resting is 0 without tempo
  double returning = 0;              ///< the share of the wounded who come back
  /// Return the probability that a casualty comes back, and that one who does not was killed.
  double comes_back() const { return (1 - killed_share) * returning; }
  double killed_if_not_back() const { return comes_back() < 1 ? killed_share / (1 - comes_back()) : 0; }
  std::vector<Phase> phases;
  std::vector<Reinforcement> reinforcements;

  std::int64_t strength_on_day_0() const { return size > losses ? size - losses : 0; }
  double rate_when_fighting() const { return std::min(rate * ((fighting + resting) / fighting), kMostFactor); }
  double fade(double intensity) const { return faded(intensity, half_life); }
};

/// Reads lane `lane` of a block. The vectors of `into` are reused.
void gather(const Model& model, const InputBlock& inputs, int lane, TrialInputs& into);

}  // namespace ebb
