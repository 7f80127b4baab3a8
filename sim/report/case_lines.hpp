#pragma once
#include <string>

#include "ebb/report/report.hpp"
#include "ebb/report/terminal_style.hpp"

namespace ebb {

/// What each case says of the first threshold, and what the others say without it; nothing where there is one case:
/// "By case    NIS 7 May · Ukraine 16 Apr   (medians, 2025)"
/// "Without    NIS 16 Apr, 20 % · Ukraine 7 May, 31 %   (medians of the others, 2025; not by 5 Feb 2026)"
std::string case_lines(const Result& result, const Report& report, const TerminalStyle& style);

}  // namespace ebb
