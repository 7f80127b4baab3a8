#pragma once
#include <cstddef>
#include <string_view>

namespace ebb {

/// One code point of UTF-8 text with the bytes that spell it.
struct CodePoint {
  char32_t value = 0;
  std::string_view bytes;
};

/// The code point at the front of non-empty text, which is then shortened. A byte that begins none counts as one by itself.
CodePoint take_code_point(std::string_view& text);

/// Columns on a terminal: 2 for East Asian wide letters and emoji, 0 for combining marks, else 1.
int columns_of(char32_t code_point);

}  // namespace ebb
