#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/findings.hpp"

namespace ebb {

/// Reports a fault that the TOML parser found, in words that say what to write instead. `description` and `spot` are the
/// parser's.
void report_syntax(std::string_view description, Spot spot, std::string_view text, const Sources& sources, Findings& findings);

/// The parser's description without what it was doing at the time.
std::string plain_reason(std::string_view description);

/// A dotted key, "reinforcements.\"a b\".size", into its parts. Nothing where it is not one.
std::optional<std::vector<std::string>> split_key(std::string_view dotted);

}  // namespace ebb
