#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace ebb {

/// SHA-256 of `bytes`, as 64 lower-case hexadecimal digits.
std::string sha256(std::string_view bytes);

/// The first eight bytes of SHA-256(`bytes`), read as a little-endian number.
std::uint64_t digest64(std::string_view bytes);

}  // namespace ebb
