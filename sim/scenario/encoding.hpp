#pragma once
#include <string>
#include <string_view>

namespace ebb {

/// What a file is when it is not text in UTF-8: "this is a gzip archive". "" where it may be text.
std::string binary_format(std::string_view bytes);

/// What a file is when it is not a scenario, and what to do: "this looks like JSON; a scenario is TOML: key = value, tables as
/// [name]". "" where it may be TOML.
std::string other_format(std::string_view bytes);

/// "a no-break space": what a character is that looks like an ordinary space, or like nothing, and is not. "" for all others.
std::string_view look_alike_space(char32_t c);

/// Why the byte at `at`, where valid UTF-8 ends, is wrong: Latin-1, an overlong form, half a surrogate pair.
std::string invalid_utf8_reason(std::string_view bytes, std::size_t at);

/// A character outside quotes and comments that looks like one of TOML's: what it is and what to write instead.
std::string stray_character_reason(char32_t c, std::string_view as_written);

}  // namespace ebb
