#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/findings.hpp"

namespace ebb {

/// Reports a fault that the TOML parser found, in words that say what to write instead. `description` and `spot` are the
/// parser's.
void report_syntax(std::string_view description, Spot spot, std::string_view text, const DocumentText& document,
                   Findings& findings);

/// What is wrong with a line, and what to write instead: "unexpected text after the value (write 1,5 as 1.5)".
std::string explain_syntax(std::string_view description, const std::string& line);

/// Cuts a dotted key, "reinforcements.\"a b\".size", into its parts, in normal form C. Nothing where it is not one.
std::optional<std::vector<std::string>> split_key(std::string_view dotted);

}  // namespace ebb
