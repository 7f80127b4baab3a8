#include "cli/quoted.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ebb/core/text.hpp"

namespace ebb::cli {
namespace {

bool safe(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
         std::string_view("_-./=:,+@%").find(c) != std::string_view::npos;
}

std::string escaped(std::string_view word) {
  std::string result = "$'";
  for (const char c : word) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte >= 0x7F)
      result += fmt::format("\\x{:02x}", byte);
    else
      result += c == '\'' || c == '\\' ? std::string{'\\', c} : std::string{c};
  }
  return result + "'";
}

}  // namespace

std::string single_quoted(std::string_view text) {
  std::string result = "'";
  for (const char c : text) result += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return result + "'";
}

std::string shell_quoted(std::string_view word) {
  if (!word.empty() && std::ranges::all_of(word, safe)) return std::string(word);
  return printable(word) == word ? single_quoted(word) : escaped(word);
}

std::string shell_quoted(const std::vector<std::string>& words) {
  std::string result;
  for (const std::string& word : words) result += (result.empty() ? "" : " ") + shell_quoted(std::string_view(word));
  return result;
}

}  // namespace ebb::cli
