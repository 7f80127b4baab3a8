#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "ebb/report/report.hpp"

namespace ebb {

/// The calendar of one result, in the words of a report.
struct Calendar {
  Date start{};
  std::int64_t horizon_days = 0;

  Date date_of(std::int64_t day) const { return start + std::chrono::days{day}; }
  std::string horizon() const;                                     ///< "5 Feb 2026"
  std::string date(const std::optional<std::int64_t>& day) const;  ///< "14 May 2025", or "after 5 Feb 2026"
};

Calendar calendar_of(const Result& result);

/// "27 %", rounded to whole percents; "<1 %" and ">99 %" near the ends; "0 %" only where none, "100 %" only where all.
std::string percent(double share);

/// The share that is left, rounded so that percent(share) and this add up to 100 %.
std::string percent_of_rest(double share);

/// A share to a thousandth of a percent: "27.011 %", or "<0.001 %".
std::string exact_percent(double share);

/// How many trials of which design: "65,536 Sobol trials", "1 trial" with plain Monte Carlo. Safe to print for any name of a
/// design.
std::string trials_of_design(std::uint64_t trials, std::string_view design);

/// A threshold as the subject of a sentence: its title, else its id in words, the first letter large; safe to print.
std::string subject(const ThresholdEstimate& threshold);

/// A case's title, else its id; safe to print.
std::string case_name(const RunFacts::CaseFacts& facts);

}  // namespace ebb
