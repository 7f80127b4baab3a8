#pragma once
#include <array>
#include <cstdint>
#include <functional>

#include "ebb/model/day.hpp"
#include "ebb/model/input_block.hpp"
#include "ebb/model/model.hpp"
#include "ebb/model/outcome_block.hpp"

namespace ebb {

/// Simulates a block of trials day by day, one trial after another. This plain scalar C++ is the specification for all kernels.
/// Overwrites `outcomes` except in the lanes of `others`. Only lanes below inputs.trials have a meaning.
void simulate(const Model& model, const InputBlock& inputs, const std::array<bool, kBlockTrials>& others, OutcomeBlock& outcomes);
void simulate(const Model& model, const InputBlock& inputs, OutcomeBlock& outcomes);

/// Simulates one trial of a block, and calls `visit` with every day from 0 to the horizon.
void replay(const Model& model, const InputBlock& inputs, int lane, const std::function<void(const Day&)>& visit);

}  // namespace ebb
