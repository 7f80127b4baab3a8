#pragma once
#include "ebb/model/input_block.hpp"
#include "ebb/model/outcome_block.hpp"
#include "ebb/plan/plan.hpp"
#include "ebb/tally/tally.hpp"

namespace ebb {

/// Whether a trial is kept by every later count.
bool kept(const OutcomeBlock& outcomes, std::size_t lane);

/// Adds what a block of trials came to.
void count_block(const CasePlan& plan, const TallyShape& shape, const InputBlock& inputs, const OutcomeBlock& outcomes,
                 CaseTally& tally);

}  // namespace ebb
