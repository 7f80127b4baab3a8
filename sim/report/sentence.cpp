#include "report/sentence.hpp"

#include <fmt/format.h>

#include "report/layout.hpp"

namespace ebb {
namespace {

std::string when(const ThresholdEstimate& threshold, const Calendar& calendar) {
  const auto &p5 = threshold.p5.day, &median = threshold.median.day, &p95 = threshold.p95.day;
  const double by_horizon = threshold.cdf.back();
  if (by_horizon <= 0) return fmt::format("in no trial by {}.", calendar.horizon());
  const std::string share = percent(by_horizon);
  if (!p5) return fmt::format("in fewer than one trial in twenty by {} ({}).", calendar.horizon(), share);
  if (!median)
    return fmt::format("less than even odds by {} ({}); one in twenty by {}.", calendar.horizon(), share, calendar.date(p5));
  if (p5 == p95) {
    const auto day = static_cast<std::size_t>(*p5);
    const bool every = threshold.cdf[day] >= 1 && (day == 0 || threshold.cdf[day - 1] <= 0);
    return fmt::format("on {} (day {}) in {}.", calendar.date(p5), *p5, every ? "every trial" : "more than nine trials in ten");
  }
  return fmt::format("even odds by {}; {} range {} to {}.", calendar.date(median), solid("90 %"), calendar.date(p5),
                     calendar.date(p95));
}

}  // namespace

std::string headline(const ThresholdEstimate& threshold, const Calendar& calendar) {
  return fmt::format("{}: {}", subject(threshold), when(threshold, calendar));
}

std::string not_by_horizon(const ThresholdEstimate& threshold, const Calendar& calendar) {
  return fmt::format("Not by {}: {}.", calendar.horizon(), percent(threshold.not_by_horizon.p));
}

std::string straight_line(const Result& result, const Report& report) {
  const auto& date = result.facts.straight_line;
  if (!date) return "Straight line: no date.";
  if (!report.by_straight_line) return fmt::format("Straight line: {}, after the horizon.", solid(spoken(*date)));
  return fmt::format("Straight line, {}: {} of trials by then.", solid(spoken(*date)), percent(*report.by_straight_line));
}

}  // namespace ebb
