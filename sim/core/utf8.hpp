#pragma once
#include <cstddef>
#include <string>
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

/// The columns that a text takes on a terminal (Unicode Standard Annex 11: wide characters take two, combining marks none). An
/// invalid byte takes one.
std::size_t width(std::string_view bytes);

/// The text in Unicode's normalisation form C, in which "é" is one code point (Unicode Standard Annex 15). Text that is not valid
/// UTF-8 comes back as it is.
std::string normalized(std::string_view text);

/// True for letters and decimal digits of any script, and for the marks that are part of letters. Invisible letters, such as
/// Hangul fillers, are none.
bool is_letter_or_digit(char32_t c);
/// True for the marks among them, with which no word begins.
bool is_mark(char32_t c);

}  // namespace ebb::utf8
