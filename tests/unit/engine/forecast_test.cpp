#include "ebb/engine/forecast.hpp"

#include <catch2/catch.hpp>

#include "ebb/model/reference.hpp"
#include "model/later_count.hpp"
#include "unit/plan/plan_example.hpp"

using namespace ebb;
using namespace ebb::test;

namespace {

const std::string kBody =
    "[contingent]\nsize = { uniform = [400, 600] }\nlosses = { uniform = [0, 500] }\n[casualties]\nrate = 10\n"
    "[tempo]\nfighting = 3\nresting = 2\n[returns]\nfraction = 0.5\nlag = 4\n"
    "[thresholds.half]\nremaining = 0.5\n[thresholds.depleted]\nbelow = 0\n"
    "[later_counts.seen]\ndate = 2025-01-11\ncasualties = { uniform = [100, 600] }\n"
    "[cases.a]\n[cases.b]\ncontingent.losses = 40\n";

constexpr std::uint64_t kTrials = 2'500;
const Lookout kLookout{{3, 20, 41}, 35};

Plan plan() { return plan_of(kBody, 60, {kTrials, 1}); }

/// The same counts from the days that `ebb replay` shows.
CaseForecast from_replay(const CasePlan& one) {
  CaseForecast sum;
  sum.casualties.assign(3, std::vector<CasualtyCounts>(kReplicates));
  sum.reached.assign(2, {kReplicates, std::vector<std::uint64_t>(62)});
  InputBlock block = make_input_block(one);
  for (std::uint64_t trial = 0; trial < kTrials; ++trial) {
    const int lane = static_cast<int>(trial % kBlockTrials);
    const auto trials = static_cast<int>(std::min<std::uint64_t>(kBlockTrials, kTrials - trial));
    if (lane == 0) sample_inputs(one, trial, trials, block);
    std::vector<Day> days;
    replay(one.model, block, lane, [&](const Day& day) { days.push_back(day); });
    ++sum.kept.trials;
    if (!keeps(one.model.later_counts[0], days[10], trial)) continue;
    ++sum.kept.kept;
    const auto replicate = static_cast<std::size_t>(trial / 64 % 16);
    for (std::size_t i = 0; i < 3; ++i)
      ++sum.casualties[i][replicate][days[static_cast<std::size_t>(kLookout.casualty_days[i])].cumulative_casualties];
    const auto size = static_cast<std::int64_t>(
        block.values[static_cast<std::size_t>(one.model.size)][static_cast<std::size_t>(lane)]);
    for (std::size_t t = 0; t < 2; ++t) {
      std::size_t day = 0;
      while (day <= 35 && days[day].strength > (t == 0 ? size / 2 : 0)) ++day;
      ++sum.reached[t][replicate][day <= 35 ? day : 61];
    }
  }
  return sum;
}

}  // namespace

TEST_CASE("A forecast counts what the days of its kept trials show") {
  const Plan two = plan();
  const auto seen = forecast(two, kLookout, {});
  REQUIRE(seen.size() == 2);
  for (std::size_t i = 0; i < 2; ++i) {
    const CaseForecast expected = from_replay(two.cases[i]);
    CHECK(seen[i].kept.trials == kTrials);
    CHECK(seen[i].kept.kept == expected.kept.kept);
    CHECK(seen[i].kept.by_count == std::vector<std::uint64_t>{expected.kept.kept});
    CHECK(seen[i].casualties == expected.casualties);
    CHECK(seen[i].reached == expected.reached);
    CHECK(seen[i].kept.kept < kTrials);
    CHECK(seen[i].reached[1][0][61] > 0);
  }
}

TEST_CASE("A forecast is of the trials of a run") {
  const Plan two = plan();
  const auto seen = forecast(two, kLookout, {});
  const Result run = simulate(two, shard_trials(kTrials, 1, 1), {});
  for (std::size_t i = 0; i < 2; ++i) {
    CHECK(seen[i].kept.kept == run.cases[i].kept);
    for (int t = 0; t < 2; ++t)
      for (std::size_t r = 0; r < kReplicates; ++r)
        for (std::size_t day = 0; day <= 35; ++day) CHECK(seen[i].reached[t][r][day] == run.cases[i].reached[t][r][day]);
  }
}

TEST_CASE("Threads add up to the same forecast, a stopped one has whole blocks") {
  const Plan two = plan();
  EngineOptions three;
  three.threads = 3;
  const auto one = forecast(two, kLookout, {}), many = forecast(two, kLookout, three);
  CHECK(one[1].casualties == many[1].casualties);
  CHECK(one[0].reached == many[0].reached);
  int asked = 0;
  EngineOptions stopped;
  stopped.stop = [&] { return ++asked > 1; };
  const auto part = forecast(two, kLookout, stopped);
  CHECK(part[0].kept.trials == kBlockTrials);
  CHECK(part[1].kept.trials == kBlockTrials);
}
