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

std::string doubt(const ThresholdEstimate& threshold, const QuantileEstimate& quantile, const Calendar& calendar) {
  return fmt::format("{}, {}: {} to {}", subject(threshold), quantile.p == 0.5 ? "median" : percent(quantile.p) + solid(" of trials"),
                     calendar.date(quantile.sampling_low), calendar.date(quantile.sampling_high));
}

/// Σ weight × se, or replicates: what the interval of several cases or of a design rests on.
std::string kind(const Result& result) {
  if (result.key.replicates > 1) return fmt::format(" (from {} replicates)", result.key.replicates);
  return result.cases.size() > 1 ? " (a bound: the errors of the cases add up)" : "";
}

}  // namespace

std::string sampling_error(const Result& result, const Report& report) {
  const Calendar calendar = calendar_of(result);
  std::int64_t most = 0;
  bool any = false;
  std::string doubts;
  for (const ThresholdEstimate& threshold : report.thresholds) {
    for (const QuantileEstimate* quantile : {&threshold.p5, &threshold.median, &threshold.p95}) {
      if (!quantile->day) continue;
      any = true;
      const auto days = reach(*quantile);
      if (days && *days <= 1) most = std::max(most, *days);
      if (!days || *days > 1) doubts += "; " + doubt(threshold, *quantile, calendar);
    }
  }
  if (!doubts.empty()) return fmt::format("Sampling error ({}){}: {}.", solid("95 %"), kind(result), doubts.substr(2));
  const auto& beyond = report.thresholds.front().not_by_horizon;
  if (!any)
    return fmt::format("Sampling error{}: the chance by {} is {} to {}.", kind(result), calendar.horizon(),
                       exact_percent(1 - beyond.sampling_high), exact_percent(1 - beyond.sampling_low));
  return fmt::format("Sampling error: {}{}.", most == 0 ? "less than a day" : solid("at most ± 1 day"), kind(result));
}

}  // namespace ebb
