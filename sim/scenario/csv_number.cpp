#include "scenario/csv_number.hpp"

#include <algorithm>
#include <array>
#include <regex>

#include <fmt/format.h>

#include "core/number.hpp"
#include "core/utf8.hpp"
#include "ebb/core/text.hpp"
#include "scenario/csv_rows.hpp"
#include "scenario/date_hint.hpp"
#include "scenario/encoding.hpp"

namespace ebb {
namespace {

constexpr std::size_t kLongestExamined = 60;  // bytes

/// A text without any kind of space, and the first odd one in it.
struct Spaceless {
  std::string text;
  char32_t odd = 0;
};

Spaceless without_spaces(std::string_view text) {
  Spaceless out;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded c = utf8::decode(text, at);
    const std::size_t length = std::max<std::size_t>(1, c.length);
    const bool odd = !look_alike_space(c.code_point).empty();
    if (odd && out.odd == 0) out.odd = c.code_point;
    if (!odd && text[at] != ' ' && text[at] != '\t') out.text += text.substr(at, length);
    at += length;
  }
  return out;
}

std::string named(char32_t space) { return fmt::format("{} (U+{:04X})", look_alike_space(space), static_cast<unsigned>(space)); }

}  // namespace

std::string hint_for_cell(std::string_view cell, bool is_day) {
  if (cell.size() > kLongestExamined) return "";
  if (is_day) return hint_for_date(cell);
  const auto [text, odd] = without_spaces(cell);
  const bool is_number = read_decimal(text).kind == DecimalNumber::Kind::number;
  if (odd != 0) return fmt::format("; it has {}{}", named(odd), is_number ? "; write " + text : "");
  if (is_number) return "; write " + text;
  static const std::regex thousands(R"([+-]?[1-9][0-9]{0,2}([,_'][0-9]{3})+)"), comma(R"([+-]?[0-9]+,[0-9]+)"),
      percent(R"([0-9]+([.,][0-9]+)?%)"), points(R"([+-]?[1-9][0-9]{0,2}(\.[0-9]{3}){2,})");
  std::string digits = text;
  std::erase_if(digits, [](char c) { return c == ',' || c == '_' || c == '\'' || c == '.'; });
  if (std::regex_match(text, thousands) || std::regex_match(text, points)) return fmt::format("; write {}", digits);
  std::string with_point = text;
  std::replace(with_point.begin(), with_point.end(), ',', '.');
  if (std::regex_match(text, comma)) return fmt::format("; write {}: the decimal mark is '.'", with_point);
  if (std::regex_match(text, percent)) {
    with_point.pop_back();
    return fmt::format("; write a share as a number from 0 to 1: {:.6g}", read_decimal(with_point).value / 100);
  }
  constexpr std::string_view kMinus = "\u2212";
  if (text.starts_with(kMinus)) return fmt::format("; '{}' (U+2212) is not the minus sign '-'", kMinus);
  return "";
}

std::string other_separator(const std::vector<std::string>& header, std::string_view wanted) {
  struct Separator {
    char character;
    std::string_view name;
  };
  constexpr std::array kSeparators = {Separator{';', "';'"}, Separator{'\t', "tabs"}, Separator{'|', "'|'"}};
  std::string line;
  for (const std::string& cell : header) line += (line.empty() ? "" : ",") + cell;
  for (const Separator& s : kSeparators) {
    if (line.find(s.character) == line.npos) continue;
    if (header.size() == 1) return std::string(s.name);
    for (std::size_t from = 0; from <= line.size();) {
      const std::size_t to = std::min(line.find(s.character, from), line.size());
      if (trimmed(std::string_view(line).substr(from, to - from)) == wanted) return std::string(s.name);
      from = to + 1;
    }
  }
  return "";
}

std::string odd_space_in(const std::vector<std::string>& header, std::string_view wanted) {
  const std::string plain = without_spaces(wanted).text;
  for (const std::string& cell : header) {
    const auto [text, odd] = without_spaces(cell);
    if (odd != 0 && text == plain) return fmt::format("; the name in the header has {}", named(odd));
  }
  return "";
}

}  // namespace ebb
