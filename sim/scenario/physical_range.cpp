#include "scenario/physical_range.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "ebb/core/text.hpp"
#include "ebb/distribution/error.hpp"

namespace ebb {
namespace {

struct Range {
  double low, high;
  bool above_low;
};

/// Distributions without an upper end may reach beyond kMost; what lies beyond kMostUnbounded is outside.
Range range_of(const Context& context, const Key& key, const Distribution& law) {
  if (key.law == Law::day) {
    if (!context.days.known) return {-kNoLimit, kNoLimit, false};
    const bool bounded = std::isfinite(law.lowest()) && std::isfinite(law.highest());
    return bounded ? Range{static_cast<double>(context.days.first()), static_cast<double>(context.days.last()) + 1, false}
                   : Range{-kMostUnbounded, kMostUnbounded, false};
  }
  const bool limited_by_count = key.high == kMost;
  return {key.low, limited_by_count && !std::isfinite(law.highest()) ? kMostUnbounded : key.high, key.above_low};
}

std::string bound(const Key& key, double number) {
  if (key.law == Law::day) return number < 0 ? "the year 0001" : "the year 9999";
  return grouped(number);
}

/// "add min = 0", "add min = 0 and max = 1"; whole bounds as TOML writes them. A metalog has bounds of its own.
std::string mend(const Range& range, const Tails& outside, const Key& key, const Distribution& law) {
  if (key.law == Law::day) return "add min and max";
  const bool is_metalog = std::holds_alternative<Metalog>(law.family());
  const auto number = [](double x) { return x == std::floor(x) ? fmt::format("{:.0f}", x) : fmt::format("{}", x); };
  const std::string min = is_metalog ? "low" : "min", max = is_metalog ? "high" : "max";
  const std::string low = range.above_low && !is_metalog ? "a min above " + number(range.low) : min + " = " + number(range.low);
  const std::string high = range.high == kMostUnbounded ? "a " + max : max + " = " + number(range.high);
  const bool both = outside.below > 0 && outside.above > 0;
  const std::string bounds = both ? low + " and " + high : outside.below > 0 ? low : high;
  return fmt::format("add {}{}", bounds, !is_metalog ? "" : both ? ", which keep the quantiles" : ", which keeps the quantiles");
}

Tails mass_outside(const Range& range, const Distribution& law) {
  const double just_outside = range.above_low ? range.low : std::nextafter(range.low, -kNoLimit);
  return {std::isfinite(range.low) ? law.cdf(just_outside).below : 0, std::isfinite(range.high) ? law.cdf(range.high).above : 0};
}

/// "'casualties.rate' cannot be below 0, but 31 % of it is".
std::string how_much(const Key& key, const std::string& name, const Range& range, const Tails& outside) {
  const std::string_view below = key.law == Law::day ? "before" : range.above_low ? "at or below" : "below";
  const std::string_view above = key.law == Law::day ? "after" : "above";
  const std::string low = fmt::format("{} {}", below, bound(key, range.low)),
                    high = fmt::format("{} {}", above, bound(key, range.high));
  if (outside.above == 0) return fmt::format("'{}' cannot be {}, but {} of it is", name, low, share_in_percent(outside.below));
  if (outside.below == 0) return fmt::format("'{}' cannot be {}, but {} of it is", name, high, share_in_percent(outside.above));
  return fmt::format("'{}' cannot be {} or {}, but {} and {} of it are", name, low, high, share_in_percent(outside.below),
                     share_in_percent(outside.above));
}

/// The ends that matter: what lies beyond the other one is cut off silently.
Tails worth_saying(const Tails& outside) {
  return {outside.below > kCutSilently / 2 ? outside.below : 0, outside.above > kCutSilently / 2 ? outside.above : 0};
}

}  // namespace

std::string share_in_percent(double share) {
  const double hundred = 100 * share;
  if (hundred >= 99.95) return share == 1 ? "all" : "almost all";
  if (hundred >= 10) return fmt::format("{:.0f} %", hundred);
  return hundred >= 0.01 ? fmt::format("{:.2g} %", hundred) : "less than 0.01 %";
}

std::optional<WithinRange> within_range(Context& context, const Key& key, const std::string& name, const Distribution& law,
                                        Spot spot) {
  const Range range = range_of(context, key, law);
  const Tails outside = mass_outside(range, law);
  const double share = outside.below + outside.above;
  if (share == 0) return WithinRange{law, {}};
  if (share > kCutSilently) {
    const Tails said = worth_saying(outside);
    const std::string what = how_much(key, context.findings.words().label_of(name), range, said),
                      how = mend(range, said, key, law);
    if (share > kCutWithWarning) return context.findings.error(spot, fmt::format("{}; {}", what, how)), std::nullopt;
    context.findings.warning(spot, fmt::format("{}; this part is cut off and the rest scaled up; {}", what, how));
  }
  const double low = range.above_low ? std::nextafter(range.low, kNoLimit) : range.low;
  return WithinRange{Distribution(law.family(), std::max(law.min(), low), std::min(law.max(), range.high)), outside};
}

bool in_range(const Key& key, double number) {
  return (key.above_low ? number > key.low : number >= key.low) && number <= key.high;
}

void outside_range(Context& context, const Key& key, const Value& value) {
  std::string range = fmt::format("must be {} {}", key.above_low ? "above" : "at least", grouped(key.low));
  if (value.number > key.high) range = "must be at most " + grouped(key.high);
  if (key.high < kMostUnbounded) range = fmt::format("must lie between {} and {}", grouped(key.low), grouped(key.high));
  const bool as_percent = key.unit == "share" && value.number > 1 && value.number <= 100;
  const std::string hint = as_percent ? fmt::format("; {} % is {:.6g}", grouped(value.number), value.number / 100) : "";
  context.findings.error(value.spot,
                         fmt::format("'{}' is {}; it {}{}", context.findings.words().word_of(key.path), got(value), range, hint));
}

}  // namespace ebb
