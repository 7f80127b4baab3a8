#pragma once
#include <array>
#include <cstddef>
#include <functional>

#include "ebb/model/input_block.hpp"
#include "ebb/model/model.hpp"
#include "ebb/model/outcome_block.hpp"

namespace ebb {

/// Returns the standard normal deviates of a turn, one for each trial of a block. Turn 0 decides a trial until a wave arrives
/// while it is uncertain whether a threshold is reached. If that is wave i, turn i + 1 decides the days after it.
using Deviates = std::function<const double*(std::size_t turn)>;

/// Simulates trials by first passage, from the distribution of casualties up to a day. The model's days must be independent given
/// a trial's inputs (see passage_obstacle() in ebb/plan/plan.hpp). One standard normal deviate z decides a trial. Its casualties
/// by day t are the quantile of their distribution at z. It reaches a threshold on the first day on which they suffice
/// (docs/model.md).
///
/// Sets outcomes.reached, losses_above_size and `error`. `error` bounds the error of the day of passage, in days, for all
/// deviates between ±4.75. It depends on the inputs alone. A trial whose error is above kMostPassageError must be simulated day
/// by day. The results are bit-identical on every machine.
void pass(const Model& model, const InputBlock& inputs, const Deviates& deviates, OutcomeBlock& outcomes,
          std::array<double, kBlockTrials>& error);
inline constexpr double kMostPassageError = 0.001;

}  // namespace ebb
