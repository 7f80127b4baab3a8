#include "scenario/points.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "ebb/core/text.hpp"
#include "scenario/date_hint.hpp"
#include "scenario/thousands.hpp"

namespace ebb {
namespace {

double point_of_day(std::int64_t n, Role role) {
  const auto beginning = static_cast<double>(n);
  switch (role) {
    case Role::value:
    case Role::low:
    case Role::min: return beginning;
    case Role::mode:
    case Role::mean: return beginning + 0.5;
    case Role::high:
    case Role::quantile: return beginning + 1;
    case Role::max: return std::nextafter(beginning + 1, beginning);
  }
  return beginning;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// True of a number as TOML writes it, as in "-12_000.5e3".
bool reads_as_number(std::string text) {
  if (text.starts_with('+') || text.starts_with('-')) text.erase(0, 1);
  if (text.empty() || text.size() > 100 || !is_digit(text.front()) || !is_digit(text.back())) return false;
  std::erase(text, '_');
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return end == text.data() + text.size();
}

}  // namespace

void wrong_kind(Findings& findings, const Value& value, std::string_view name, std::string_view expected) {
  std::string message = fmt::format("'{}' must be {}, got {}", name, expected, got(value));
  const bool number_in_quotes = value.is(Value::Kind::text) && expected.find("number") != expected.npos &&
                                reads_as_number(value.text);
  const bool date_in_quotes = value.is(Value::Kind::text) && expected.find("date") != expected.npos && parse_date(value.text);
  if (number_in_quotes || date_in_quotes) message += fmt::format("; write {} without quotes", value.text);
  if (value.is(Value::Kind::text) && !date_in_quotes && expected.find("date") != expected.npos)
    message += hint_for_date(value.text);
  const bool text_expected = expected.starts_with("a text") && (value.is_number() || value.is(Value::Kind::date));
  if (text_expected) message += fmt::format("; write it in quotes: \"{}\"", value.text);
  if (value.is(Value::Kind::moment) && expected.find("date") != expected.npos) message += "; write the day only: 2025-04-16";
  findings.error(value.spot, message);
}

std::optional<std::int64_t> day_number(Context& context, const Value& value) {
  if (value.is(Value::Kind::date)) {
    if (value.date >= kFirstDate) return context.days.number(value.date);
    context.findings.error(value.spot, fmt::format("the date {} lies outside the years 0001 to 9999", value.text));
    return std::nullopt;
  }
  if (value.number != std::floor(value.number)) {
    context.findings.error(value.spot, fmt::format("a day is a date or a whole number, got {}", got(value)));
    return std::nullopt;
  }
  const bool in_calendar = value.number >= static_cast<double>(context.days.first()) &&
                           value.number <= static_cast<double>(context.days.last());
  if (context.days.known && !in_calendar) {
    context.findings.error(value.spot, fmt::format("day {} lies outside the years 0001 to 9999", got(value)));
    return std::nullopt;
  }
  if (!(std::fabs(value.number) < kMost)) return std::nullopt;  // the start is wrong, which has been reported
  return static_cast<std::int64_t>(value.number);
}

std::optional<double> Points::point(const Value& value, Role role) {
  if (of_days()) return day(value, role);
  if (value.is(Value::Kind::date)) {
    context_.findings.error(value.spot, fmt::format("'{}' must be a number, got the date {}", label(), got(value)));
    return std::nullopt;
  }
  check_grouping(value);
  return plain(value);
}

void Points::check_grouping(const Value& value) {
  const bool is_rate = key_.unit == "persons/day";
  if (key_.unit != "persons" && !is_rate) return;
  const std::string what = thousands_by_point(value.text, is_rate);
  if (value.is(Value::Kind::real) && !what.empty()) context_.findings.warning(value.spot, what);
}

std::optional<double> Points::plain(const Value& value) {
  if (!value.is_number()) {
    wrong_kind(context_.findings, value, label(), "a number");
    return std::nullopt;
  }
  if (!std::isfinite(value.number)) {
    context_.findings.error(value.spot, fmt::format("'{}' must be a finite number, got {}", label(), got(value)));
    return std::nullopt;
  }
  if (value.is(Value::Kind::real) && value.number == 0 && value.text.find_first_of("123456789") < value.text.find_first_of("eE"))
    context_.findings.warning(value.spot, fmt::format("{} is so small that it is taken as 0", got(value)));
  return value.number;
}

std::optional<double> Points::day(const Value& value, Role role) {
  if (!value.is_number() && !value.is(Value::Kind::date)) {
    wrong_kind(context_.findings, value, label(), "a date or the whole number of a day");
    return std::nullopt;
  }
  const Value::Kind given_as = value.is(Value::Kind::date) ? Value::Kind::date : Value::Kind::whole;
  if (days_given_as_.value_or(given_as) != given_as) {
    context_.findings.error(value.spot, fmt::format("'{}' mixes dates and day numbers; use one of them", label()));
    return std::nullopt;
  }
  days_given_as_ = given_as;
  const auto n = day_number(context_, value);
  return n ? std::optional(point_of_day(*n, role)) : std::nullopt;
}

}  // namespace ebb
