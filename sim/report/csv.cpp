#include "ebb/report/csv.hpp"

#include <fmt/format.h>

#include "report/csv_row.hpp"
#include "report/strength.hpp"
#include "report/weights.hpp"

namespace ebb {
namespace {

template <typename Value>
std::string or_empty(const std::optional<Value>& value) {
  return value ? fmt::format("{}", *value) : "";
}

std::string date_of(const Result& result, std::int64_t day) { return iso(result.facts.start + std::chrono::days{day}); }

std::string quantile_rows(const Result& result, std::string_view case_id, const ThresholdEstimate& threshold) {
  std::string rows;
  for (const QuantileEstimate& quantile : threshold.quantiles)
    rows += CsvRow()
                .text(case_id)
                .text(threshold.id)
                .text(threshold.title)
                .cell(fmt::format("{}", quantile.p))
                .cell(or_empty(quantile.day))
                .cell(quantile.day ? date_of(result, *quantile.day) : "")
                .cell(or_empty(quantile.at))
                .cell(or_empty(quantile.sampling_low))
                .cell(or_empty(quantile.sampling_high))
                .cell(quantile.day ? "false" : "true")
                .cell(fmt::format("{}", threshold.not_by_horizon.p))
                .line();
  return rows;
}

/// `tally` is nothing for the pool of several cases, which has shares but no whole counts.
std::string day_rows(const Result& result, std::string_view case_id, const ThresholdEstimate& threshold, const CaseTally* tally,
                     int index) {
  const std::vector<std::uint64_t> counts = tally ? tally->by_day(index) : std::vector<std::uint64_t>();
  std::string rows;
  for (std::size_t day = 0; day < threshold.cdf.size(); ++day)
    rows += CsvRow()
                .text(case_id)
                .text(threshold.id)
                .cell(fmt::format("{}", day))
                .cell(date_of(result, static_cast<std::int64_t>(day)))
                .cell(tally ? fmt::format("{}", counts[day]) : "")
                .cell(fmt::format("{}", threshold.cdf[day]))
                .line();
  return rows;
}

std::string strength_rows(const Result& result, const std::vector<double>& weights, std::string_view case_id) {
  const std::vector<double> probabilities{0.05, 0.25, 0.5, 0.75, 0.95};
  std::string rows;
  const auto& days = result.shapes.front().strength_days;
  for (std::size_t i = 0; i < days.size(); ++i) {
    CsvRow row;
    row.cell(date_of(result, days[i]));
    const std::vector<std::int64_t> strengths = strength_quantiles(result, weights, i, probabilities);
    for (std::size_t p = 0; p < probabilities.size(); ++p) row.cell(strengths.empty() ? "" : fmt::format("{}", strengths[p]));
    rows += row.text(case_id).line();
  }
  return rows;
}

}  // namespace

std::string summary_csv(const Result& result, const Report& report) {
  std::string text = "case,threshold,title,p,day,date,at,sampling_low,sampling_high,beyond_horizon,not_by_horizon\n";
  for (const ThresholdEstimate& threshold : report.thresholds) text += quantile_rows(result, "", threshold);
  for (std::size_t c = 0; c < report.by_case.size(); ++c)
    for (const ThresholdEstimate& threshold : report.by_case[c])
      text += quantile_rows(result, result.facts.cases[c].id, threshold);
  return text;
}

std::string days_csv(const Result& result, const Report& report) {
  std::string text = "case,threshold,day,date,count,cumulative_share\n";
  const CaseTally* only = result.cases.size() == 1 ? &result.cases.front() : nullptr;
  for (std::size_t t = 0; t < report.thresholds.size(); ++t)
    text += day_rows(result, "", report.thresholds[t], only, static_cast<int>(t));
  for (std::size_t c = 0; c < report.by_case.size(); ++c)
    for (std::size_t t = 0; t < report.thresholds.size(); ++t)
      text += day_rows(result, result.facts.cases[c].id, report.by_case[c][t], &result.cases[c], static_cast<int>(t));
  return text;
}

std::string strength_csv(const Result& result) {
  std::string text = "date,p5,p25,p50,p75,p95,case\n" + strength_rows(result, pooling_weights(result.facts), "");
  const std::size_t cases = result.cases.size();
  for (std::size_t c = 0; c < cases && cases > 1; ++c)
    text += strength_rows(result, weights_of_one(c, cases), result.facts.cases[c].id);
  return text;
}

}  // namespace ebb
