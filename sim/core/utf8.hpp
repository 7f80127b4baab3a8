#pragma once
#include <cstddef>
#include <string_view>

namespace ebb::utf8 {

struct Decoded {
  char32_t code_point = 0;
  std::size_t length = 0;  ///< bytes used; 0: no valid sequence starts here
};

/// The code point that starts at byte `at` (RFC 3629, 2003: no overlong forms, no surrogates, at most U+10FFFF).
Decoded decode(std::string_view bytes, std::size_t at);

/// The number of code points of valid UTF-8; an invalid byte counts as one.
std::size_t length(std::string_view bytes);

}  // namespace ebb::utf8
