#pragma once
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "ebb/report/terminal_style.hpp"

namespace ebb {

/// The names of inputs as a list that takes two lines at most: "Fixed (no uncertainty): tempo (2), phases.weekend* (26)."
/// - A table all of whose inputs (of `known`) are in the list stands for them, with their number.
/// - Three phases or waves or more whose IDs differ only in digits at the end stand as one, with their number.
/// - What does not fit is counted: "a, b, … (11 in all; ebb explain)".
/// Empty where there is no name.
std::string name_lines(std::string_view label, const std::vector<std::string>& names, const std::set<std::string>& known,
                       const TerminalStyle& style);

}  // namespace ebb
