#include <catch2/catch.hpp>
#include <cmath>

#include "support/goodness_of_fit.hpp"
#include "unit/plan/plan_example.hpp"

using namespace ebb;
using namespace ebb::test;

namespace {

const std::string kBody =
    "[contingent]\nsize = { uniform = [0.2, 9.7] }\nlosses = 1\n[casualties]\nrate = { uniform = [1, 3] }\n"
    "[reinforcements.w]\nprobability = 0.3\nsize = { uniform = [10, 20] }\narrival = { uniform = [2025-01-05, 2025-01-08] }\n";

}  // namespace

TEST_CASE("Persons are rounded and dates floored and the rest is as drawn") {
  const Plan plan = plan_of(kBody);
  bool fractional = false;
  for (const double x : values_of(plan, "casualties.rate", 1000)) fractional = fractional || x != std::floor(x);
  CHECK(fractional);

  std::vector<std::uint64_t> days(4, 0);
  for (const double day : values_of(plan, "reinforcements.w.arrival", 20'000)) ++days.at(static_cast<std::size_t>(day - 4));
  CHECK(chi_square_p(days, {0.25, 0.25, 0.25, 0.25}) > kFalseAlarm);

  std::vector<std::uint64_t> sizes(11, 0);
  for (const double size : values_of(plan, "contingent.size", 50'000)) ++sizes.at(static_cast<std::size_t>(size));
  std::vector<double> law(11, 1 / 9.5);
  law.front() = 0.3 / 9.5, law.back() = 0.2 / 9.5;  // 0.2 … 0.5 and 9.5 … 9.7
  CHECK(chi_square_p(sizes, law) > kFalseAlarm);
}

TEST_CASE("An input's draws do not depend on what else the scenario says") {
  const std::vector<double> before = values_of(plan_of(kBody), "casualties.rate", 5000);
  const std::string more =
      "[phases.p]\nstart = { uniform = [1, 9] }\nintensity = { uniform = [0, 1] }\n[tempo]\nfighting = { uniform = [1, 9] "
      "}\nresting = 2\n";
  CHECK(values_of(plan_of(more + kBody), "casualties.rate", 5000) == before);
  CHECK(values_of(plan_of(kBody, 100, {1'000'000, 2}), "casualties.rate", 5000) != before);
}

TEST_CASE("A block does not depend on the blocks before it or on how full it is") {
  const Plan plan = plan_of(kBody);
  const CasePlan& one = plan.cases.front();
  InputBlock fresh = make_input_block(one), used = make_input_block(one);
  sample_inputs(one, 0, kBlockTrials, used);
  sample_inputs(one, 5 * kBlockTrials, kBlockTrials, used);
  sample_inputs(one, 5 * kBlockTrials, 100, fresh);
  for (std::size_t row = 0; row < fresh.values.size(); ++row)
    for (std::size_t lane = 0; lane < 100; ++lane) REQUIRE(fresh.values[row][lane] == used.values[row][lane]);
}

TEST_CASE("What has a probability comes in its share of trials and is recorded as came or not") {
  const Plan plan = plan_of(kBody);
  const CasePlan& one = plan.cases.front();
  REQUIRE(one.events.size() == 1);
  const EventDraw& event = one.events.front();
  InputBlock block = make_input_block(one);
  std::uint64_t comes = 0;
  for (std::uint64_t first = 0; first < 20 * kBlockTrials; first += kBlockTrials) {
    sample_inputs(one, first, kBlockTrials, block);
    for (std::size_t lane = 0; lane < kBlockTrials; ++lane) {
      const bool came = block.values[static_cast<std::size_t>(event.row)][lane] == 1;
      REQUIRE(block.bins[static_cast<std::size_t>(event.recorded_as)][lane] == (came ? 0 : 1));
      comes += came;
    }
  }
  CHECK(proportion_p(comes, 20 * kBlockTrials, 0.3) > kFalseAlarm);
  CHECK(one.recorded_bins[static_cast<std::size_t>(event.recorded_as)] == 2);
}

TEST_CASE("Uncertain inputs are recorded by the 32nd of their uniform and constants are not") {
  const Plan plan = plan_of(kBody);
  CHECK(plan.cases.front().recorded == std::vector<std::string>{"contingent.size", "casualties.rate",
                                                                "reinforcements.w.probability", "reinforcements.w.arrival",
                                                                "reinforcements.w.size"});
  const CasePlan& one = plan.cases.front();
  InputBlock block = make_input_block(one);
  sample_inputs(one, 0, kBlockTrials, block);
  for (std::size_t lane = 0; lane < kBlockTrials; ++lane) {
    const double u = (block.values[static_cast<std::size_t>(one.draws[1].row)][lane] - 1) / 2;  // rate = 1 + 2u
    REQUIRE(block.bins[1][lane] == static_cast<int>(32 * u));
  }
}
