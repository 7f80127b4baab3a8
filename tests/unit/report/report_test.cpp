#include "ebb/report/report.hpp"

#include <catch2/catch.hpp>
#include <limits>

#include "ebb/core/failure.hpp"
#include "unit/report/report_example.hpp"

using namespace ebb;

TEST_CASE("quantiles are those asked for, in that order, beside those of the headline") {
  const Report report = estimate(counted_result({0, 10, 80, 10}, 0), {0.9, 0.1});
  CHECK(report.thresholds[0].quantiles[0].p == 0.9);
  CHECK(report.thresholds[0].quantiles[0].day == 2);
  CHECK(report.thresholds[0].quantiles[1].day == 1);
  CHECK(report.thresholds[0].p95.day == 3);
}

TEST_CASE("quantiles outside 0 to 1 are refused") {
  for (const double p : {0.0, 1.0, -0.5, 1.5, std::numeric_limits<double>::quiet_NaN()})
    CHECK_THROWS_AS(estimate(counted_result({1, 1}, 0), {p}), UsageFailure);
}

TEST_CASE("chances are given for the end of each month from day 1 on, and for the horizon last") {
  const Report report = estimate(example_result(1));
  CHECK(report.by_date.front().date == *parse_date("2025-02-28"));
  CHECK(report.by_date[1].date == *parse_date("2025-03-31"));
  CHECK(report.by_date.back().date == *parse_date("2026-02-05"));
  CHECK(report.by_date.size() == 13);
  CHECK(report.by_date[1].p == report.thresholds[0].cdf[54]);
  CHECK(report.by_date.back().p == report.thresholds[0].cdf.back());
}

TEST_CASE("a horizon at a month's end is there once, a start at a month's end begins with the next month") {
  Result result = counted_result(std::vector<std::uint64_t>(29, 1), 0);  // days 0 … 28
  result.facts.start = *parse_date("2025-01-31");
  const Report report = estimate(result);
  REQUIRE(report.by_date.size() == 1);
  CHECK(report.by_date[0].date == *parse_date("2025-02-28"));
  CHECK(report.by_date[0].p == 1);
}

TEST_CASE("each of several cases is estimated alone, whatever its weight") {
  Result result = example_result(3);
  result.facts.cases[2].weight = 0;
  const Report report = estimate(result);
  REQUIRE(report.by_case.size() == 3);
  CHECK(estimate(example_result(1)).by_case.empty());
  CHECK(report.by_case[0][0].median.day == estimate(example_result(1)).thresholds[0].median.day);
  CHECK(*report.by_case[2][0].median.day > *report.by_case[1][0].median.day);
  const double pooled = (report.by_case[0][0].cdf[100] + 2 * report.by_case[1][0].cdf[100]) / 3;
  CHECK(report.thresholds[0].cdf[100] == Approx(pooled));
}
