#include "report/count_warnings.hpp"

#include <catch2/catch.hpp>

#include "ebb/report/report.hpp"
#include "unit/report/report_example.hpp"

using namespace ebb;

namespace {

bool warns_of(const Report& report, const std::string& what) {
  for (const std::string& warning : report.warnings)
    if (warning.find(what) != std::string::npos) return true;
  return false;
}

}  // namespace

TEST_CASE("the counts warn of missing trials, of losses above size and of no trial kept") {
  Result result = example_result(2);
  CHECK(estimate(result).warnings == result.facts.warnings);
  result.intervals = IntervalSet({{0, 1'024}, {2'048, 1'000'000}});
  result.cases[1].losses_above_size = 1'234;
  CHECK(warns_of(estimate(result), "998,976 of 1,000,000 trials are done; missing: [1024, 2048)"));
  CHECK(warns_of(estimate(result), "1,234 of 1,000,000 trials of case case-1"));
  CHECK(warns_of(estimate(counted_result({0, 0}, 0)), "no trial was kept"));
}

TEST_CASE("a run in which nothing is reached says so") {
  CHECK(warns_of(estimate(counted_result({0, 0, 0}, 1'000)), "no trial reaches"));
  CHECK_FALSE(warns_of(estimate(counted_result({0, 0, 1}, 1'000)), "no trial reaches"));
  CHECK_FALSE(warns_of(estimate(counted_result({0, 0, 0}, 0)), "no trial reaches"));
}
