#include "report/calendar_chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "report/layout.hpp"
#include "report/wording.hpp"

namespace ebb {
namespace {

constexpr std::array kStretches{1, 3, 12, 60, 120};  // months
constexpr std::array kStretchNames{"", "by quarter, ", "by year, ", "by five years, ", "by ten years, "};
constexpr int kMostBars = 60;

/// Months since the year 0 by stretches of so many: equal for days of one stretch.
int stretch_of(Date date, int months) {
  const std::chrono::year_month_day ymd{date};
  return (static_cast<int>(ymd.year()) * 12 + static_cast<int>(static_cast<unsigned>(ymd.month())) - 1) / months;
}

Date first_day(Date end, int months) {
  const int month = stretch_of(end, months) * months;
  return std::chrono::year{month / 12} / std::chrono::month(static_cast<unsigned>(month % 12) + 1) / 1;
}

/// The height of a bar in eighths of the tallest: any share above 0 is seen.
std::string block(double share, double tallest, bool unicode) {
  constexpr std::array kUnicode{"\u00a0", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
  constexpr std::array kAscii{"\u00a0", ".", ":", "-", "=", "+", "*", "#", "@"};
  const auto eighths = static_cast<std::size_t>(std::ceil(8 * std::max(0.0, share) / tallest));
  return (unicode ? kUnicode : kAscii)[std::min<std::size_t>(8, eighths)];
}

std::string drawn(const std::vector<CalendarBar>& bars, double tallest, bool unicode) {
  const int columns = bars.size() <= 16 ? 2 : 1;
  std::string text;
  for (const CalendarBar& bar : bars)
    for (int i = 0; i < columns; ++i) text += block(bar.share, tallest, unicode);
  return text;
}

}  // namespace

std::vector<CalendarBar> calendar_bars(const std::vector<DateChance>& by_date, int months) {
  std::vector<CalendarBar> bars;
  double before = 0;
  for (const DateChance& chance : by_date) {
    if (bars.empty() || stretch_of(bars.back().end, months) != stretch_of(chance.date, months)) bars.emplace_back();
    bars.back().end = chance.date;
    bars.back().share += chance.p - before;
    before = chance.p;
  }
  const auto filled = [](const CalendarBar& bar) { return bar.share > 0; };
  bars.erase(std::find_if(bars.rbegin(), bars.rend(), filled).base(), bars.end());
  bars.erase(bars.begin(), std::find_if(bars.begin(), bars.end(), filled));
  return bars;
}

std::string calendar_chart(const Report& report, const TerminalStyle& style) {
  const auto most = static_cast<std::size_t>(std::min(kMostBars, std::max(kNarrowest, style.width) - 6));
  std::size_t scale = 0;
  std::vector<CalendarBar> bars = calendar_bars(report.by_date, kStretches[scale]);
  while (bars.size() > most && scale + 1 < kStretches.size()) bars = calendar_bars(report.by_date, kStretches[++scale]);
  if (bars.size() < 2) return "";

  const auto larger = [](const CalendarBar& a, const CalendarBar& b) { return a.share < b.share; };
  const double tallest = std::max_element(bars.begin(), bars.end(), larger)->share;
  const double beyond = report.thresholds.front().not_by_horizon.p;
  const std::string later = beyond > 0 ? fmt::format("; {} later", percent(beyond)) : "";
  const std::string from = solid(spoken_month(first_day(bars.front().end, kStretches[scale])));
  const std::string to = solid(spoken_month(bars.back().end));
  const std::string caption = fmt::format("{}{} {} {}; tallest {}{}", kStretchNames[scale], from, style.unicode ? "…" : "...", to,
                                          percent(tallest), later);
  TerminalStyle drawing = style;
  drawing.unicode = true;  // the blocks are chosen, only the caption is to be put into ASCII
  return wrapped("   " + drawn(bars, tallest, style.unicode) + "  " + caption, drawing, 3);
}

}  // namespace ebb
