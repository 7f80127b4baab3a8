#pragma once
#include <string>

#include "ebb/report/report.hpp"
#include "ebb/report/terminal_style.hpp"

namespace ebb {

/// The first threshold in each case, and over the other cases where one is left out; empty where there is one case:
/// "By case    median after 5 Feb 2026: US (1,200), NIS (3,000); 9 Jan 2026: Western (4,000)"
/// "Leaving out US (1,200): median after 5 Feb 2026; 55 % not depleted"
std::string case_lines(const Result& result, const Report& report, const TerminalStyle& style);

}  // namespace ebb
