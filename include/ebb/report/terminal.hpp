#pragma once
#include <optional>
#include <string>
#include <vector>

#include "ebb/report/report.hpp"
#include "ebb/report/terminal_style.hpp"

namespace ebb {

/// What a person sees first: when the first threshold is reached, by case and by month, the other thresholds, which inputs
/// are fixed or have no source, warnings, the sampling error. Ends with a line break. `seconds` is how long the run took,
/// where it was run just now.
std::string render_terminal(const Result& result, const Report& report, const TerminalStyle& style,
                            std::optional<double> seconds = {});

/// Every threshold as a table: quantiles with day, date, interpolated day and 95 % sampling interval, then not by the horizon;
/// and the cases beside each other, where there are several.
std::string render_tables(const Result& result, const Report& report, const TerminalStyle& style);

/// "shells.toml: Shells in the depot", above the tables of one scenario of a batch.
std::string scenario_heading(const RunFacts& facts, const TerminalStyle& style);

/// A batch, a row per scenario: its file and title, P5, median, P95 and not by the horizon, of its first threshold.
struct BatchRow {
  std::string file, title;
  Date start{};
  Report report;
};
std::string render_batch(const std::vector<BatchRow>& rows, const TerminalStyle& style);

}  // namespace ebb
