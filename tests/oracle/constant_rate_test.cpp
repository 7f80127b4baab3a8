// The constant-rate estimate of the report and of the JSON, against dates worked out by hand.
#include "support/outcome.hpp"

using namespace ebb::test;
using Catch::Matchers::Contains;

namespace {

struct Shown {
  std::string report;
  nlohmann::json summary;
};

Shown shown(const std::string& text) {
  const TemporaryFolder folder;
  folder.write("s.toml", text);
  const auto run = [&](std::vector<std::string> more) {
    more.insert(more.begin(), {"run", "s.toml", "--trials", "5000", "--quiet"});
    const Finished finished = run_ebb(more, {.folder = folder.path()});
    INFO(finished.err);
    REQUIRE(finished.exit_code == 0);
    return finished.out;
  };
  return {run({}), nlohmann::json::parse(run({"--json"})).at("summary")};
}

const std::string kTen = "[contingent]\nsize = 1_000\n[casualties]\nrate = 10\n";

}  // namespace

TEST_CASE("The estimate belongs to the threshold that it stands under") {
  // The half of 12,000 at √(80 · 105) = 91.65 a day is gone on day 66 (65.47), 23 March 2025.
  const Shown half = shown(scenario(349,
                                    "[contingent]\nsize = 12_000\n[casualties]\nrate = { likely = [80, 105] }\n"
                                    "[thresholds.half]\ntitle = \"half of those sent are left\"\nremaining = 0.5\n",
                                    "2025-01-16"));
  CHECK(half.summary.at("straight_line") == "2025-03-23");
  CHECK_THAT(half.report,
             Contains("\nA constant-rate estimate gives 23 Mar 2025; ") && Contains(" % of trials reach it by then.\n"));
  const std::string share = half.report.substr(half.report.rfind("23 Mar 2025; ") + 13, 2);
  CHECK((std::stoi(share) > 45 && std::stoi(share) < 60));
}

TEST_CASE("Each threshold has an estimate of its own, the first threshold's is the summary's") {
  const Shown two = shown(scenario(200, kTen + "[thresholds.half]\nremaining = 0.5\n[thresholds.depleted]\nbelow = 0\n"
                                               "[thresholds.much]\ncasualties = 5_000\n"));
  CHECK(two.summary.at("straight_line") == "2025-02-20");  // day 50
  CHECK(two.summary.at("thresholds").at(0).at("straight_line") == "2025-02-20");
  CHECK(two.summary.at("thresholds").at(1).at("straight_line") == "2025-04-11");  // day 100
  CHECK(two.summary.at("thresholds").at(2).at("straight_line").is_null());
}

TEST_CASE("Money that comes in is part of the estimate") {
  // 100,000 with 1,000 out and 600 in a day: 400 less each day, none left on day 250.
  const Shown cash = shown(
      "schema = 1\ntitle = \"Cash\"\nunit = \"euros\"\nstart = 2025-01-01\nhorizon = 400\n"
      "[stock]\nsize = 100_000\n[use]\nrate = 1_000\n[deliveries.revenue]\nper_day = 600\narrival = 1\n");
  CHECK(cash.summary.at("straight_line") == "2025-09-08");
  CHECK_THAT(cash.report,
             Contains("A constant-rate estimate gives 8 Sep 2025; ") && Contains("% of trials are depleted by then."));
}

TEST_CASE("Where the net flow does not get there the estimate says so, and is null") {
  const Shown steady = shown(scenario(200, kTen + "[reinforcements.flow]\nper_day = 10\narrival = 1\n"));
  CHECK(steady.summary.at("straight_line").is_null());
  CHECK_THAT(steady.report, Contains("A constant-rate estimate does not reach it by 20 Jul 2025.\n"));
  CHECK(steady.report.find("never") == steady.report.npos);
}

TEST_CASE("Over several cases the estimate is their weighted median, whatever stands outside them") {
  const std::string cases = "[cases.a]\ncasualties.rate = 10\n[cases.b]\nweight = 2\ncasualties.rate = 20\n";
  CHECK(shown(scenario(200, "[contingent]\nsize = 1_000\n[casualties]\nrate = 500\n" + cases)).summary.at("straight_line") ==
        "2025-02-20");  // day 50
  CHECK(shown(scenario(200, "[contingent]\nsize = 1_000\n[casualties]\nrate = 1\n" + cases)).summary.at("straight_line") ==
        "2025-02-20");
}
