#include "report/calendar_chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "report/layout.hpp"
#include "report/wording.hpp"

namespace ebb {
namespace {

constexpr std::array kPeriods{1, 3, 12, 60, 120};  // months
constexpr std::array kPeriodNames{"", " by quarter", " by year", " by five years", " by ten years"};
constexpr int kMostBars = 60;

/// The number of the period in which a date lies, counted from the year 0.
int period_of(Date date, int months) {
  const std::chrono::year_month_day ymd{date};
  return (static_cast<int>(ymd.year()) * 12 + static_cast<int>(static_cast<unsigned>(ymd.month())) - 1) / months;
}

Date first_day(int period, int months) {
  const int month = period * months;
  return std::chrono::year{month / 12} / std::chrono::month(static_cast<unsigned>(month % 12) + 1) / 1;
}

/// The height of a bar in eighths of the tallest: any share above 0 is seen.
std::string block(double height, double tallest, bool unicode) {
  constexpr std::array kUnicode{"\u00a0", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
  constexpr std::array kAscii{"\u00a0", ".", ":", "-", "=", "+", "*", "#", "@"};
  const auto eighths = static_cast<std::size_t>(std::ceil(8 * std::max(0.0, height) / tallest));
  return (unicode ? kUnicode : kAscii)[std::min<std::size_t>(8, eighths)];
}

std::string drawn(const std::vector<CalendarBar>& bars, double tallest, bool unicode) {
  const int columns = bars.size() <= 16 ? 2 : 1;
  std::string text;
  for (const CalendarBar& bar : bars)
    for (int i = 0; i < columns; ++i) text += block(bar.per_day(), tallest, unicode);
  return text;
}

/// "Oct 2025", "Oct 2025 to Dec 2025"; of a part of a month "1 Feb 2026 to 5 Feb 2026".
std::string period_in_words(const CalendarBar& bar) {
  const bool whole = bar.last == end_of_month(bar.last) && bar.first == first_day(period_of(bar.first, 1), 1);
  const std::string first = whole ? spoken_month(bar.first) : spoken(bar.first);
  const std::string last = whole ? spoken_month(bar.last) : spoken(bar.last);
  return first == last ? first : first + " to " + last;
}

}  // namespace

std::vector<CalendarBar> calendar_bars(const std::vector<DateChance>& by_date, Date start, int months) {
  std::vector<CalendarBar> bars;
  double before = 0;
  for (const DateChance& chance : by_date) {
    const int period = period_of(chance.date, months);
    if (bars.empty() || period_of(bars.back().last, months) != period)
      bars.push_back({std::max(first_day(period, months), start + std::chrono::days{1})});
    bars.back().last = chance.date;
    bars.back().share += chance.p - before;
    before = chance.p;
  }
  const auto filled = [](const CalendarBar& bar) { return bar.share > 0; };
  bars.erase(std::find_if(bars.rbegin(), bars.rend(), filled).base(), bars.end());
  bars.erase(bars.begin(), std::find_if(bars.begin(), bars.end(), filled));
  return bars;
}

std::string calendar_chart(const Report& report, Date start, const TerminalStyle& style) {
  const auto most = static_cast<std::size_t>(std::min(kMostBars, std::max(kNarrowest, style.width) - 6));
  std::size_t scale = 0;
  std::vector<CalendarBar> bars = calendar_bars(report.by_date, start, kPeriods[scale]);
  while (bars.size() > most && scale + 1 < kPeriods.size()) bars = calendar_bars(report.by_date, start, kPeriods[++scale]);
  if (bars.size() < 2) return "";

  const auto lower = [](const CalendarBar& a, const CalendarBar& b) { return a.per_day() < b.per_day(); };
  const CalendarBar& tallest = *std::max_element(bars.begin(), bars.end(), lower);
  const double by_horizon = report.thresholds.front().cdf.back();
  const std::string later = by_horizon < 1 ? fmt::format("; {} later", percent_of_rest(by_horizon)) : "";
  const std::string caption = fmt::format("chance per day{}, {} {} {}; tallest bar: {}, {}{}", kPeriodNames[scale],
                                          solid(spoken_month(bars.front().first)), style.unicode ? "…" : "...",
                                          solid(spoken_month(bars.back().last)), solid(period_in_words(tallest)),
                                          percent(tallest.share) + solid(" of trials"), later);
  TerminalStyle drawing = style;
  drawing.unicode = true;  // the blocks are chosen, only the caption is to be put into ASCII
  return wrapped("   " + drawn(bars, tallest.per_day(), style.unicode) + "  " + caption, drawing, 3);
}

}  // namespace ebb
