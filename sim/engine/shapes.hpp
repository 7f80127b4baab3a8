#pragma once
#include "ebb/plan/plan.hpp"
#include "ebb/tally/tally.hpp"

namespace ebb {

/// What is counted for one case of the plan.
TallyShape shape_of(const Plan& plan, const CasePlan& one);

}  // namespace ebb
