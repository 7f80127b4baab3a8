#include "report/case_lines.hpp"

#include <fmt/format.h>

#include <optional>
#include <vector>

#include "ebb/core/quantity.hpp"
#include "ebb/core/text.hpp"
#include "report/layout.hpp"
#include "report/sentence.hpp"
#include "report/wording.hpp"

namespace ebb {
namespace {

constexpr std::size_t kMostLeftOut = 8;  // cases that get a line of their own

/// Cases with the same median.
struct Group {
  std::optional<std::int64_t> median;
  std::vector<std::string> names;
};

std::vector<Group> groups_of(const Result& result, const Report& report) {
  std::vector<Group> groups;
  for (std::size_t c = 0; c < report.by_case.size(); ++c) {
    const auto& median = report.by_case[c].front().median.day;
    auto group = groups.begin();
    while (group != groups.end() && group->median != median) ++group;
    if (group == groups.end()) group = groups.insert(group, {median, {}});
    group->names.push_back(case_name(result.facts.cases[c]));
  }
  return groups;
}

std::string medians_line(const Result& result, const Report& report, const Calendar& calendar, const TerminalStyle& style) {
  std::string line = "By case    median";
  const char* before = " ";
  for (const Group& group : groups_of(result, report)) {
    line += before + calendar.date(group.median) + ":";
    for (std::size_t i = 0; i < group.names.size(); ++i) line += (i == 0 ? " " : ", ") + solid(group.names[i]);
    before = "; ";
  }
  return wrapped(line, style, 11);
}

std::string without_lines(const Result& result, const Report& report, const Calendar& calendar, const TerminalStyle& style) {
  std::string lines;
  std::size_t shown = 0, more = 0;
  for (std::size_t c = 0; c < report.without_case.size(); ++c) {
    if (report.without_case[c].empty()) continue;
    if (++shown > kMostLeftOut) {
      ++more;
      continue;
    }
    const ThresholdEstimate& others = report.without_case[c].front();
    lines += wrapped(fmt::format("Leaving out {}: median {}; {} {}", case_name(result.facts.cases[c]),
                                 calendar.date(others.median.day), percent_of_rest(others.cdf.back()), not_reached(others)),
                     style, 2);
  }
  if (more > 0) lines += wrapped(fmt::format("Leaving out any of {}: see --table", quantity(more, "more case")), style, 2);
  return lines;
}

}  // namespace

std::string case_lines(const Result& result, const Report& report, const TerminalStyle& style) {
  if (report.by_case.empty()) return "";
  const Calendar calendar = calendar_of(result);
  return medians_line(result, report, calendar, style) + without_lines(result, report, calendar, style);
}

}  // namespace ebb
