#include "scenario/parse.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "ebb/core/text.hpp"
#include "scenario/bytes.hpp"
#include "scenario/syntax.hpp"

namespace ebb {
namespace {

/// Turns the parser's tree into ours.
class Converter {
 public:
  explicit Converter(const Sources& sources, Spot everywhere = {}) : sources_(sources), everywhere_(everywhere) {}

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
    return everywhere_.source > 0 ? everywhere_ : Spot{0, static_cast<int>(at.line), static_cast<int>(at.column)};
  }

  /// The parser keeps keys sorted by name; people expect the order of the file.
  void fill(Value& out, const toml::table& table) const {
    std::vector<std::pair<toml::source_position, Member>> placed;
    placed.reserve(table.size());
    for (const auto& [key, node] : table) {
      const toml::source_position at = key.source().begin;
      placed.emplace_back(at, Member{std::string(key.str()), spot(at), value(node)});
    }
    std::sort(placed.begin(), placed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    out.members.reserve(placed.size());
    for (auto& [at, member] : placed) out.members.push_back(std::move(member));
  }

  void scalar(Value& out, const toml::node& node) const {
    const toml::source_region& region = node.source();
    if (region.begin.line == region.end.line) {
      out.text = sources_.slice(static_cast<int>(region.begin.line), static_cast<int>(region.begin.column),
                                static_cast<int>(region.end.column));
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

  const Sources& sources_;
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

std::optional<Value> parse_toml(std::string_view text, const Sources& sources, Findings& findings) {
  try {
    return Converter(sources).value(toml::parse(text));
  } catch (const toml::parse_error& error) {
    const auto at = error.source().begin;
    report_syntax(error.description(), {0, static_cast<int>(at.line), static_cast<int>(at.column)}, text, sources, findings);
    return std::nullopt;
  }
}

std::optional<Value> parse_setting(std::string_view text, Spot spot, Findings& findings) {
  if (text.find_first_not_of(" \t") == std::string_view::npos) {
    findings.error(spot, "no value behind '='; a text may be empty as \"\"");
    return std::nullopt;
  }
  const std::string_view word = text.substr(text.find_first_not_of(" \t"));
  const bool is_text = is_bare_words(word) && word != "true" && word != "false" && word != "nan" && word != "inf";
  if (is_text) return text_value(word, spot);
  if (!check_setting_bytes(text, spot, findings)) return std::nullopt;
  const std::string document = "value = " + std::string(text);
  const Sources lines("--set", document);
  try {
    const toml::table table = toml::parse(document);
    const toml::node* node = table.get("value");
    if (node != nullptr && table.size() == 1) return Converter(lines, spot).value(*node);
    findings.error(spot, "one value is expected behind '='");
  } catch (const toml::parse_error& error) { findings.error(spot, explain_syntax(error.description(), document)); }
  return std::nullopt;
}

}  // namespace ebb
