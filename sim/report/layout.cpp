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

/// A word as it can stand on lines of `width` columns: itself, or in parts, broken at unbreakable spaces, else after a mark
/// inside a name, else anywhere.
std::vector<std::string> parts_of_word(std::string_view word, int width) {
  std::vector<std::string> parts;
  while (display_width(word) > width) {
    std::size_t space = 0, mark = 0, most = 0;  // ends of the longest part of each kind
    int used = 0;
    for (std::string_view left = word; !left.empty();) {
      const CodePoint next = take_code_point(left);
      const std::size_t end = word.size() - left.size();
      if (next.value == U'\u00a0' && used > 0) space = end;
      used += columns_of(next.value);
      if (used > width) break;
      most = end;
      if (std::string_view(".-_/,;:").find(next.bytes) != std::string_view::npos) mark = end;
    }
    if (most == 0) most = word.size();  // a letter wider than the line
    const std::size_t end = space > 0 ? space : mark > 0 ? mark : most;
    const std::string_view part = word.substr(0, end);
    parts.emplace_back(space > 0 ? part.substr(0, end - kUnbreakable.size()) : part);
    word.remove_prefix(end);
  }
  parts.emplace_back(word);
  return parts;
}

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
    std::vector<std::string> parts{whole.substr(word_begin, word_end - word_begin)};
    const bool begun = line.find_first_not_of(' ') != std::string::npos;
    const int used = display_width(line) + display_width(gap);
    if (used + display_width(parts.front()) > width) {
      parts = parts_of_word(parts.front(), width - indent);
      if (begun) result += line + '\n';
      line = begun ? padding(indent) : "";
      gap.clear();
    }
    for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
      result += line + parts[i] + '\n';
      line = padding(indent);
    }
    line += gap + parts.back();
    at = word_end;
  }
  return with_spaces(result + line + '\n');
}

namespace {

std::vector<int> column_widths(const std::vector<std::vector<std::string>>& rows, const TerminalStyle& style) {
  std::vector<int> widths;
  for (const auto& row : rows)
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (widths.size() <= i) widths.push_back(0);
      widths[i] = std::max(widths[i], display_width(shown(row[i], style)));
    }
  return widths;
}

/// A table that is too wide: each row by itself, every cell with its header.
std::string records(const std::vector<std::vector<std::string>>& rows, const TerminalStyle& style) {
  std::string result;
  const auto& headers = rows.front();
  for (std::size_t r = 1; r < rows.size(); ++r) {
    std::string cells = "  ";
    for (std::size_t i = 1; i < rows[r].size(); ++i)
      if (!rows[r][i].empty()) cells += (cells.size() > 2 ? "; " : "") + solid(headers[i] + ": " + rows[r][i]);
    result += wrapped(headers[0] + ": " + rows[r][0], style, 2) + wrapped(cells, style, 2);
  }
  return result;
}

}  // namespace

std::string columns(const std::vector<std::vector<std::string>>& rows, const TerminalStyle& style) {
  std::vector<int> widths = column_widths(rows, style);
  constexpr int kGap = 2;
  const int width = std::max(style.width, kNarrowest);
  int others = 0;
  for (std::size_t i = 1; i < widths.size(); ++i) others += kGap + widths[i];
  if (others > width) return records(rows, style);
  widths[0] = std::min(widths[0], width - others);
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
