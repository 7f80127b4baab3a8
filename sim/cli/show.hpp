#pragma once
#include <optional>
#include <string>
#include <vector>

#include "cli/arguments.hpp"
#include "ebb/report/report.hpp"
#include "ebb/report/terminal.hpp"
#include "ebb/tally/result.hpp"

namespace ebb::cli {

/// Prints results to stdout: a report for one, a table for a batch, a line of JSON for each with --json.
class Showing {
 public:
  Showing(const ReportArguments& arguments, bool batch) : arguments_(arguments), batch_(batch) {}

  /// Returns true if a scenario's warnings are part of what is printed for it.
  bool includes_warnings() const { return !arguments_.json && !batch_; }

  /// `seconds` are shown on a terminal only: elsewhere equal runs print equal bytes.
  void show(const Result& result, const Report& report, std::optional<double> seconds);
  void finish();

 private:
  const ReportArguments& arguments_;
  bool batch_;
  std::vector<BatchRow> rows_;
  std::string tables_;  ///< of a batch with --table: each scenario's, after the rows
};

}  // namespace ebb::cli
