#pragma once
#include <string>
#include <vector>

#include "ebb/report/report.hpp"
#include "ebb/report/terminal_style.hpp"

namespace ebb {

/// A stretch of whole calendar months and the share of trials that reach the first threshold in it.
struct CalendarBar {
  Date end{};  ///< its last day, or the horizon
  double share = 0;
};

/// Shares by stretches of `months` calendar months (1, 3, 12, 60 or 120), cut at the calendar's own quarters and years, without
/// the empty ones at either end. Day 0 belongs to the first stretch, the last one ends with the horizon.
std::vector<CalendarBar> calendar_bars(const std::vector<DateChance>& by_date, int months);

/// The histogram on one line with its scale, "   ▁▂▅█▅▃▁  Mar 2025 … Sep 2025; tallest 28 %; 27 % later": a bar a month,
/// or a quarter, a year, five or ten years where months do not fit. Nothing where there is but one bar.
std::string calendar_chart(const Report& report, const TerminalStyle& style);

/// "By end of  Mar 2025 3 %   Apr 24 %   …": the chances of the first threshold, as many as fit on two lines, cut where nothing
/// moves any more. Nothing where no month ends before the horizon.
std::string month_chances(const Report& report, const TerminalStyle& style);

}  // namespace ebb
