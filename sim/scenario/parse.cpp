#include "scenario/parse.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "core/utf8.hpp"
#include "ebb/core/text.hpp"
#include "scenario/bytes.hpp"
#include "scenario/syntax.hpp"

namespace ebb {
namespace {

/// Turns the parser's tree into ours.
class Converter {
 public:
  Converter(const DocumentText& document, const QuotedText& quoted, Spot everywhere = {})
      : document_(document), quoted_(quoted), everywhere_(everywhere) {}

  Value value(const toml::node& node) const {
    Value out;
    out.spot = spot(node.source().begin);
    if (const auto* table = node.as_table()) {
      out.kind = Value::Kind::table;
      fill(out, *table);
    } else if (const auto* list = node.as_array()) {
      out.kind = Value::Kind::list;
      out.items.reserve(list->size());
      for (const toml::node& item : *list) out.items.push_back(value(item));
    } else {
      scalar(out, node);
    }
    return out;
  }

 private:
  Spot spot(const toml::source_position& at) const {
    const int line = static_cast<int>(at.line);
    return everywhere_.setting > 0 ? everywhere_ : Spot{0, line, column(at)};
  }

  int column(const toml::source_position& at) const {
    return quoted_.column_as_written(static_cast<int>(at.line), static_cast<int>(at.column));
  }

  /// The parser keeps keys sorted by name; people expect the order of the file.
  void fill(Value& out, const toml::table& table) const {
    std::vector<std::pair<toml::source_position, Member>> placed;
    placed.reserve(table.size());
    for (const auto& [key, node] : table) {
      const toml::source_position at = key.source().begin;
      placed.emplace_back(at, Member{utf8::normalized(key.str()), spot(at), value(node)});
    }
    std::sort(placed.begin(), placed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    out.members.reserve(placed.size());
    for (auto& [at, member] : placed) out.members.push_back(std::move(member));
  }

  void scalar(Value& out, const toml::node& node) const {
    const toml::source_region& region = node.source();
    if (region.begin.line == region.end.line) {
      out.text = document_.slice(static_cast<int>(region.begin.line), column(region.begin), column(region.end));
    }
    switch (node.type()) {
      case toml::node_type::string: out.kind = Value::Kind::text, out.text = node.as_string()->get(); break;
      case toml::node_type::integer:
        out.kind = Value::Kind::whole, out.whole = node.as_integer()->get(), out.number = static_cast<double>(out.whole);
        break;
      case toml::node_type::floating_point:
        out.kind = Value::Kind::real, out.number = node.as_floating_point()->get() + 0.0;  // -0.0 is 0
        break;
      case toml::node_type::boolean: out.kind = Value::Kind::flag; break;
      case toml::node_type::date: date(out, node.as_date()->get()); break;
      default: out.kind = Value::Kind::moment;
    }
  }

  void date(Value& out, toml::date d) const {
    out.kind = Value::Kind::date;
    out.date = std::chrono::year{d.year} / d.month / d.day;
  }

  const DocumentText& document_;
  const QuotedText& quoted_;
  Spot everywhere_;  // of a --set: one place for all
};

bool is_bare_words(std::string_view text) {
  const char first = text.front();
  const bool letter = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z') ||
                      static_cast<unsigned char>(first) >= 0x80;
  return letter && text.find_first_of("\"'[]{}=\n\r") == std::string_view::npos;
}

Value text_value(std::string_view text, Spot spot) {
  Value value;
  value.kind = Value::Kind::text;
  value.spot = spot;
  value.text = text;
  return value;
}

}  // namespace

std::optional<Value> parse_toml(const QuotedText& quoted, const DocumentText& document, Findings& findings) {
  try {
    return Converter(document, quoted).value(toml::parse(quoted.text()));
  } catch (const toml::parse_error& error) {
    const int line = static_cast<int>(error.source().begin.line), column = static_cast<int>(error.source().begin.column);
    report_syntax(error.description(), {0, line, quoted.column_as_written(line, column)}, quoted.text(), document, findings);
    return std::nullopt;
  }
}

std::optional<Value> parse_setting(std::string_view text, Spot spot, Findings& findings) {
  if (first_invalid_utf8(text) != std::string_view::npos) {
    findings.error(spot, "the value is not valid UTF-8");
    return std::nullopt;
  }
  if (text.find_first_not_of(" \t") == std::string_view::npos) {
    findings.error(spot, "no value after '='; write \"\" for an empty text");
    return std::nullopt;
  }
  const std::string_view word = text.substr(text.find_first_not_of(" \t"));
  const bool is_text = is_bare_words(word) && word != "true" && word != "false" && word != "nan" && word != "inf";
  if (is_text) return text_value(word, spot);
  std::vector<BareKey> keys;
  if (!check_setting_bytes(text, spot, findings, keys)) return std::nullopt;
  const QuotedText quoted("value = " + QuotedText(text, keys).text(), {});
  const DocumentText lines("--set", quoted.text());
  try {
    const toml::table table = toml::parse(quoted.text());
    const toml::node* node = table.get("value");
    if (node != nullptr && table.size() == 1) return Converter(lines, quoted, spot).value(*node);
    findings.error(spot, "one value is expected after '='");
  } catch (const toml::parse_error& error) { findings.error(spot, explain_syntax(error.description(), quoted.text())); }
  return std::nullopt;
}

}  // namespace ebb
