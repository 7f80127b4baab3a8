// The vector kernel against the reference, trial by trial: the same outcomes, bit for bit, in every instruction set.
#include "model/day_kernel.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>

#include "ebb/engine/engine.hpp"
#include "ebb/model/reference.hpp"
#include "invariance/everything.hpp"
#include "support/random_scenario.hpp"
#include "support/targets.hpp"

using namespace ebb;
using namespace ebb::test;
namespace fs = std::filesystem;

namespace {

void check_same(const CasePlan& plan, int trials, const OutcomeBlock& expected, const OutcomeBlock& found) {
  int differ = 0;
  for (std::size_t lane = 0; lane < static_cast<std::size_t>(trials); ++lane) {
    bool same = expected.losses_above_size[lane] == found.losses_above_size[lane];
    for (std::size_t i = 0; i < plan.model.thresholds.size(); ++i)
      same = same && expected.reached[i][lane] == found.reached[i][lane];
    for (std::size_t i = 0; i < plan.model.later_counts.size(); ++i)
      same = same && expected.kept_by[i][lane] == found.kept_by[i][lane];
    differ += !same;
  }
  CHECK(differ == 0);
  const auto sampled = static_cast<std::size_t>((trials + plan.model.strength_every - 1) / plan.model.strength_every);
  for (std::size_t i = 0; i < sampled; ++i) CHECK(expected.strength[i] == found.strength[i]);
}

/// Trials [first, first + trials) of every case, in every instruction set, by one kernel each.
void check_blocks(const Plan& plan, std::uint64_t first, int trials) {
  for (const CasePlan& one : plan.cases) {
    InputBlock inputs = make_input_block(one);
    sample_inputs(one, first, trials, inputs);
    OutcomeBlock expected, found;
    simulate(one.model, inputs, expected);
    in_every_instruction_set([&] {
      INFO(one.id);
      DayKernel kernel(one.model);
      kernel.simulate(inputs, found);
      check_same(one, trials, expected, found);
      kernel.simulate(inputs, found);  // nothing is left of the block before
      check_same(one, trials, expected, found);
    });
  }
}

Plan plan_of_text(const std::string& text) {
  return make_plan(std::make_shared<const Scenario>(parse_scenario(text, "t.toml", ".")), RunOptions{10'000, 1});
}

}  // namespace

TEST_CASE("The vector kernel and the reference agree with every mechanism at once") {
  const Plan plan = plan_of_text(everything());
  check_blocks(plan, 0, 1024);
  check_blocks(plan, 9 * 1024, 37);
}

TEST_CASE("The vector kernel and the reference agree on every shipped scenario") {
  for (const auto& entry : fs::directory_iterator(fs::path(EBB_SOURCE_DIR) / "scenarios")) {
    if (entry.path().extension() != ".toml") continue;
    INFO(entry.path().filename().string());
    const auto scenario = std::make_shared<const Scenario>(read_scenario(entry.path()));
    check_blocks(make_plan(scenario, RunOptions{2048, 7}), 1024, 1024);
  }
}

TEST_CASE("The vector kernel and the reference agree at the edges") {
  const std::string casualties = "[casualties]\nrate = { lognormal = { mean = 20, sd = 30 } }\n";
  // Learning pauses while nobody is left and somebody is to come.
  const std::string late_wave =
      "[learning]\nfloor = 0.2\nhalf_life = 9\n"
      "[reinforcements.w]\nsize = 300\narrival = { uniform = [20, 60] }\n"
      "[thresholds.a]\nremaining = 0\n[thresholds.b]\ncasualties = 1200\n";
  const std::string size = "[contingent]\nsize = { uniform = [0, 900] }\n";
  for (const std::string& more :
       {std::string("noise = \"none\"\nstrength_exponent = { uniform = [0, 2] }\n"), std::string("noise = \"none\"\n"),
        std::string("noise = \"negative-binomial\"\ndispersion = { uniform = [0.01, 300] }\n"),
        std::string("noise = \"negative-binomial\"\ndispersion = 1e-9\n"),
        std::string("noise = \"negative-binomial\"\ndispersion = 1e300\n"),
        std::string("strength_exponent = 1\n[contingent.wastage]\nuniform = [0, 1]\n"),
        std::string("[returns]\nfraction = 1\nlag = { uniform = [1, 400] }\n"),
        std::string("[returns]\nfraction = 0.5\nlag = { uniform = [1, 40] }\n"),
        std::string("rate_doubt = 1e15\n[phases.none]\nintensity = 0\nend = 30\n"),
        std::string("[phases.a]\nintensity = 1e15\n[phases.b]\nintensity = 1e-15\n"),
        std::string("[phases.half]\nintensity = 0.5\nend = 30\n[phases.more]\nstart = 10\nintensity = 0.3\n"
                    "[learning]\nfloor = 0\nhalf_life = 3\n"),
        late_wave, late_wave + "[contingent.wastage]\nuniform = [0, 0.1]\n[tempo]\nfighting = 3\nresting = 2\n",
        std::string("[tempo]\nfighting = 1\nresting = { uniform = [1, 9] }\nfirst = \"resting\"\n"),
        std::string("[reinforcements.w]\nsize = 1e9\narrival = 3\nover = 7\n[thresholds.a]\ncasualties_share = 0.1\nof = "
                    "\"deployed\"\n")}) {
    INFO(more);
    check_blocks(plan_of_text(scenario(61, size + casualties + more)), 0, 1000);
  }
}

namespace {

/// Nobody appears or disappears, on any day of a trial of any case.
void check_persons(const Plan& plan, std::uint64_t trial) {
  for (const CasePlan& one : plan.cases) {
    InputBlock inputs = make_input_block(one);
    sample_inputs(one, trial, 1, inputs);
    std::int64_t all = 0;
    int wrong = 0;
    replay(one.model, inputs, 0, [&](const Day& day) {
      const std::int64_t there = day.strength + day.away + day.all_killed + day.all_not_returning + day.all_wasted -
                                 day.all_arrived_front;
      if (day.number == 0) all = there;
      wrong += there != all || day.strength < 0 || day.casualties < 0 || day.casualties > day.strength_before;
    });
    CHECK(wrong == 0);
  }
}

}  // namespace

TEST_CASE("The vector kernel and the reference agree on random scenarios of extreme values") {
  const char* const asked = std::getenv("EBB_WORLDS");  // 50000 tries as many
  const std::uint64_t scenarios = asked ? std::stoull(asked) : 150;
  for (std::uint64_t seed = 1; seed <= scenarios; ++seed) {
    const std::string text = RandomScenario(seed).text();
    INFO("seed " << seed << "\n" << text);
    const Plan plan = plan_of_text(text);
    check_blocks(plan, 1024 * seed, static_cast<int>(1 + seed * 37 % 130));
    check_persons(plan, seed);
  }
}
