#include "report/case_lines.hpp"

#include <fmt/format.h>

#include <optional>
#include <vector>

#include "ebb/core/text.hpp"
#include "report/layout.hpp"
#include "report/wording.hpp"

namespace ebb {
namespace {

using Days = std::vector<std::optional<std::int64_t>>;

/// The year in which every day lies; nothing where they lie in several, or after the horizon.
std::optional<int> common_year(const Days& days, const Calendar& calendar) {
  std::optional<int> common;
  for (const auto& day : days) {
    if (!day) return {};
    const int year{std::chrono::year_month_day{calendar.date_of(*day)}.year()};
    if (common.value_or(year) != year) return {};
    common = year;
  }
  return common;
}

struct Item {
  std::string name;
  std::optional<std::int64_t> median;
  std::string more;  ///< what stands behind the date
};

std::string list_of(const char* label, const std::vector<Item>& items, const Calendar& calendar, const TerminalStyle& style,
                    const std::string& medians, const std::string& more) {
  Days days;
  for (const Item& item : items) days.push_back(item.median);
  const auto year = common_year(days, calendar);
  std::string line = label;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto& [name, day, behind] = items[i];
    const std::string date = year ? spoken_without_year(calendar.date_of(*day)) : calendar.date(day);
    line += solid(name + " " + date + behind + (i + 1 < items.size() ? " ·" : "")) + " ";
  }
  return wrapped(line + "  " + solid("(" + medians + (year ? fmt::format(", {}", *year) : "") + more + ")"), style, 11);
}

}  // namespace

std::string case_lines(const Result& result, const Report& report, const TerminalStyle& style) {
  if (report.by_case.empty()) return "";
  const Calendar calendar = calendar_of(result);
  std::vector<Item> alone, without;
  for (std::size_t c = 0; c < report.by_case.size(); ++c) {
    const std::string name = case_name(result.facts.cases[c]);
    alone.push_back({name, report.by_case[c].front().median.day, ""});
    if (const auto& others = report.without_case[c]; !others.empty())
      without.push_back({name, others.front().median.day, ", " + percent(others.front().not_by_horizon.p)});
  }
  std::string lines = list_of("By case    ", alone, calendar, style, "medians", "");
  if (!without.empty())
    lines += list_of("Without    ", without, calendar, style, "medians of the others", "; not by " + calendar.horizon());
  return lines;
}

}  // namespace ebb
