#include "tally/field.hpp"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "ebb/core/failure.hpp"

namespace ebb {

void Field::refuse(std::string_view expected) const { throw ComparisonFailure(fmt::format("'{}' is not {}", path_, expected)); }

Field Field::operator[](std::string_view key) const {
  const std::string path = path_.empty() ? std::string(key) : fmt::format("{}.{}", path_, key);
  if (!has(key)) throw ComparisonFailure(fmt::format("'{}' is missing", path));
  return {json_.at(std::string(key)), path};
}

bool Field::has(std::string_view key) const { return json_.is_object() && json_.contains(key); }

bool Field::is_null() const { return json_.is_null(); }

std::vector<Field> Field::list() const {
  if (!json_.is_array()) refuse("a list");
  std::vector<Field> all;
  for (std::size_t i = 0; i < json_.size(); ++i) all.emplace_back(json_[i], fmt::format("{}[{}]", path_, i));
  return all;
}

std::vector<Field> Field::list(std::size_t size) const {
  if (!json_.is_array() || json_.size() != size) refuse(fmt::format("a list of {}", size));
  return list();
}

std::string Field::text() const {
  if (!json_.is_string()) refuse("text");
  return json_.get<std::string>();
}

std::vector<std::string> Field::texts() const {
  std::vector<std::string> all;
  for (const Field& field : list()) all.push_back(field.text());
  return all;
}

std::vector<std::string> Field::keys() const {
  if (!json_.is_object()) refuse("an object");
  std::vector<std::string> all;
  for (const auto& [key, value] : json_.items()) all.push_back(key);
  return all;
}

bool Field::flag() const {
  if (!json_.is_boolean()) refuse("true or false");
  return json_.get<bool>();
}

double Field::number() const {
  if (!json_.is_number() || !std::isfinite(json_.get<double>())) refuse("a number");
  return json_.get<double>();
}

Date Field::date() const {
  const auto date = json_.is_string() ? parse_date(json_.get<std::string>()) : std::nullopt;
  if (!date) refuse("a date (YYYY-MM-DD)");
  return *date;
}

std::uint64_t Field::count(std::uint64_t most) const {
  if (!json_.is_number_unsigned()) refuse("a whole number from 0 to 2^64 - 1");
  const auto value = json_.get<std::uint64_t>();
  if (value > most) refuse(fmt::format("at most {} (it is {})", most, value));
  return value;
}

std::int64_t Field::whole(std::int64_t least, std::int64_t most) const {
  const bool fits = json_.is_number_unsigned() && json_.get<std::uint64_t>() <= static_cast<std::uint64_t>(most);
  if (!fits || json_.get<std::int64_t>() < least) refuse(fmt::format("a whole number from {} to {}", least, most));
  return json_.get<std::int64_t>();
}

std::vector<std::uint64_t> Field::counts(std::size_t size) const {
  if (!json_.is_array() || json_.size() != size) refuse(fmt::format("a list of {} counts", size));
  std::vector<std::uint64_t> all;
  all.reserve(size);
  for (std::size_t i = 0; i < size; ++i) {
    if (!json_[i].is_number_unsigned()) Field(json_[i], fmt::format("{}[{}]", path_, i)).count();
    all.push_back(json_[i].get<std::uint64_t>());
  }
  return all;
}

std::string Field::object_text() const {
  if (!json_.is_object()) refuse("a table");
  return json_.dump();
}

}  // namespace ebb
