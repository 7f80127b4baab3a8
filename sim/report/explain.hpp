#pragma once
#include <string>

#include "ebb/plan/plan.hpp"
#include "ebb/scenario/scenario.hpp"

namespace ebb {

/// Every input of a scenario in words: family, quantiles, source, mass cut off, and what follows from them before a trial is run.
std::string explain(const Plan& plan);

/// The terms that reports and `explain` use, a paragraph each.
std::string explain_words();

}  // namespace ebb
