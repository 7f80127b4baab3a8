#pragma once
#include <string>
#include <string_view>

namespace ebb {

/// What a file is when it is not a scenario, and what to do: "this is a gzip archive; unpack it first". "" where it may be TOML.
std::string other_format(std::string_view bytes);

/// Why the byte at `at`, where valid UTF-8 ends, is wrong: Latin-1, an overlong form, half a surrogate pair.
std::string invalid_utf8_reason(std::string_view bytes, std::size_t at);

/// A character outside quotes and comments that looks like one of TOML's: what it is and what to write instead.
std::string stray_character_reason(char32_t c, std::string_view as_written);

}  // namespace ebb
