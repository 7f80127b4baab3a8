#pragma once
#include <optional>

#include "scenario/context.hpp"
#include "scenario/keys.hpp"
#include "scenario/value.hpp"

namespace ebb {

/// What a number means in a distribution. A date d stands for the interval [d, d + 1) of the day line; its role decides which
/// point is meant.
enum class Role {
  value,  ///< fixed, or one of several discrete values: the day, counted by its beginning
  low,
  min,       ///< its beginning
  high,      ///< its end
  max,       ///< the last point before its end
  quantile,  ///< its end: P(X ≤ d) counts the whole day
  mode,
  mean  ///< its middle
};

/// Reads the numbers of one input. Reports what is not a number, not finite, or not a date where a date is meant.
class Points {
 public:
  Points(Context& context, const Key& key) : context_(context), key_(key) {}

  /// A point of the quantity: a number, or for dates a point on the day line.
  std::optional<double> point(const Value& value, Role role);
  /// A number that is never a date: a standard deviation, a weight.
  std::optional<double> plain(const Value& value);

  /// Warns of an amount that looks as if its decimal point were meant to group thousands: 12.000.
  void check_grouping(const Value& value);

  const Key& key() const { return key_; }
  /// The key's word in the file, for messages.
  std::string label() const { return context_.findings.words().word_of(key_.path); }
  Context& context() { return context_; }
  bool of_days() const { return key_.law == Law::day; }

 private:
  std::optional<double> day(const Value& value, Role role);

  Context& context_;
  const Key& key_;
  std::optional<Value::Kind> days_given_as_;  // date or whole: an input does not mix them
};

/// Reports a value of the wrong kind: "'size' must be a number, got the text \"8000\"; write 8000 without quotes".
void wrong_kind(Findings& findings, const Value& value, std::string_view name, std::string_view expected);

/// A calendar day in range, or nothing (reported).
std::optional<std::int64_t> day_number(Context& context, const Value& value);

}  // namespace ebb
