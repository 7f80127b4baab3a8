#include "report/sentence.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "ebb/report/result_json.hpp"
#include "ebb/report/terminal.hpp"
#include "report/layout.hpp"
#include "unit/report/report_example.hpp"

using namespace ebb;

namespace {

constexpr TerminalStyle kWide{500, true, false};

}  // namespace

TEST_CASE("the sampling error is one line until it exceeds a day") {
  const auto line = [](const Result& result) { return shown(sampling_error(result, estimate(result)), kWide); };
  CHECK(line(example_result(1)) == "Sampling error: at most ± 1 day.");
  CHECK(line(counted_result({0, 0, 1'000'000}, 0)) == "Sampling error: less than a day.");
  CHECK(line(counted_result(std::vector<std::uint64_t>(100, 1), 0)) ==
        "Sampling error (95 %): 5 % of trials: 5 Feb 2025 to 15 Feb 2025; median: 16 Mar 2025 to 6 Apr 2025; "
        "95 % of trials: 5 May 2025 to 15 May 2025.");
  CHECK(line(counted_result({0, 0}, 1'000)) == "Sampling error: the chance by 6 Feb 2025 is 0.000 % to 0.368 %.");
}

TEST_CASE("the sampling error of several cases or of a design comes from the replicates") {
  const Result several = example_result(3);
  CHECK(shown(sampling_error(several, estimate(several)), kWide) == "Sampling error: less than a day.");

  Result replicated = counted_result({0, 0, 6'400}, 0);
  replicated.key.design = "lhs";
  replicated.key.replicates = replicated.shapes[0].replicates = 2;
  replicated.cases[0].reached[0] = {{0, 0, 3'200, 0}, {0, 3'200, 0, 0}};
  CHECK_THAT(shown(sampling_error(replicated, estimate(replicated)), kWide),
             Catch::StartsWith("Sampling error: at most ± 1 day"));
}

TEST_CASE("without two replicates the sampling error is said to be unknown") {
  Result result = counted_result({0, 0, 64}, 0);
  result.key.design = "lhs";
  result.key.replicates = result.shapes[0].replicates = 16;
  result.cases[0].reached[0].resize(16, std::vector<std::uint64_t>(4));
  CHECK(sampling_error(result, estimate(result)) == "Sampling error: unknown; run 1,024 trials or more.");
  const std::string tables = render_tables(result, estimate(result), kWide);
  CHECK_THAT(tables, Catch::Contains("        unknown\n") && Catch::Contains("sampling error unknown"));
  const std::string json = result_json(result, estimate(result));
  CHECK_THAT(json, Catch::Contains(R"("not_by_horizon":{"p":0.0,"sampling_low":null,"sampling_high":null})"));
}

TEST_CASE("with several thresholds the doubt of the first is told by date, that of the others in days") {
  Result result = counted_result(std::vector<std::uint64_t>(100, 1), 0);
  result.facts.thresholds.push_back({"half", ""});
  result.shapes[0].thresholds = 2;
  result.cases[0].reached.push_back(result.cases[0].reached[0]);
  const auto line = [&] { return shown(sampling_error(result, estimate(result)), kWide); };
  CHECK_THAT(line(), Catch::Contains("Depleted, median: 16 Mar 2025 to 6 Apr 2025; "));
  CHECK_THAT(line(), Catch::EndsWith("; other thresholds at most ± 11 days."));

  std::fill(result.cases[0].reached[0][0].begin(), result.cases[0].reached[0][0].end(), 0);
  result.cases[0].reached[0][0][5] = 100;  // the first is sure, the other is not
  CHECK(line() == "Sampling error (95 %): other thresholds at most ± 11 days.");
}
