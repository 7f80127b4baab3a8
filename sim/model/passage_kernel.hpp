#pragma once
#include <array>
#include <span>

#include "ebb/model/input_block.hpp"
#include "ebb/model/model.hpp"
#include "ebb/model/outcome_block.hpp"

namespace ebb {

/// First passage from the law of the casualties up to a day, for models whose days are independent given a trial's inputs
/// (passage_obstacle() in ebb/plan/plan.hpp says which). One standard normal deviate z decides a trial: its casualties by day t
/// are the quantile of their law at z, and a threshold is reached on the first day on which they suffice (docs/model.md).
///
/// Sets outcomes.reached and losses_above_size, and `error`: by how much of a day that is off at most, whatever z between ±4.75 a
/// trial has; infinite where a wave arrives while it is open whether a threshold is reached before it. That hangs on the inputs
/// alone; beyond kMostPassageError a trial has to go day by day. `z` has kBlockTrials entries. The same bits on every machine.
void pass(const Model& model, const InputBlock& inputs, std::span<const double> z, OutcomeBlock& outcomes,
          std::array<double, kBlockTrials>& error);
inline constexpr double kMostPassageError = 0.001;

}  // namespace ebb
