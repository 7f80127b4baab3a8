#include <fmt/format.h>

#include "ebb/core/text.hpp"
#include "ebb/report/terminal.hpp"
#include "report/layout.hpp"
#include "report/wording.hpp"

namespace ebb {
namespace {

using Row = std::vector<std::string>;

std::string share(double p) { return fmt::format("{:.10g} %", p * 100); }

/// In a table, beyond the horizon; the line "Not by …" says which horizon.
constexpr const char* kLater = "later";

std::string date_cell(const std::optional<std::int64_t>& day, const Calendar& calendar) {
  return day ? calendar.date(day) : kLater;
}

Row quantile_row(const ThresholdEstimate& threshold, const QuantileEstimate& quantile, const Calendar& calendar) {
  const auto end = [&](const std::optional<std::int64_t>& day) {
    return threshold.has_intervals ? date_cell(day, calendar) : "unknown";
  };
  return {share(quantile.p),
          quantile.day ? fmt::format("{}", *quantile.day) : "",
          date_cell(quantile.day, calendar),
          quantile.at ? fmt::format("{:.2f}", *quantile.at) : "",
          end(quantile.sampling_low),
          end(quantile.sampling_high)};
}

std::string threshold_table(const ThresholdEstimate& threshold, const Calendar& calendar, const TerminalStyle& style) {
  std::vector<Row> rows{{"trials by then", "day", "date", "at", "95 % from", "95 % to"}};
  for (const QuantileEstimate& quantile : threshold.quantiles) rows.push_back(quantile_row(threshold, quantile, calendar));
  const ProportionEstimate& beyond = threshold.not_by_horizon;
  const std::string interval = threshold.has_intervals ? fmt::format("95 % from {} to {}", exact_percent(beyond.sampling_low),
                                                                     exact_percent(beyond.sampling_high))
                                                       : "sampling error unknown";
  return inked(wrapped(subject(threshold), style), Ink::bold, style) + columns(rows, style) +
         wrapped(fmt::format("Not by {}: {}, {}", calendar.horizon(), exact_percent(beyond.p), interval), style);
}

Row headline_row(std::string name, const ThresholdEstimate& threshold, const Calendar& calendar) {
  Row row{std::move(name)};
  for (const QuantileEstimate* quantile : {&threshold.p5, &threshold.median, &threshold.p95})
    row.push_back(date_cell(quantile->day, calendar));
  row.push_back(percent(threshold.not_by_horizon.p));
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

std::string render_batch(const std::vector<BatchRow>& rows, const TerminalStyle& style) {
  std::vector<Row> table{headline_titles("scenario", "not by horizon")};
  table.front().push_back("horizon");
  for (const BatchRow& row : rows) {
    const ThresholdEstimate& first = row.report.thresholds.front();
    const Calendar calendar{row.start, static_cast<std::int64_t>(first.cdf.size()) - 1};
    Row cells = headline_row(printable(row.name), first, calendar);
    cells.push_back(calendar.horizon());
    table.push_back(std::move(cells));
  }
  return columns(table, style);
}

}  // namespace ebb
