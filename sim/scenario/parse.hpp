#pragma once
#include <optional>
#include <string_view>

#include "scenario/findings.hpp"
#include "scenario/value.hpp"

namespace ebb {

/// TOML to values, with places. The text must have passed check_bytes(). Nothing where the syntax is wrong: the parser stops
/// at the first fault, which is reported with what to write instead.
std::optional<Value> parse_toml(std::string_view text, const Sources& sources, Findings& findings);

/// One value as it stands behind "KEY=" on the command line; bare words are a text. `spot` becomes the place of all its parts.
std::optional<Value> parse_setting(std::string_view text, Spot spot, Findings& findings);

}  // namespace ebb
