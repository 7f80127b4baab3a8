#pragma once
#include <array>
#include <cstddef>
#include <functional>

#include "ebb/model/input_block.hpp"
#include "ebb/model/model.hpp"
#include "ebb/model/outcome_block.hpp"

namespace ebb {

/// Standard normal deviates: in each turn one for each trial of a block. Turn 0 decides a trial up to where a wave finds it open
/// whether a threshold is reached; where that is wave i, turn i + 1 decides what comes after.
using Deviates = std::function<const double*(std::size_t turn)>;

/// First passage from the law of the casualties up to a day, for models whose days are independent given a trial's inputs
/// (passage_obstacle() in ebb/plan/plan.hpp says which). One standard normal deviate z decides a trial: its casualties by day t
/// are the quantile of their law at z, and a threshold is reached on the first day on which they suffice (docs/model.md).
///
/// Sets outcomes.reached and losses_above_size, and `error`: by how much of a day that is off at most, whatever deviates between
/// ±4.75 a trial has. That hangs on the inputs alone; beyond kMostPassageError a trial has to go day by day. The same bits
/// everywhere.
void pass(const Model& model, const InputBlock& inputs, const Deviates& deviates, OutcomeBlock& outcomes,
          std::array<double, kBlockTrials>& error);
inline constexpr double kMostPassageError = 0.001;

}  // namespace ebb
