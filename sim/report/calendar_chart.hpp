#pragma once
#include <string>
#include <vector>

#include "ebb/report/report.hpp"
#include "ebb/report/terminal_style.hpp"

namespace ebb {

/// A period of whole calendar months, as far as it was simulated, and the share of trials that reach the first threshold in it.
struct CalendarBar {
  Date first{}, last{};  ///< of the days simulated: the first and the last period may be parts of theirs
  double share = 0;
  double per_day() const { return share / static_cast<double>((last - first).count() + 1); }
};

/// Shares by periods of `months` calendar months (1, 3, 12, 60 or 120), cut at the calendar's own quarters and years, without
/// the empty ones at either end. What is reached on day 0 belongs to the first period.
std::vector<CalendarBar> calendar_bars(const std::vector<DateChance>& by_date, Date start, int months);

/// The histogram on one line with its scale, "   ▁▂▅█▅▃▁  chance per day, Mar 2025 … Sep 2025; tallest bar: May 2025, 28 % of
/// trials; 27 % later": a bar a month, or a quarter, a year, five or ten years where months do not fit. The height of a bar
/// is its share of the trials over its days, so that months of which only a part was simulated look like the others. Empty
/// where there is one bar.
std::string calendar_chart(const Report& report, Date start, const TerminalStyle& style);

/// "By end of  Mar 2025 3 %   Apr 24 %   …   5 May 31 %": the chances of the first threshold, as many months as fit on two
/// lines, to the month after which they stay as they are. Where the horizon ends no month, it is the last, by its date. Empty
/// where no month ends before the horizon.
std::string month_chances(const Report& report, const TerminalStyle& style);

}  // namespace ebb
