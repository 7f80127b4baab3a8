#pragma once
#include "ebb/scenario/scenario.hpp"
#include "scenario/context.hpp"

namespace ebb {

/// Warns of what is allowed but seldom meant: a rate without uncertainty, a probability without a source, what lies before day 1
/// or after the horizon, an observed window that reaches into a phase, a later count that is exact.
void warn(Context& context, const Scenario& scenario);

}  // namespace ebb
