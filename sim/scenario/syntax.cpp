#include "scenario/syntax.hpp"

#include <algorithm>
#include <regex>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "core/utf8.hpp"
#include "ebb/core/text.hpp"
#include "scenario/value.hpp"
#include "scenario/value_hint.hpp"

namespace ebb {
namespace {

constexpr std::size_t kLongestExamined = 2000;  // bytes of a line in which a common mistake is looked for

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

/// "write 8,000 as 8_000", "write 1,5 as 1.5": what a number that TOML does not read was meant to be. "" where none is seen.
std::string hint_for_number(const std::string& line) {
  std::smatch m;
  static const std::regex decimal_comma(R"(=\s*([+-]?[0-9]+),([0-9]+)\s*(?:#.*)?$)");
  static const std::regex leading_zero(R"((?:^|[=\[,{\s])0+([0-9]+)(?![-0-9:]))");
  static const std::regex bare_point(R"((?:^|[=\[,{\s])(\.[0-9]+|[0-9]+\.(?![0-9])))");
  static const std::regex percent(R"(([0-9.]+)\s*%)");
  if (const std::string hint = hint_for_grouped_number(line); !hint.empty()) return hint;
  if (std::regex_search(line, m, decimal_comma)) return fmt::format("write {0},{1} as {0}.{1}", m.str(1), m.str(2));
  if (std::regex_search(line, m, percent)) return "write a share as a number from 0 to 1: 25 % is 0.25";
  if (has(line, "__")) return "write one underscore between digits: 8_000";
  if (std::regex_search(line, m, leading_zero)) return fmt::format("write it without leading zeros: {}", m.str(1));
  if (std::regex_search(line, m, bare_point)) return "write a digit on both sides of the point: 0.5, 5.0";
  return "";
}

std::string hint_for_word(const std::string& line) {
  std::smatch m;
  static const std::regex flag(R"([=\[,]\s*(True|TRUE|False|FALSE|yes|no|Yes|No)\b)");
  static const std::regex word(R"(=\s*([A-Za-z][^"'#=,\]}]*?)\s*(?:#.*)?$)");
  if (std::regex_search(line, m, flag)) {
    const char first = m.str(1)[0];
    return fmt::format("write {}", first == 'T' || first == 't' || first == 'y' || first == 'Y' ? "true" : "false");
  }
  if (std::regex_search(line, m, word)) return fmt::format("write a text in quotes: \"{}\"", printable(m.str(1)));
  return "";
}

/// A number followed by its unit: `rate = 92 persons`.
std::string hint_for_trailing(const std::string& line) {
  std::smatch m;
  static const std::regex unit(R"(=\s*([0-9][0-9_.]*)\s+([A-Za-z/]+)\s*(?:#.*)?$)");
  if (std::regex_search(line, m, unit)) return fmt::format("write the number without its unit: {}", m.str(1));
  return "write one key = value on a line";
}

struct Explanation {
  std::string_view when, message;
};

/// The parser's reasons, and what to say instead. The first that fits counts.
constexpr Explanation kExplanations[] = {
    {"string: encountered end-of-file", "a text that is not closed; it ends with the quotes with which it began"},
    {"string: unescaped control characters",
     "a text that is not closed on its line; it ends with the quotes with which it began"},
    {"string: unknown escape sequence",
     "an unknown escape in a text; write \\\\ for a backslash, or put the text in 'single quotes'"},
    {"table header: encountered end-of-file", "a table header that is not closed; write [name]"},
    {"table header: expected ']'", "a table header that is not closed; write [name]"},
    {"table header: expected a comment or whitespace", "unexpected text after a table header; keys begin on the next line"},
    {"blank bare keys", "a table without a name; write [name]"},
    {"array: encountered end-of-file", "a list that is not closed; write ] after its last value"},
    {"inline table: encountered end-of-file", "an inline table that is not closed; write } after its last key"},
    {"dangling comma", "a comma before the } of an inline table; remove it"},
    {"expected key or closing '}'", "an inline table that is not closed on its line; write }, or use a table of its own: [name]"},
    {"inline table: expected comma or closing '}', saw '\\n'",
     "an inline table that is not closed on its line; write }, or use a table of its own: [name]"},
    {"array: expected comma or closing ']', saw '}'", "a list that is not closed; write ] after its last value"},
    {"array: expected comma or closing", "no comma between two values of a list"},
    {"inline table: expected comma or closing", "no comma between two keys of an inline table"},
    {"key-value pair: expected '=', saw ':'", "':' where '=' is expected; write key = value"},
    {"key-value pair: expected '='", "no '=' after the key; write key = value"},
    {"root table: expected keys", "neither a key nor a table header; write key = value or [name]"},
    {"key: multi-line strings", "a key in three quotes; write it in one pair"},
    {"key: expected bare key", "a key is expected here; keys have letters, digits, '-' and '_', and others stand in quotes"},
    {"not representable in 64 bits", "a number too large for any scenario"},
    {"could not be interpreted as a value", "a number too large for any scenario"},
    {"date: ", "a date that does not exist; dates are written 2025-04-16"},
    {"value: ", "not a valid value"},
    {"boolean: ", "not a valid value"},
    {"decimal integer", "not a valid number"},
    {"floating-point", "not a valid number"},
};

/// The column where the value begins at which the parser stopped: inside it, or just after it.
int start_of_value(std::string_view description, std::string_view line, int column) {
  const bool in_scalar = has(description, "integer") || has(description, "floating-point") || has(description, "date: ");
  const bool behind_digits = has(description, "key-value pair: expected a comment") && has(description, "saw ','");
  const bool ascii = std::all_of(line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if ((!in_scalar && !behind_digits) || !ascii) return column;
  auto at = std::min(static_cast<std::size_t>(std::max(column - 1, 0)), line.size());
  while (at > 0 && (line[at - 1] == ' ' || at == line.size())) --at;
  while (at > 0 && std::string_view(" \t=[{").find(line[at - 1]) == std::string_view::npos) --at;
  return static_cast<int>(at) + 1;
}

bool is_missing_value(std::string_view description, const std::string& line) {
  static const std::regex nothing_behind(R"(=\s*(?:#.*)?$)");
  const bool at_value = has(description, "key-value pair") &&
                        (has(description, "expected value") || has(description, "end-of-file"));
  return at_value && std::regex_search(line, nothing_behind);
}

/// The parser's description without its prefix, "Error while parsing …".
std::string plain_reason(std::string_view description) {
  const std::size_t colon = description.find(": ");
  const bool has_prefix = description.starts_with("Error while parsing") && colon != std::string_view::npos;
  return printable(has_prefix ? description.substr(colon + 2) : description);
}

/// The header of the table in which `line` of the text stands, and the key of that line, as one path.
std::vector<std::string> path_on_line(const DocumentText& document, int line) {
  static const std::regex header(R"(^\s*\[{1,2}\s*(.*?)\s*\]{1,2}\s*(?:#.*)?$)");
  std::smatch m;
  std::vector<std::string> path;
  for (int i = line; i >= 1; --i) {
    const std::string text(document.line(i).substr(0, kLongestExamined));
    if (!std::regex_search(text, m, header)) continue;
    path = split_key(m.str(1)).value_or(path);
    if (i == line) return path;
    break;
  }
  const std::string_view text = document.line(line);
  const auto key = split_key(text.substr(0, text.find('=')));
  if (key) path.insert(path.end(), key->begin(), key->end());
  return path;
}

/// The line of the first of two equal keys; 0 where it cannot be found.
int first_given(std::string_view text, const DocumentText& document, int line) {
  std::size_t end = 0;
  for (int i = 1; i < line && end != std::string_view::npos; ++i) end = text.find('\n', end == 0 ? 0 : end) + 1;
  try {
    const toml::table before = toml::parse(text.substr(0, end));
    const toml::node* node = &before;
    int found = 0;
    for (const std::string& part : path_on_line(document, line)) {
      const toml::table* table = node->as_table();
      const auto it = table == nullptr ? toml::table::const_iterator{} : table->find(part);
      if (table == nullptr || it == table->end()) return table == nullptr ? found : 0;
      found = static_cast<int>(it->first.source().begin.line);
      node = &it->second;
    }
    return node->is_table() && node->source().begin.line > 0 ? static_cast<int>(node->source().begin.line) : found;
  } catch (const toml::parse_error&) { return 0; }
}

void report_duplicate(std::string_view description, Spot spot, std::string_view text, const DocumentText& document,
                      Findings& findings) {
  const std::size_t open = description.find('\''), close = description.rfind('\'');
  const std::string name = open < close ? std::string(description.substr(open + 1, close - open - 1)) : "";
  const bool is_table = has(description, "table header");
  const std::string what = name.empty() ? "this key"
                           : is_table   ? fmt::format("the table [{}]", printable(name))
                                        : fmt::format("the key '{}'", printable(name));
  const int first = first_given(text, document, spot.line);
  const std::string where = first > 0 && first < spot.line ? fmt::format(" (first on line {})", first) : "";
  const std::string_view line = document.line(spot.line);
  const std::size_t start = std::min(line.find_first_not_of(" \t"), line.size());
  findings.error({0, spot.line, where.empty() ? spot.column : static_cast<int>(start) + 1},
                 fmt::format("{} is given twice{}; keep one", what, where));
}

}  // namespace

std::string explain_syntax(std::string_view description, const std::string& line) {
  if (is_missing_value(description, line)) return "no value after '='";
  if (has(description, "key-value pair: encountered end-of-file")) return "no '=' after the key; write key = value";
  const bool is_header = line.find_first_not_of(" \t") != std::string::npos && line[line.find_first_not_of(" \t")] == '[';
  if (is_header && has(description, "key: expected bare key")) return "a table header without a proper name; write [name]";
  const bool about_a_date = has(description, "date: ");
  const bool about_a_value = has(description, "key-value pair: expected") || has(description, "integer") ||
                             has(description, "floating-point") || has(description, "value: ") || has(description, "boolean: ") ||
                             has(description, "array: expected comma") || has(description, "inline table: expected comma") ||
                             has(description, "expected key or closing");
  if (about_a_value || about_a_date) {
    if (const std::string foreign = foreign_value(line); !foreign.empty()) return foreign;
  }
  const bool trailing = has(description, "key-value pair: expected a comment or whitespace");
  std::string message = trailing ? "unexpected text after the value" : plain_reason(description);
  for (const Explanation& e : kExplanations) {
    if (!trailing && has(description, e.when)) {
      message = e.message;
      break;
    }
  }
  const bool in_number = trailing || has(description, "integer") || has(description, "floating-point");
  std::string hint = in_number && !about_a_date && !has(description, "64 bits") && !has(description, "interpreted")
                         ? hint_for_number(line)
                         : "";
  if (has(description, "expected comma")) hint = hint_for_grouped_number(line);
  if (hint.empty() && (has(description, "value: ") || has(description, "boolean: "))) hint = hint_for_word(line);
  if (hint.empty() && trailing) hint = hint_for_trailing(line);
  if (about_a_date) hint = plain_reason(description);
  return hint.empty() ? message : fmt::format("{} ({})", message, hint);
}

void report_syntax(std::string_view description, Spot spot, std::string_view text, const DocumentText& document,
                   Findings& findings) {
  if (has(description, "cannot redefine") || has(description, "cannot insert")) {
    return report_duplicate(description, spot, text, document, findings);
  }
  const std::string line(document.line(spot.line).substr(0, kLongestExamined));
  findings.error({spot.setting, spot.line, start_of_value(description, line, spot.column)}, explain_syntax(description, line));
}

std::optional<std::vector<std::string>> split_key(std::string_view dotted) {
  std::vector<std::string> parts;
  std::size_t at = 0;
  const auto skip_blanks = [&] { at = std::min(dotted.find_first_not_of(" \t", at), dotted.size()); };
  for (;;) {
    skip_blanks();
    if (at < dotted.size() && (dotted[at] == '"' || dotted[at] == '\'')) {
      const std::size_t close = dotted.find(dotted[at], at + 1);
      if (close == std::string_view::npos) return std::nullopt;
      parts.push_back(utf8::normalized(dotted.substr(at + 1, close - at - 1)));
      at = close + 1;
    } else {
      const std::size_t end = std::min(dotted.find_first_of(". \t", at), dotted.size());
      if (!is_id(dotted.substr(at, end - at))) return std::nullopt;
      parts.push_back(utf8::normalized(dotted.substr(at, end - at)));
      at = end;
    }
    skip_blanks();
    if (at == dotted.size()) return parts;
    if (dotted[at++] != '.') return std::nullopt;
  }
}

}  // namespace ebb
