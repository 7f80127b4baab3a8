#pragma once
#include <optional>
#include <string_view>

#include "scenario/bare_keys.hpp"
#include "scenario/findings.hpp"
#include "scenario/value.hpp"

namespace ebb {

/// Parses TOML that has passed check_bytes(). Places are those of `document`, the text as it was written. Nothing where the
/// syntax is wrong: the parser stops at the first fault, which is reported with what to write instead.
std::optional<Value> parse_toml(const QuotedText& quoted, const DocumentText& document, Findings& findings);

/// Parses one value as it stands after "KEY=" on the command line; bare words are a text. `spot` becomes the place of all its
/// parts.
std::optional<Value> parse_setting(std::string_view text, Spot spot, Findings& findings);

}  // namespace ebb
