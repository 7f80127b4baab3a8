#include <fmt/format.h>

#include <algorithm>

#include "report/layout.hpp"
#include "report/replicates.hpp"
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

/// What the intervals of several cases or of a design rest on.
std::string basis(const Result& result) {
  if (result.key.replicates > 1) return fmt::format("from {} replicates", replicates_with_trials(result));
  return result.cases.size() > 1 ? "a bound: the errors of the cases add up" : "";
}

std::string in_brackets(const std::string& text) { return text.empty() ? "" : " (" + text + ")"; }

/// Each quantile that is uncertain by more than a day, and the largest reach of the others; nothing of those beyond the horizon.
struct Doubts {
  std::string list;
  std::int64_t most_days = 0;
  bool any_day = false;
};

Doubts doubts_of(const Report& report, const Calendar& calendar) {
  Doubts doubts;
  for (const ThresholdEstimate& threshold : report.thresholds) {
    for (const QuantileEstimate* quantile : {&threshold.p5, &threshold.median, &threshold.p95}) {
      if (!quantile->day) continue;
      doubts.any_day = true;
      const auto days = reach(*quantile);
      if (days && *days <= 1) {
        doubts.most_days = std::max(doubts.most_days, *days);
        continue;
      }
      const std::string whose = report.thresholds.size() > 1 ? subject(threshold) + ", " : "";
      doubts.list += (doubts.list.empty() ? "" : "; ") + whose + doubt(*quantile, calendar);
    }
  }
  return doubts;
}

}  // namespace

std::string sampling_error(const Result& result, const Report& report) {
  if (!report.thresholds.front().has_intervals) return "Sampling error: unknown, there are fewer than two replicates.";
  const Calendar calendar = calendar_of(result);
  const Doubts doubts = doubts_of(report, calendar);
  const std::string because = basis(result);
  if (!doubts.list.empty()) {
    const std::string level = solid("95 %") + (because.empty() ? "" : ", " + because);
    return fmt::format("Sampling error{}: {}.", in_brackets(level), doubts.list);
  }
  if (doubts.any_day) {
    const std::string most = doubts.most_days == 0 ? "less than a day" : solid("at most ± 1 day");
    return fmt::format("Sampling error: {}{}.", most, in_brackets(because));
  }
  const ProportionEstimate& beyond = report.thresholds.front().not_by_horizon;
  return fmt::format("Sampling error{}: the chance by {} is {} to {}.", in_brackets(because), calendar.horizon(),
                     exact_percent(1 - beyond.sampling_high), exact_percent(1 - beyond.sampling_low));
}

}  // namespace ebb
