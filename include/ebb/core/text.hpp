#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ebb {

/// Text from a file or the command line, safe to print on a terminal: control characters, invalid UTF-8, line breaks and
/// bidirectional marks as \u{202e} or \x1b. Everything else, letters of any script included, as it is.
std::string printable(std::string_view text);

/// The candidate nearest to `word` by edits (insert, delete, replace, swap neighbours; case is free), or "" where none is near:
/// at most one edit for three letters.
std::string nearest(std::string_view word, std::span<const std::string_view> candidates);
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

/// " (did you mean 'mean'?)", or "" where nothing is near.
std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates);

/// The byte offset of the first byte that is not part of valid UTF-8, or npos.
std::size_t first_invalid_utf8(std::string_view bytes);

/// 12000 -> "12,000"; -3 -> "-3".
std::string grouped(long long number);
/// 0.1234 -> "0.1234", 92.0 -> "92", 1e6 -> "1,000,000": the shortest decimal that reads back as the same double, grouped.
std::string grouped(double number);

}  // namespace ebb
