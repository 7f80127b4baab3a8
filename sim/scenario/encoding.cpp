#include "scenario/encoding.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "ebb/core/text.hpp"

namespace ebb {
namespace {

using namespace std::string_view_literals;

struct Magic {
  std::string_view first_bytes, what;
};

constexpr std::array kMagic = {
    Magic{"\xFF\xFE"sv, "this file is UTF-16 (little-endian); save it as UTF-8"},
    Magic{"\xFE\xFF"sv, "this file is UTF-16 (big-endian); save it as UTF-8"},
    Magic{"\x7F"
          "ELF"sv,
          "this is a program (ELF)"},
    Magic{"\x1F\x8B"sv, "this is a gzip archive; unpack it first"},
    Magic{"PK\x03\x04"sv, "this is a zip archive or an office document"},
    Magic{"\xD0\xCF\x11\xE0"sv, "this is an office document"},
    Magic{"%PDF"sv, "this is a PDF"},
    Magic{"<?xml"sv, "this is XML"},
    Magic{"<!DOCTYPE"sv, "this is HTML"},
    Magic{"<html"sv, "this is HTML"},
};

struct Space {
  char32_t first, last;
  std::string_view name;
};

constexpr std::array kSpaces = {
    Space{0xA0, 0xA0, "a no-break space"},
    Space{0x1680, 0x1680, "an Ogham space"},
    Space{0x2000, 0x2006, "a typographic space"},
    Space{0x2007, 0x2007, "a figure space, which does not break"},
    Space{0x2008, 0x200A, "a thin space"},
    Space{0x200B, 0x200D, "an invisible character of no width"},
    Space{0x202F, 0x202F, "a narrow no-break space"},
    Space{0x205F, 0x205F, "a mathematical space"},
    Space{0x2060, 0x2060, "an invisible character of no width"},
    Space{0x3000, 0x3000, "an ideographic space"},
    Space{0xFEFF, 0xFEFF, "an invisible byte order mark"},
};

/// UTF-16 of Latin letters has a zero at every second byte.
bool looks_like_utf16(std::string_view bytes) {
  if (bytes.size() < 4) return false;
  const bool low_first = bytes[0] != 0 && bytes[1] == 0 && bytes[2] != 0 && bytes[3] == 0;
  const bool high_first = bytes[0] == 0 && bytes[1] != 0 && bytes[2] == 0 && bytes[3] != 0;
  return low_first || high_first;
}

/// The first line that is neither blank nor a comment.
std::string_view first_statement(std::string_view bytes) {
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    line.remove_prefix(std::min(line.find_first_not_of(" \t\r"), line.size()));
    if (!line.empty() && line.front() != '#') return line;
  }
  return {};
}

bool looks_like_yaml(std::string_view line) {
  if (line.starts_with("---") || line.starts_with("%YAML")) return true;
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0) return false;
  const bool plain_key = line.substr(0, colon).find_first_of("=[]{}\"'#") == std::string_view::npos;
  return plain_key && (colon + 1 == line.size() || line[colon + 1] == ' ' || line[colon + 1] == '\r');
}

}  // namespace

std::string_view look_alike_space(char32_t c) {
  const auto it = std::find_if(kSpaces.begin(), kSpaces.end(), [c](const Space& s) { return s.first <= c && c <= s.last; });
  return it == kSpaces.end() ? std::string_view{} : it->name;
}

std::string binary_format(std::string_view bytes) {
  for (const Magic& magic : kMagic) {
    if (bytes.starts_with(magic.first_bytes)) return std::string(magic.what);
  }
  return looks_like_utf16(bytes) ? "this file is UTF-16; save it as UTF-8" : "";
}

std::string other_format(std::string_view bytes) {
  if (const std::string what = binary_format(bytes); !what.empty()) {
    return what.find(';') != what.npos ? what : what + "; a scenario is plain text in TOML: key = value, tables as [name]";
  }
  const std::string_view statement = first_statement(bytes);
  if (statement.starts_with('{')) return "this looks like JSON; a scenario is TOML: key = value, tables as [name]";
  if (looks_like_yaml(statement)) return "this looks like YAML; a scenario is TOML: key = value, tables as [name]";
  return "";
}

std::string invalid_utf8_reason(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t i) { return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0u; };
  const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
  const std::string head = fmt::format("this is not UTF-8: byte 0x{:02x} ", byte(at));
  if (byte(at) == 0xED && byte(at + 1) >= 0xA0 && continues(at + 1))
    return head + "begins half of a surrogate pair; save the file as UTF-8";
  const bool overlong = byte(at) == 0xC0 || byte(at) == 0xC1 || (byte(at) == 0xE0 && byte(at + 1) < 0xA0) ||
                        (byte(at) == 0xF0 && byte(at + 1) < 0x90);
  if (overlong && continues(at + 1)) return head + "begins an overlong form; save the file as UTF-8";
  if (byte(at) >= 0xA0 && !continues(at + 1)) {
    return head + "stands alone, as in Latin-1 or Windows-1252; save the file as UTF-8";
  }
  return head + "begins no character; save the file as UTF-8";
}

std::string stray_character_reason(char32_t c, std::string_view as_written) {
  const auto code = static_cast<unsigned>(c);
  if (c == 0xFEFF) return "a second byte order mark (U+FEFF); remove it";
  if (const std::string_view space = look_alike_space(c); !space.empty())
    return fmt::format("{} (U+{:04X}) outside quotes; type an ordinary space", space, code);
  if (c == 0x2018 || c == 0x2019 || c == 0x201C || c == 0x201D || c == 0x201E || c == 0xAB || c == 0xBB) {
    return fmt::format("a typographic quotation mark '{}' (U+{:04X}); texts are in straight quotes: \"…\"", as_written, code);
  }
  if (c >= 0xFF10 && c <= 0xFF19) {
    return fmt::format("a full-width digit '{}' (U+{:04X}); type {}", as_written, code, static_cast<int>(c - 0xFF10));
  }
  if (c == 0x2212 || c == 0x2013 || c == 0x2014) {
    return fmt::format("'{}' (U+{:04X}) is not the minus sign; type '-'", as_written, code);
  }
  return fmt::format("the character '{}' (U+{:04X}) outside quotes; write a text in quotes: \"…\"",
                     printable(as_written), code);
}

}  // namespace ebb
