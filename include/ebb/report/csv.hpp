#pragma once
#include <string>

#include "ebb/report/report.hpp"

namespace ebb {

// Views of a result as CSV (RFC 4180 quoting, UTF-8, a header, lines end with "\n"); columns in docs/output.md. Text cells that a
// spreadsheet would take for a formula begin with an apostrophe; numbers never do.

/// A row per threshold and quantile: pooled, then each case, where there are several.
std::string summary_csv(const Result& result, const Report& report);

/// A row per threshold and day 0 … H: pooled, then each case, where there are several.
std::string days_csv(const Result& result, const Report& report);

/// A row per day on which the strength was recorded: the front's strength that 5, 25, 50, 75 and 95 % of the trials do not
/// exceed; pooled, then each case, where there are several.
std::string strength_csv(const Result& result);

}  // namespace ebb
