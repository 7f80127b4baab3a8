#pragma once
#include <string>

#include "ebb/plan/plan.hpp"
#include "ebb/report/terminal_style.hpp"

namespace ebb {

/// Every input of a scenario in words: distribution, quantiles, mass cut off, sources; then what follows from them before a trial
/// is run, thresholds, how the trials are simulated, and every cited source in full.
std::string explain(const Plan& plan, const TerminalStyle& style);

/// The same as one JSON object on one line (format ebb-explain/1, docs/output.md), without a line break at the end.
std::string explain_json(const Plan& plan);

/// The terms that reports and `explain` use, a paragraph each.
std::string explain_words(const TerminalStyle& style);

}  // namespace ebb
