#pragma once
#include <algorithm>
#include <cstdint>
#include <vector>

#include "ebb/model/input_block.hpp"
#include "ebb/model/model.hpp"
#include "model/rules.hpp"

namespace ebb {

/// 2^(−e/half_life): what is left of what learning can take away, after e fighting days.
double faded(double e, double half_life);
double log_faded(double e, double half_life);

/// Days first … last; none where last < first.
struct DayRange {
  std::int64_t first, last;
};

/// The days of a phase. Null: no `end`, no `days`; without either it lasts to the horizon.
DayRange days_of_phase(double start, const double* end, const double* days, std::int64_t horizon);

/// The inputs of one trial by name, with what follows from them before the first day.
struct TrialInputs {
  struct Phase {
    std::size_t index;  ///< in Model::phases
    std::int64_t first, last;
    double intensity;
  };  ///< days first … last; none where last < first

  /// `all` persons of a wave, `front` of them to the front, come evenly over `days`. Of a steady flow, the two are persons a
  /// day, not whole.
  struct Reinforcement {
    std::size_t index;  ///< in Model::reinforcements
    std::int64_t first, days;
    double front, all;
    bool steady;

    struct Come {
      std::int64_t front, rear;
    };
    Come come_by(std::int64_t j) const;  ///< by its j-th day, 0 ≤ j ≤ days
  };

  std::int64_t size, losses, away;
  double wastage;
  double rate;  ///< persons a calendar day at intensity 1 and full strength, doubt included
  double strength_exponent, reference_strength;
  double dispersion = 0;  ///< k of a negative-binomial day
  double killed_share;
  double learning_floor = 1, half_life = 1;
  double fighting = 1, resting = 0;  ///< mean spells; resting 0: no tempo
  double returning = 0;              ///< share of the wounded who come back
  /// Of a casualty: to come back; and, where not, to have been killed.
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
