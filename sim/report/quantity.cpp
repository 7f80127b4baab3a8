#include "report/quantity.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/figures.hpp"
#include "ebb/core/text.hpp"
#include "scenario/keys.hpp"
#include "scenario/tables.hpp"

namespace ebb {
namespace {

/// How far a computed point of the day line may be off, days.
double blur(double point) { return 1e-7 + 1e-12 * std::abs(point); }

}  // namespace

double day_ending_at(double point) { return std::ceil(point - blur(point)) - 1; }

double Quantity::quantile(double p) const {
  const double drawn = input_.law.quantile({p, 1 - p});
  if (!is_date()) return input_.rounded(drawn);
  // A point on the border of two days is the end of the earlier one if that has the probability, as of all continuous families;
  // values with positive probability each lie on the beginning of their day.
  const double day = std::floor(drawn + blur(drawn));
  const bool on_border = std::abs(drawn - day) <= blur(drawn);
  const double before_day = input_.law.cdf(std::nextafter(day, day - 1)).below;
  return on_border && before_day >= p - 1e-9 ? day - 1 : day;
}

bool Quantity::in_calendar(double day) const {
  return day >= static_cast<double>((kFirstDate - scenario_.start).count()) &&
         day <= static_cast<double>((kLastDate - scenario_.start).count());
}

std::string Quantity::short_text(double value) const {
  if (!is_date()) return readable(value);
  if (!in_calendar(value)) return "day " + readable(value);
  return spoken(scenario_.date_of(static_cast<std::int64_t>(value)));
}

std::string Quantity::text(double value) const {
  if (!is_date() || !in_calendar(value)) return short_text(value);
  return fmt::format("{} (day {})", short_text(value), grouped(static_cast<long long>(value)));
}

nlohmann::ordered_json Quantity::json(double value) const {
  if (is_date() && in_calendar(value)) return iso(scenario_.date_of(static_cast<std::int64_t>(value)));
  const std::string text = fmt::format("{:.12g}", value);
  std::from_chars(text.data(), text.data() + text.size(), value);
  if (value == std::floor(value) && std::abs(value) < 0x1p53) return static_cast<std::int64_t>(value);
  return value;
}

std::string Quantity::unit() const {
  const Key* key = input_key(input_.name);
  if (key == nullptr) return "";
  if (key->unit == "persons") return scenario_.unit;
  if (key->unit == "persons/day") return scenario_.unit + " a day";
  if (key->unit == "days" || key->unit == "fighting days") return std::string(key->unit);
  return "";
}

}  // namespace ebb
