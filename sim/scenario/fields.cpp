#include "scenario/fields.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "ebb/core/text.hpp"
#include "scenario/law_reader.hpp"
#include "scenario/physical_range.hpp"
#include "scenario/points.hpp"
#include "scenario/replaced.hpp"

namespace ebb {

Fields::Fields(Context& context, const Value* table, std::string_view path, std::string name, Spot parent)
    : context_(context), table_(table), path_(path), name_(std::move(name)), parent_(parent) {}

Spot Fields::spot_of(std::string_view key) const {
  const Value* value = find(key);
  return value == nullptr ? spot() : value->spot;
}

const Key& Fields::key(std::string_view name) const {
  return key_at(path_.empty() ? std::string(name) : fmt::format("{}.{}", path_, name));
}

std::string Fields::text(std::string_view name, std::string fallback) const {
  const Value* value = find(name);
  if (value == nullptr) return fallback;
  if (value->is(Value::Kind::text)) return value->text;
  wrong_kind(context_.findings, *value, label(name), "a text");
  return fallback;
}

std::optional<double> Fields::number(std::string_view name) const {
  const Value* value = find(name);
  if (value == nullptr) return std::nullopt;
  const Key& about = key(name);
  if (value->is(Value::Kind::table)) {
    context_.findings.error(value->spot,
                            fmt::format("'{}' must be a plain number, got a table; it is not an input", label(name)));
    return std::nullopt;
  }
  Points points(context_, about);
  points.check_grouping(*value);
  const auto number = points.plain(*value);
  if (number && !in_range(about, *number)) return outside_range(context_, about, *value), std::nullopt;
  return number;
}

std::optional<std::int64_t> Fields::whole(std::string_view name) const {
  const auto found = number(name);
  if (!found) return std::nullopt;
  if (*found == std::floor(*found)) return static_cast<std::int64_t>(*found);
  error(name, fmt::format("'{}' must be a whole number, got {}", label(name), got(*find(name))));
  return std::nullopt;
}

std::optional<Date> Fields::date(std::string_view name) const {
  const Value* value = find(name);
  if (value == nullptr) return std::nullopt;
  if (!value->is(Value::Kind::date))
    return wrong_kind(context_.findings, *value, label(name), "a date such as 2025-01-16"), std::nullopt;
  if (value->date >= kFirstDate) return value->date;
  error(name, fmt::format("the date {} lies outside the years 0001 to 9999", got(*value)));
  return std::nullopt;
}

std::size_t Fields::word(std::string_view name, std::size_t fallback) const {
  const Value* value = find(name);
  if (value == nullptr) return fallback;
  const std::vector<std::string> words = words_of(key(name));
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "\"" : word == words.back() ? " or \"" : ", \"") + word + "\"";
  if (!value->is(Value::Kind::text)) return wrong_kind(context_.findings, *value, label(name), all), fallback;
  const auto it = std::find(words.begin(), words.end(), value->text);
  if (it != words.end()) return static_cast<std::size_t>(it - words.begin());
  error(name,
        fmt::format("'{}' must be {}, got \"{}\"{}", label(name), all, printable(value->text), did_you_mean(value->text, words)));
  return fallback;
}

std::string Fields::dating(std::string_view name) const {
  const Value* value = find(name);
  if (value == nullptr) return "";
  const bool date_in_quotes = value->is(Value::Kind::text) && parse_date(value->text);
  if (!date_in_quotes && (value->is(Value::Kind::date) || value->is(Value::Kind::text))) return value->text;
  wrong_kind(context_.findings, *value, label(name), "a date, or a text where the day is not known");
  return "";
}

std::vector<std::string> Fields::source_ids(std::string_view name) const {
  const Value* value = find(name);
  return value == nullptr ? std::vector<std::string>{} : read_source_ids(context_, *value);
}

Input Fields::input(std::string_view name) const {
  return read_input(context_, key(name), fmt::format("{}.{}", name_, name), find(name), spot());
}

std::optional<Input> Fields::optional_input(std::string_view name) const {
  return has(name) ? std::optional(input(name)) : std::nullopt;
}

void Fields::require_all() const {
  if (table_ != nullptr && !table_->is(Value::Kind::table)) return;  // reported: something else stands there
  for (const Key& about : keys_beside(path_)) {
    if (!about.required || about.table() != path_ || has(about.name())) continue;
    if (given_by_every_case(context_.root, name_.empty() ? std::string(about.name()) : fmt::format("{}.{}", name_, about.name())))
      continue;
    const bool is_table = about.kind == Kind::table;
    const std::string where = name_.empty() ? "" : fmt::format(" in [{}]", label());
    const std::string word = label(about.name());
    error(fmt::format("{} '{}' is missing{}; add: {}", is_table ? "table" : "key", word, where,
                      is_table ? fmt::format("[{}]", word) : std::string(about.mend)));
  }
}

}  // namespace ebb
