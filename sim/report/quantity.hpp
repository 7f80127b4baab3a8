#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "ebb/scenario/scenario.hpp"

namespace ebb {

/// What one input of a scenario measures, and how its values are shown: numbers with sensible digits, points of the day line as
/// dates. Refers to both; lives no longer than they do.
class Quantity {
 public:
  Quantity(const Input& input, const Scenario& scenario) : input_(input), scenario_(scenario) {}

  /// The p-quantile of the quantity as the model uses it, after rounding; 0 < p < 1. Of a date it is the first day d on whose end
  /// the probability has reached p, so a quantile that was typed as a date is that date.
  double quantile(double p) const;

  /// A value after rounding: "12,000", "0.25", "1 Feb 2025 (day 31)"; days outside the calendar as "day 10,000,000".
  std::string text(double value) const;
  /// The same without the number of the day.
  std::string short_text(double value) const;
  /// The same for JSON: a number (12 significant digits), or a date as "2025-02-01".
  nlohmann::ordered_json json(double value) const;

  bool is_date() const { return input_.rounding == Rounding::day; }
  /// "persons a day", "days"; "" for shares, factors and dates.
  std::string unit() const;

  const Input& input() const { return input_; }
  const Scenario& scenario() const { return scenario_; }

 private:
  bool in_calendar(double day) const;

  const Input& input_;
  const Scenario& scenario_;
};

/// The day on which an interval of the day line ends: the end of a day belongs to it. Forgives an error of 1e-7 days.
double day_ending_at(double point);

}  // namespace ebb
