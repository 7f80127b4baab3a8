#pragma once
#include "ebb/scenario/situation.hpp"
#include "scenario/context.hpp"
#include "scenario/value.hpp"

namespace ebb {

/// Reads everything that a case may replace, from a complete tree: names checked, aliases resolved, a case already laid over it.
Situation read_situation(Context& context, const Value& root);

/// `phases`, `reinforcements`, `correlations`: a file for each.
std::vector<Phase> read_phases(Context& context, const Value& root);
std::vector<Reinforcement> read_reinforcements(Context& context, const Value& root);

}  // namespace ebb
