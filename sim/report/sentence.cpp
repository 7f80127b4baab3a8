#include "report/sentence.hpp"

#include <fmt/format.h>

#include "report/layout.hpp"

namespace ebb {
namespace {

/// The threshold that a scenario has if it names none.
bool is_depletion(const ThresholdEstimate& threshold) { return threshold.title.empty() && threshold.id == "depleted"; }

/// "36 % chance of depletion", or "The depot is empty: 36 % chance".
std::string chance(const ThresholdEstimate& threshold, double share) {
  if (is_depletion(threshold)) return fmt::format("{} chance of depletion", percent(share));
  return fmt::format("{}: {} chance", subject(threshold), percent(share));
}

double share_by(const ThresholdEstimate& threshold, std::int64_t day) { return threshold.cdf[static_cast<std::size_t>(day)]; }

std::string on_one_day(const ThresholdEstimate& threshold, std::int64_t day, const Calendar& calendar) {
  const bool every = share_by(threshold, day) >= 1 && (day == 0 || share_by(threshold, day - 1) <= 0);
  return fmt::format("{} on {} (day {}) in {}.", is_depletion(threshold) ? "Depleted" : subject(threshold) + ":",
                     calendar.date(day), day, every ? "every trial" : "more than " + solid("90 % of trials"));
}

}  // namespace

std::string headline(const ThresholdEstimate& threshold, const Calendar& calendar) {
  const auto &p5 = threshold.p5.day, &median = threshold.median.day, &p95 = threshold.p95.day;
  const double by_horizon = threshold.cdf.back();
  if (by_horizon <= 0)
    return fmt::format("{} in no trial by {}.", is_depletion(threshold) ? "Depleted" : subject(threshold) + ":",
                       calendar.horizon());
  if (!median) {
    const std::string early = p5 ? fmt::format("; {} by {}", percent(share_by(threshold, *p5)), calendar.date(p5)) : "";
    return fmt::format("{} by {}{}.", chance(threshold, by_horizon), calendar.horizon(), early);
  }
  if (p5 == p95) return on_one_day(threshold, *p5, calendar);
  return fmt::format("{} by {}; {} {} to {}.", chance(threshold, share_by(threshold, *median)), calendar.date(median),
                     solid("90 % interval"), calendar.date(p5), calendar.date(p95));
}

std::string not_reached(const ThresholdEstimate& threshold) { return is_depletion(threshold) ? "not depleted" : "not reached"; }

std::string not_by_horizon(const ThresholdEstimate& threshold, const Calendar& calendar) {
  return fmt::format("Still {} on {}: {}.", not_reached(threshold), calendar.horizon(), percent_of_rest(threshold.cdf.back()));
}

std::string constant_rate(const ThresholdEstimate& threshold, const std::optional<Date>& date, const Calendar& calendar) {
  const std::int64_t day = date ? (*date - calendar.start).count() : -1;
  if (day < 0 || day > calendar.horizon_days)
    return fmt::format("A constant-rate estimate does not reach it by {}.", calendar.horizon());
  return fmt::format("A constant-rate estimate gives {}; {} of trials {} by then.", solid(spoken(*date)),
                     percent(share_by(threshold, day)), is_depletion(threshold) ? "are depleted" : "reach it");
}

}  // namespace ebb
