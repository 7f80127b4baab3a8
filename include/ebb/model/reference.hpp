#pragma once
#include <array>
#include <cstdint>
#include <functional>

#include "ebb/model/day.hpp"
#include "ebb/model/input_block.hpp"
#include "ebb/model/model.hpp"
#include "ebb/model/outcome_block.hpp"

namespace ebb {

/// Runs a block of trials through the days, one by one: plain scalar C++, the specification that other kernels are held against.
/// `outcomes` is overwritten but for the lanes of `others`; only those below inputs.trials mean anything.
void simulate(const Model& model, const InputBlock& inputs, const std::array<bool, kBlockTrials>& others, OutcomeBlock& outcomes);
void simulate(const Model& model, const InputBlock& inputs, OutcomeBlock& outcomes);

/// One trial of a block, every day from 0 to the horizon handed to `visit`.
void replay(const Model& model, const InputBlock& inputs, int lane, const std::function<void(const Day&)>& visit);

}  // namespace ebb
