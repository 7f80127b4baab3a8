#include "report/calendar_chart.hpp"

#include <catch2/catch.hpp>
#include <sstream>

#include "report/layout.hpp"
#include "unit/report/report_example.hpp"

using namespace ebb;
using Catch::Contains;

namespace {

const Date kStart = *parse_date("2025-02-05");

}  // namespace

TEST_CASE("a date without a spread has no histogram") {
  CHECK(calendar_chart(estimate(counted_result({0, 0, 10}, 0)), kStart, {}).empty());
}

TEST_CASE("bars are whole calendar months, or the calendar's quarters and years") {
  Result result = counted_result(std::vector<std::uint64_t>(731, 1), 0);
  result.facts.start = *parse_date("2024-12-31");
  const Report report = estimate(result);
  const auto months = calendar_bars(report.by_date, result.facts.start, 1);
  CHECK(months.size() == 24);
  CHECK(months[1].last == *parse_date("2025-02-28"));
  CHECK(months[1].share == Approx(28 / 731.0));
  const auto quarters = calendar_bars(report.by_date, result.facts.start, 3);
  CHECK(quarters.size() == 8);
  CHECK(quarters[1].last == *parse_date("2025-06-30"));
  CHECK(quarters[1].share == Approx(91 / 731.0));
  CHECK(calendar_bars(report.by_date, result.facts.start, 12).size() == 2);
}

TEST_CASE("months of which a part was simulated have bars as high as the others where the chance per day is the same") {
  Result result = counted_result(std::vector<std::uint64_t>(61, 1), 0);  // to 6 April
  result.cases[0].reached[0][0][0] = 0;
  result.cases[0].trials = result.cases[0].kept = result.key.trials = 60;
  const Report report = estimate(result);
  const auto bars = calendar_bars(report.by_date, kStart, 1);
  REQUIRE(bars.size() == 3);
  for (const CalendarBar& bar : bars) CHECK(bar.per_day() == Approx(1 / 60.0));
  CHECK(bars[0].first == *parse_date("2025-02-06"));
  CHECK(bars[2].last == *parse_date("2025-04-06"));
  CHECK_THAT(calendar_chart(report, kStart, {}), Contains("   ██████  chance per day, Feb 2025 … Apr 2025; tallest bar:\n   "));
}

TEST_CASE("the horizon ends the chances by month where it ends no month") {
  const Report report = estimate(counted_result(std::vector<std::uint64_t>(61, 1), 0));
  CHECK(month_chances(report, {}) == "By end of  Feb 2025 39 %   Mar 90 %   6 Apr 100 %\n");
}

TEST_CASE("empty months at either end are left out, between them they are not") {
  std::vector<std::uint64_t> days(366);
  days[70] = days[200] = 1;  // April and August 2025
  const auto bars = calendar_bars(estimate(counted_result(days, 0)).by_date, kStart, 1);
  REQUIRE(bars.size() == 5);
  CHECK(bars[1].share == 0);
  CHECK(bars[4].last == *parse_date("2025-08-31"));
}

TEST_CASE("a hundred years fit on a line") {
  const Report report = estimate(counted_result(std::vector<std::uint64_t>(36'526, 1), 0));
  const std::string chart = calendar_chart(report, kStart, {80, true, false});
  CHECK_THAT(chart, Contains("chance per day by five years, Feb 2025 … Feb 2125"));
  std::istringstream lines(month_chances(report, {80, true, false}));
  for (std::string line; std::getline(lines, line);) CHECK(display_width(line) <= 80);
}

TEST_CASE("the chances by month are skipped where no month ends before the horizon") {
  CHECK(month_chances(estimate(counted_result({0, 1, 1}, 0)), {}).empty());
}
