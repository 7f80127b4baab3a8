#include "ebb/report/csv.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "report/csv_row.hpp"
#include "unit/report/report_example.hpp"

using namespace ebb;

TEST_CASE("cells are quoted where commas, quotes or line breaks stand in them") {
  CHECK(CsvRow().text("a").text("b,c").text("d\"e").text("f\ng").text("").cell("-1").line() ==
        "a,\"b,c\",\"d\"\"e\",\"f\ng\",,-1\n");
}

TEST_CASE("text that a spreadsheet would calculate is defused, numbers are not") {
  for (const std::string text : {"=1+1", "+1", "-1", "@x", "\tx", "\rx"})
    CHECK(CsvRow().text(text).line() == "\"'" + text + "\"\n");
  CHECK(CsvRow().cell("-1.5").line() == "-1.5\n");
}

TEST_CASE("the summary has a row per threshold and quantile") {
  Result result = counted_result({0, 10, 80}, 10);
  result.facts.thresholds[0].title = "=gone, all";
  CHECK(summary_csv(result, estimate(result, {0.5, 0.95})) ==
        "case,threshold,title,p,day,date,at,sampling_low,sampling_high,beyond_horizon,not_by_horizon\n"
        ",depleted,\"'=gone, all\",0.5,2,2025-02-07,1.5,2,2,false,0.1\n"
        ",depleted,\"'=gone, all\",0.95,,,,2,,true,0.1\n");
}

TEST_CASE("the days have a row per threshold and day, from day 0 to the horizon") {
  const Result result = counted_result({0, 10, 80}, 10);
  CHECK(days_csv(result, estimate(result)) ==
        "case,threshold,day,date,count,cumulative_share\n"
        ",depleted,0,2025-02-05,0,0\n"
        ",depleted,1,2025-02-06,10,0.1\n"
        ",depleted,2,2025-02-07,80,0.9\n");
}

TEST_CASE("several cases follow the pool, which has no whole counts") {
  const Result result = example_result(2);
  const Report report = estimate(result);
  const std::string days = days_csv(result, report), summary = summary_csv(result, report);
  CHECK(std::count(days.begin(), days.end(), '\n') == 1 + 3 * 2 * 366);
  CHECK(std::count(summary.begin(), summary.end(), '\n') == 1 + 3 * 2 * 5);
  CHECK_THAT(days, Catch::Contains("\n,depleted,0,2025-02-05,,0\n"));
  CHECK_THAT(days, Catch::Contains("\ncase-1,half,365,2026-02-05,0,0.98991\n"));
}

TEST_CASE("the strength has a row per sampled day") {
  const std::string csv = strength_csv(example_result(1));
  CHECK(csv.starts_with("date,p5,p25,p50,p75,p95,case\n2025-02-05,"));
  CHECK(std::count(csv.begin(), csv.end(), '\n') == 1 + 54);  // days 0, 7, … 364 and 365
  const std::string cases = strength_csv(example_result(2));
  CHECK(std::count(cases.begin(), cases.end(), '\n') == 1 + 3 * 54);
  CHECK_THAT(cases, Catch::Contains(",\n2025-02-12,") && Catch::Contains(",case-1\n"));
}
