#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "report/calendar_chart.hpp"
#include "report/layout.hpp"
#include "report/wording.hpp"

namespace ebb {
namespace {

constexpr int kLabel = 11;  // columns of "By end of  "

bool ends_month(Date date) { return end_of_month(date) == date; }

/// The months in which something happens: from the last one still below 1 % to the first one above 99 %, or to the first
/// after which nothing changes. Where that lies after the last whole month, the horizon ends the list.
std::vector<DateChance> moving(const std::vector<DateChance>& by_date) {
  std::vector<DateChance> all;
  for (const DateChance& chance : by_date)
    if (ends_month(chance.date)) all.push_back(chance);
  if (all.empty()) return {};
  const double last = by_date.back().p;
  auto end = std::find_if(all.begin(), all.end(), [last](const DateChance& c) { return c.p > 0.99 || c.p >= last; });
  const bool to_horizon = end == all.end();
  if (!to_horizon) ++end;
  auto begin = std::find_if(all.begin(), end, [](const DateChance& c) { return c.p >= 0.01; });
  if (begin != all.begin() && std::prev(begin)->p > 0) --begin;
  std::vector<DateChance> moving(begin, end);
  if (to_horizon) moving.push_back(by_date.back());
  return moving;
}

bool ends_period(Date date, int months) {
  const std::chrono::year_month_day ymd{date};
  const int month = static_cast<int>(ymd.year()) * 12 + static_cast<int>(static_cast<unsigned>(ymd.month()));
  return month % months == 0;
}

/// "Mar 2025 3 %", the year only where it changes; the horizon with its day, "5 Feb 2026 36 %".
std::string line_of(const std::vector<DateChance>& chances, int months) {
  std::string line = "By end of", year;
  for (const DateChance& chance : chances) {
    const bool whole = ends_month(chance.date);
    if (whole && !ends_period(chance.date, months)) continue;
    const std::string month = whole ? spoken_month(chance.date) : spoken(chance.date);
    const std::size_t before_year = month.rfind(' ');
    const std::string shown = month.substr(before_year) == year ? month.substr(0, before_year) : month;
    year = month.substr(before_year);
    line += (line.size() == 9 ? "  " : "   ") + solid(shown) + solid(" ") + percent(chance.p);
  }
  return line;
}

}  // namespace

std::string month_chances(const Report& report, const TerminalStyle& style) {
  const std::vector<DateChance> chances = moving(report.by_date);
  constexpr std::array kSteps{1, 2, 3, 6, 12, 24, 60, 120, 240};  // months
  for (const int months : kSteps) {
    const std::string line = line_of(chances, months);
    if (line.find(' ', 9) == std::string::npos) return "";
    const std::string lines = wrapped(line, style, kLabel);
    if (std::count(lines.begin(), lines.end(), '\n') <= 2) return lines;
  }
  return "";
}

}  // namespace ebb
