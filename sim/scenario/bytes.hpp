#pragma once
#include <string_view>

#include "scenario/findings.hpp"

namespace ebb {

inline constexpr std::size_t kLargestScenario = 1u << 20;  ///< bytes
inline constexpr int kDeepestNesting = 64;                 ///< brackets and braces within one another
inline constexpr int kLongestDottedKey = 16;               ///< parts of a key

/// The text behind one byte order mark, which an editor may have put there.
std::string_view without_byte_order_mark(std::string_view bytes);

/// Everything about the bytes that no TOML file may have, before the parser sees them: size, encoding, control characters,
/// letters outside quotes and comments, nesting that would exhaust the stack, other formats. True: it may be parsed.
bool check_bytes(std::string_view bytes, Findings& findings);

/// The same for one value from the command line.
bool check_setting_bytes(std::string_view value, Spot spot, Findings& findings);

}  // namespace ebb
