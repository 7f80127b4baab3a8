#include "ebb/core/text.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "core/json_text.hpp"
#include "core/utf8.hpp"

namespace ebb {
namespace {

bool is_bidirectional_mark(char32_t c) {
  return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool is_line_separator(char32_t c) { return c == 0x2028 || c == 0x2029; }

bool must_be_escaped(char32_t c) {
  const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
  return control || is_bidirectional_mark(c) || is_line_separator(c) || c == 0xFEFF;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Optimal string alignment distance: insert, delete, replace, swap neighbours, each once at a place. At most `limit` + 1.
std::size_t edits(std::string_view a, std::string_view b, std::size_t limit) {
  if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > limit) return limit + 1;
  std::vector<std::size_t> two_above(b.size() + 1), above(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool same = lower(a[i - 1]) == lower(b[j - 1]);
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (same ? 0 : 1)});
      const bool swapped = i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1]);
      if (swapped) row[j] = std::min(row[j], two_above[j - 2] + 1);
    }
    std::swap(two_above, above);
    std::swap(above, row);
  }
  return above[b.size()];
}

template <class Candidates>
std::string nearest_of(std::string_view word, const Candidates& candidates) {
  std::size_t best = word.size() / 3 + 1;
  std::string_view found;
  for (const std::string_view candidate : candidates) {
    if (candidate.empty()) continue;
    const std::size_t distance = edits(word, candidate, best - 1);
    if (distance >= best) continue;
    best = distance;
    found = candidate;
    if (best == 0) break;
  }
  return std::string(found);
}

/// Puts a comma before every third digit of a string of digits.
std::string with_commas(std::string_view digits) {
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i != 0 && (digits.size() - i) % 3 == 0) out += ',';
    out += digits[i];
  }
  return out;
}

/// "1e+06" -> "1e6", "1.5e-07" -> "1.5e-7".
std::string plain_exponent(std::string_view scientific) {
  const std::size_t e = scientific.find('e');
  std::string_view exponent = scientific.substr(e + 1);
  const bool negative = exponent.front() == '-';
  exponent.remove_prefix(1);
  exponent.remove_prefix(std::min(exponent.find_first_not_of('0'), exponent.size() - 1));
  return fmt::format("{}e{}{}", scientific.substr(0, e), negative ? "-" : "", exponent);
}

}  // namespace

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded c = utf8::decode(text, at);
    if (c.length == 0) {
      out += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[at++]));
      continue;
    }
    if (!must_be_escaped(c.code_point)) {
      out += text.substr(at, c.length);
    } else {
      out += c.code_point < 0x80 ? fmt::format("\\x{:02x}", static_cast<unsigned>(c.code_point))
                                 : fmt::format("\\u{{{:x}}}", static_cast<unsigned>(c.code_point));
    }
    at += c.length;
  }
  return out;
}

std::string with_escapes(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  const auto plain = [](char c) { return static_cast<unsigned char>(c) < 0x7F; };
  for (std::size_t at = 0; at < json.size();) {
    const auto end = std::find_if_not(json.begin() + static_cast<std::ptrdiff_t>(at), json.end(), plain);
    const auto next = static_cast<std::size_t>(end - json.begin());
    out += json.substr(at, next - at);
    if (next == json.size()) break;
    const utf8::Decoded c = utf8::decode(json, next);
    const std::size_t length = std::max<std::size_t>(1, c.length);
    if (c.length > 0 && must_be_escaped(c.code_point))
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(c.code_point));
    else
      out += json.substr(next, length);
    at = next + length;
  }
  return out;
}

std::string nearest(std::string_view word, std::span<const std::string_view> candidates) { return nearest_of(word, candidates); }

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) { return nearest_of(word, candidates); }

std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates) {
  const std::string found = nearest(word, candidates);
  return found.empty() ? "" : fmt::format(" (did you mean '{}'?)", printable(found));
}

std::size_t first_invalid_utf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t length = utf8::decode(bytes, at).length;
    if (length == 0) return at;
    at += length;
  }
  return std::string_view::npos;
}

std::string grouped(long long number) {
  const std::string digits = fmt::format("{}", number);
  return number < 0 ? fmt::format("-{}", with_commas(std::string_view(digits).substr(1))) : with_commas(digits);
}

std::string grouped(double number) {
  if (std::isnan(number)) return "nan";
  if (std::isinf(number)) return number < 0 ? "-inf" : "inf";
  if (number == 0) return "0";
  const double size = std::fabs(number);
  const bool positional = size >= 1e-5 && size < 1e15;
  char buffer[64];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, size,
                                 positional ? std::chars_format::fixed : std::chars_format::scientific)
                       .ptr;
  const std::string_view text(buffer, static_cast<std::size_t>(end - buffer));
  const std::string sign = number < 0 ? "-" : "";
  if (!positional) return sign + plain_exponent(text);
  const std::size_t point = std::min(text.find('.'), text.size());
  return sign + with_commas(text.substr(0, point)) + std::string(text.substr(point));
}

}  // namespace ebb
