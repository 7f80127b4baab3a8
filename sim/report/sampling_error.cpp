#include <fmt/format.h>

#include <algorithm>

#include "report/layout.hpp"
#include "report/sentence.hpp"

namespace ebb {
namespace {

/// How far, in days, a quantile's interval reaches to either side; nothing where it reaches beyond the horizon.
std::optional<std::int64_t> reach(const QuantileEstimate& quantile) {
  if (!quantile.sampling_high || !quantile.sampling_low) return {};
  return std::max(*quantile.day - *quantile.sampling_low, *quantile.sampling_high - *quantile.day);
}

std::string doubt(const QuantileEstimate& quantile, const Calendar& calendar) {
  return fmt::format("{}: {} to {}", quantile.p == 0.5 ? "median" : percent(quantile.p) + solid(" of trials"),
                     calendar.date(quantile.sampling_low), calendar.date(quantile.sampling_high));
}

/// Of the first threshold each quantile that is uncertain by more than a day; of the others the largest reach.
struct Doubts {
  std::string list;
  std::int64_t most_days = 0, most_days_of_others = 0;
  bool any_day = false, others_beyond = false;
};

void doubt_first(const ThresholdEstimate& first, const Calendar& calendar, const std::string& whose, Doubts& doubts) {
  for (const QuantileEstimate* quantile : {&first.p5, &first.median, &first.p95}) {
    if (!quantile->day) continue;
    doubts.any_day = true;
    const auto days = reach(*quantile);
    if (days && *days <= 1)
      doubts.most_days = std::max(doubts.most_days, *days);
    else
      doubts.list += (doubts.list.empty() ? "" : "; ") + whose + doubt(*quantile, calendar);
  }
}

void doubt_other(const ThresholdEstimate& other, Doubts& doubts) {
  for (const QuantileEstimate* quantile : {&other.p5, &other.median, &other.p95}) {
    if (!quantile->day) continue;
    doubts.any_day = true;
    const auto days = reach(*quantile);
    doubts.others_beyond |= !days;
    doubts.most_days_of_others = std::max(doubts.most_days_of_others, days.value_or(0));
  }
}

Doubts doubts_of(const Report& report, const Calendar& calendar) {
  Doubts doubts;
  const auto& all = report.thresholds;
  doubt_first(all.front(), calendar, all.size() > 1 ? subject(all.front()) + ", " : "", doubts);
  for (std::size_t t = 1; t < all.size(); ++t) doubt_other(all[t], doubts);
  if (doubts.most_days_of_others <= 1) doubts.most_days = std::max(doubts.most_days, doubts.most_days_of_others);
  if (doubts.most_days_of_others > 1 || doubts.others_beyond) {
    doubts.list += doubts.list.empty() ? "other thresholds " : "; other thresholds ";
    if (doubts.most_days_of_others > 1) doubts.list += solid(fmt::format("at most ± {} days", doubts.most_days_of_others));
    if (doubts.others_beyond) doubts.list += (doubts.most_days_of_others > 1 ? ", or beyond " : "beyond ") + calendar.horizon();
  }
  return doubts;
}

}  // namespace

std::string sampling_error(const Result& result, const Report& report) {
  if (!report.thresholds.front().has_intervals) return "Sampling error: unknown; run 1,024 trials or more.";
  const Calendar calendar = calendar_of(result);
  const Doubts doubts = doubts_of(report, calendar);
  if (!doubts.list.empty()) return fmt::format("Sampling error ({}): {}.", solid("95 %"), doubts.list);
  if (doubts.any_day)
    return fmt::format("Sampling error: {}.", doubts.most_days == 0 ? "less than a day" : solid("at most ± 1 day"));
  const ProportionEstimate& beyond = report.thresholds.front().not_by_horizon;
  return fmt::format("Sampling error: the chance by {} is {} to {}.", calendar.horizon(), exact_percent(1 - beyond.sampling_high),
                     exact_percent(1 - beyond.sampling_low));
}

}  // namespace ebb
