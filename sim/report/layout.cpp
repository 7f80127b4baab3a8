#include "report/layout.hpp"

#include <algorithm>

#include "ebb/core/text.hpp"
#include "report/code_points.hpp"

namespace ebb {
namespace {

constexpr std::string_view kUnbreakable = "\u00a0";

std::string ascii_for(char32_t c) {
  switch (c) {
    case U'…': return "...";
    case U'±': return "+/-";
    case U'·': return "-";
    case U'×': return "x";
    case U'–': return "-";
    case U'—': return "-";
    case U'’': return "'";
    case U'\u00a0': return std::string(kUnbreakable);  // still to be wrapped by
    default: return c < 0x80 ? std::string(1, static_cast<char>(c)) : "?";
  }
}

std::string in_style(std::string_view text, const TerminalStyle& style) {
  if (style.unicode) return std::string(text);
  std::string result;
  while (!text.empty()) result += ascii_for(take_code_point(text).value);
  return result;
}

std::string with_spaces(std::string text) {
  for (std::size_t at = text.find(kUnbreakable); at != std::string::npos; at = text.find(kUnbreakable, at + 1))
    text.replace(at, kUnbreakable.size(), " ");
  return text;
}

const char* code_of(Ink ink) {
  switch (ink) {
    case Ink::bold: return "\x1b[1m";
    case Ink::faint: return "\x1b[2m";
    case Ink::warning: return "\x1b[33m";
    case Ink::plain: break;
  }
  return "";
}

std::string padding(int columns) { return std::string(static_cast<std::size_t>(std::max(0, columns)), ' '); }

}  // namespace

int display_width(std::string_view text) {
  int width = 0;
  while (!text.empty()) width += columns_of(take_code_point(text).value);
  return width;
}

std::string solid(std::string_view text) {
  std::string result;
  for (const char c : text) result += c == ' ' ? std::string(kUnbreakable) : std::string(1, c);
  return result;
}

std::string shown(std::string_view text, const TerminalStyle& style) { return with_spaces(in_style(text, style)); }

std::string wrapped(std::string_view text, const TerminalStyle& style, int indent) {
  const int width = std::max(style.width, kNarrowest);
  const std::string whole = in_style(text, style);
  std::string result, line, gap;  // gap: the spaces between the line and the next word
  std::size_t at = 0;
  while (at < whole.size()) {
    const std::size_t word_begin = std::min(whole.find_first_not_of(' ', at), whole.size());
    const std::size_t word_end = std::min(whole.find(' ', word_begin), whole.size());
    gap = whole.substr(at, word_begin - at);
    const std::string word = whole.substr(word_begin, word_end - word_begin);
    const bool begun = line.find_first_not_of(' ') != std::string::npos;
    if (begun && display_width(line) + display_width(gap) + display_width(word) > width) {
      result += line + '\n';
      line = padding(indent) + word;
    } else {
      line += gap + word;
    }
    at = word_end;
  }
  return with_spaces(result + line + '\n');
}

std::string columns(const std::vector<std::vector<std::string>>& rows, const TerminalStyle& style) {
  std::vector<int> widths;
  for (const auto& row : rows)
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (widths.size() <= i) widths.push_back(0);
      widths[i] = std::max(widths[i], display_width(shown(row[i], style)));
    }
  constexpr int kGap = 2;
  int others = 0;
  for (std::size_t i = 1; i < widths.size(); ++i) others += kGap + widths[i];
  widths[0] = std::min(widths[0], std::max(0, std::max(style.width, kNarrowest) - others));
  std::string result;
  for (const auto& row : rows) {
    const std::string name = shown(row[0], style);
    const bool fits = display_width(name) <= widths[0];
    result += fits ? name + padding(widths[0] - display_width(name)) : wrapped(row[0], style) + padding(widths[0]);
    for (std::size_t i = 1; i < row.size(); ++i) {
      const std::string cell = shown(row[i], style);
      result += padding(kGap + widths[i] - display_width(cell)) + cell;
    }
    result += '\n';
  }
  return result;
}

std::string title_lines(std::string_view title, std::string_view run, const TerminalStyle& style) {
  const std::string left = printable(title), right = shown(run, style);
  const int gap = style.width - display_width(shown(left, style)) - display_width(right);
  if (gap < 3) return inked(wrapped(left, style), Ink::bold, style) + inked(wrapped(solid(right), style), Ink::faint, style);
  return inked(shown(left, style), Ink::bold, style) + padding(gap) + inked(right, Ink::faint, style) + "\n";
}

std::string inked(std::string lines, Ink ink, const TerminalStyle& style) {
  if (!style.colour || ink == Ink::plain || lines.empty()) return lines;
  const bool ended = lines.back() == '\n';
  if (ended) lines.pop_back();
  return code_of(ink) + lines + "\x1b[0m" + (ended ? "\n" : "");
}

}  // namespace ebb
