#include <fmt/format.h>

#include "ebb/core/text.hpp"
#include "ebb/report/terminal.hpp"
#include "report/layout.hpp"
#include "report/sentence.hpp"
#include "report/wording.hpp"

namespace ebb {
namespace {

using Row = std::vector<std::string>;

std::string share(double p) { return fmt::format("{:.10g} %", p * 100); }

/// In a table, beyond the horizon; the line "Still not reached on …" says which horizon.
constexpr const char* kLater = "later";

std::string date_cell(const std::optional<std::int64_t>& day, const Calendar& calendar) {
  return day ? calendar.date(day) : kLater;
}

std::string interval_cell(const ThresholdEstimate& threshold, const QuantileEstimate& quantile, const Calendar& calendar) {
  if (!threshold.has_intervals) return "unknown";
  const auto &low = quantile.sampling_low, &high = quantile.sampling_high;
  if (low == high) return date_cell(low, calendar);
  return high ? calendar.date(low) + solid(" to ") + calendar.date(high) : calendar.date(low) + solid(" or later");
}

Row quantile_row(const ThresholdEstimate& threshold, const QuantileEstimate& quantile, const Calendar& calendar) {
  return {share(quantile.p), quantile.day ? fmt::format("{}", *quantile.day) : "", date_cell(quantile.day, calendar),
          quantile.at ? fmt::format("{:.2f}", *quantile.at) : "", interval_cell(threshold, quantile, calendar)};
}

std::string threshold_table(const ThresholdEstimate& threshold, const Calendar& calendar, const TerminalStyle& style) {
  std::vector<Row> rows{{"trials by then", "day", "date", "interpolated", "95 % interval"}};
  for (const QuantileEstimate& quantile : threshold.quantiles) rows.push_back(quantile_row(threshold, quantile, calendar));
  const ProportionEstimate& beyond = threshold.not_by_horizon;
  const std::string interval = threshold.has_intervals
                                   ? solid("95 % interval ") + fmt::format("{} to {}", exact_percent(beyond.sampling_low),
                                                                           exact_percent(beyond.sampling_high))
                                   : "sampling error unknown";
  return inked(wrapped(subject(threshold), style), Ink::bold, style) + columns(rows, style) +
         wrapped(fmt::format("Still {} on {}: {} ({})", not_reached(threshold), calendar.horizon(), exact_percent(beyond.p),
                             interval),
                 style);
}

Row headline_row(std::string name, const ThresholdEstimate& threshold, const Calendar& calendar) {
  Row row{std::move(name)};
  for (const QuantileEstimate* quantile : {&threshold.p5, &threshold.median, &threshold.p95})
    row.push_back(date_cell(quantile->day, calendar));
  row.push_back(percent_of_rest(threshold.cdf.back()));
  return row;
}

Row headline_titles(std::string name, std::string beyond) {
  return {std::move(name), "5 %", "median", "95 %", std::move(beyond)};
}

std::string case_table(const Result& result, const Report& report, std::size_t threshold, const TerminalStyle& style) {
  if (report.by_case.empty()) return "";
  const Calendar calendar = calendar_of(result);
  std::vector<Row> rows{headline_titles("case", "not by " + calendar.horizon())};
  for (std::size_t c = 0; c < report.by_case.size(); ++c)
    rows.push_back(headline_row(case_name(result.facts.cases[c]), report.by_case[c][threshold], calendar));
  rows.push_back(headline_row("all, by weight", report.thresholds[threshold], calendar));
  for (std::size_t c = 0; c < report.without_case.size(); ++c)
    if (const auto& others = report.without_case[c]; !others.empty())
      rows.push_back(headline_row("all but " + case_name(result.facts.cases[c]), others[threshold], calendar));
  return columns(rows, style);
}

}  // namespace

std::string render_tables(const Result& result, const Report& report, const TerminalStyle& style) {
  std::string text;
  for (std::size_t t = 0; t < report.thresholds.size(); ++t) {
    if (t > 0) text += "\n";
    text += threshold_table(report.thresholds[t], calendar_of(result), style);
    text += case_table(result, report, t, style);
  }
  return text;
}

std::string scenario_heading(const RunFacts& facts, const TerminalStyle& style) {
  return inked(wrapped(printable(facts.scenario_file) + ": " + printable(facts.title), style), Ink::bold, style);
}

std::string render_batch(const std::vector<BatchRow>& rows, const TerminalStyle& style) {
  std::vector<Row> table{headline_titles("scenario", "horizon")};
  table.front().push_back("not by");
  for (const BatchRow& row : rows) {
    const ThresholdEstimate& first = row.report.thresholds.front();
    const Calendar calendar{row.start, static_cast<std::int64_t>(first.cdf.size()) - 1};
    Row cells = headline_row(printable(row.file) + ": " + printable(row.title), first, calendar);
    cells.insert(std::prev(cells.end()), calendar.horizon());
    table.push_back(std::move(cells));
  }
  return columns(table, style);
}

}  // namespace ebb
