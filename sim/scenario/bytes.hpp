#pragma once
#include <string_view>

#include <vector>

#include "scenario/bare_keys.hpp"
#include "scenario/findings.hpp"

namespace ebb {

inline constexpr std::size_t kLargestScenario = 1u << 20;  ///< bytes
inline constexpr int kDeepestNesting = 64;                 ///< brackets and braces within one another
inline constexpr int kLongestDottedKey = 16;               ///< parts of a key

/// The text behind one byte order mark, which an editor may have put there.
std::string_view without_byte_order_mark(std::string_view bytes);

/// Checks everything about the bytes that no TOML file may have, before the parser sees them: size, encoding, control characters,
/// letters outside quotes and comments that are no keys, nesting that would exhaust the stack, other formats. Returns true where
/// it may be parsed; `keys` are then the bare keys that need quotes, in the text without a byte order mark.
bool check_bytes(std::string_view bytes, Findings& findings, std::vector<BareKey>& keys);

/// The same for the value of a --set, which is valid UTF-8.
bool check_setting_bytes(std::string_view value, Spot spot, Findings& findings, std::vector<BareKey>& keys);

}  // namespace ebb
