#include "report/count_warnings.hpp"

#include <catch2/catch.hpp>

#include "ebb/report/report.hpp"
#include "report/replicates.hpp"
#include "unit/report/report_example.hpp"

using namespace ebb;

namespace {

bool warns_of(const Report& report, const std::string& what) {
  for (const Diagnostic& warning : report.warnings)
    if (warning.message.find(what) != std::string::npos) return true;
  return false;
}

}  // namespace

TEST_CASE("the counts warn of missing trials, of losses above size and of no trial kept") {
  Result result = example_result(2);
  CHECK(estimate(result).warnings == result.facts.warnings);
  result.intervals = IntervalSet({{0, 1'024}, {2'048, 1'000'000}});
  result.cases[1].losses_above_size = 1'234;
  CHECK(estimate(result).incomplete == "only 998,976 of 1,000,000 trials are done; missing: trials 1,024 to 2,047");
  CHECK(warns_of(estimate(result), "1,234 of 1,000,000 trials of case case-1"));
  CHECK(warns_of(estimate(counted_result({0, 0}, 0)), "no trial was kept"));
}

TEST_CASE("replicates without trials are warned of, and that there is no sampling error with fewer than two") {
  Result result = counted_result({0, 40, 60}, 28);
  result.key.design = "lhs";
  result.key.replicates = result.shapes[0].replicates = 16;
  auto& rows = result.cases[0].reached[0];
  rows.resize(16, std::vector<std::uint64_t>(4));
  rows[0] = {0, 40, 60, 28};
  CHECK(warns_of(estimate(result),
                 "only one of the 16 replicates has trials, so there is no sampling error; run 1,024 trials or more"));
  CHECK_FALSE(estimate(result).thresholds[0].has_intervals);
  rows[0][1] = rows[15][1] = 20;
  CHECK(warns_of(estimate(result), "2 of the 16 replicates have trials, so the sampling errors are rough"));
  CHECK(estimate(result).thresholds[0].has_intervals);
  for (auto& row : rows) row = {0, 5, 3, 0};
  CHECK(estimate(result).warnings.empty());
  result.key.design = "mc";  // one case of independent trials needs no replicates
  for (std::size_t r = 2; r < 16; ++r) rows[r] = {0, 0, 0, 0};
  CHECK(estimate(result).warnings.empty());
  result.facts.cases[0].weight = 0;  // not in the pool
  CHECK(replicates_with_trials(result) == 0);
}

TEST_CASE("a run in which nothing is reached says so") {
  CHECK(warns_of(estimate(counted_result({0, 0, 0}, 1'000)), "no trial reaches"));
  CHECK_FALSE(warns_of(estimate(counted_result({0, 0, 1}, 1'000)), "no trial reaches"));
  CHECK_FALSE(warns_of(estimate(counted_result({0, 0, 0}, 0)), "no trial reaches"));
}
