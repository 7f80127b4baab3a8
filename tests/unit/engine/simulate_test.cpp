#include <atomic>
#include <catch2/catch.hpp>
#include <numeric>

#include "ebb/engine/engine.hpp"
#include "unit/plan/plan_example.hpp"

using namespace ebb;
using namespace ebb::test;

namespace {

const std::string kBody =
    "[contingent]\nsize = { uniform = [400, 600] }\nlosses = { uniform = [0, 500] }\n[casualties]\nrate = "
    "10\n[thresholds.half]\nremaining = 0.5\n"
    "[thresholds.depleted]\nbelow = 0\n[later_counts.seen]\ndate = 2025-01-11\ncasualties = { uniform = [100, 600] "
    "}\n[cases.a]\n[cases.b]\ncontingent.losses = 40\n";

constexpr std::uint64_t kTrials = 10'500;

Plan plan() { return plan_of(kBody, 60, {kTrials, 1}); }

std::uint64_t sum(const std::vector<std::uint64_t>& counts) {
  return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
}

}  // namespace

TEST_CASE("Every kept trial is counted once in every table") {
  const Result result = simulate(plan(), shard_trials(kTrials, 1, 1), {});
  REQUIRE(result.cases.size() == 2);
  CHECK(result.complete());
  for (std::size_t c = 0; c < 2; ++c) {
    const CaseTally& tally = result.cases[c];
    CHECK(tally.trials == kTrials);
    CHECK(tally.kept == tally.kept_by_count[0]);
    for (int threshold = 0; threshold < 2; ++threshold) CHECK(sum(tally.by_day(threshold)) == tally.kept);
    for (const auto& input : tally.inputs) {
      std::uint64_t all = 0;
      for (const auto& bin : input) all += sum(bin);
      CHECK(all == tally.kept);
    }
    for (const auto& day : tally.strength) CHECK(sum(day) == sum(tally.strength.front()));
  }
  CHECK(result.cases[0].kept < kTrials);
  CHECK(result.cases[0].losses_above_size > 0);
  CHECK(result.cases[1].losses_above_size == 0);
  CHECK(result.facts.strength_every == 64);
}

TEST_CASE("Threads and shards add up to the same counts") {
  const Plan one = plan();
  const Result whole = simulate(one, shard_trials(kTrials, 1, 1), {});
  EngineOptions three;
  three.threads = 3;
  CHECK(simulate(one, shard_trials(kTrials, 1, 1), three).cases == whole.cases);
  Result parts = simulate(one, shard_trials(kTrials, 2, 3), three);
  parts = add(parts, simulate(one, shard_trials(kTrials, 3, 3), {}));
  parts = add(parts, simulate(one, shard_trials(kTrials, 1, 3), {}));
  CHECK(parts.cases == whole.cases);
  CHECK(parts.complete());
}

TEST_CASE("A run that is stopped holds what it says and the rest completes it") {
  const Plan one = plan();
  for (const int threads : {1, 3}) {
    std::atomic<int> asked = 0;
    EngineOptions options;
    options.threads = threads;
    options.stop = [&] { return ++asked > 5; };
    const Result partial = simulate(one, shard_trials(kTrials, 1, 1), options);
    CHECK_FALSE(partial.complete());
    CHECK(partial.intervals == IntervalSet({{0, 5 * 1024}}));
    CHECK(partial.cases[0].trials == 5 * 1024);
    const Result rest = simulate(one, partial.intervals.missing_from(kTrials), {});
    CHECK(add(partial, rest).cases == simulate(one, shard_trials(kTrials, 1, 1), {}).cases);
  }
}

TEST_CASE("An exception in a worker reaches the caller") {
  EngineOptions options;
  options.threads = 2;
  std::atomic<int> asked = 0;
  options.stop = [&]() -> bool {
    if (++asked > 3) throw std::runtime_error("stopped");
    return false;
  };
  CHECK_THROWS_WITH(simulate(plan(), shard_trials(kTrials, 1, 1), options), "stopped");
}

TEST_CASE("Nothing wanted is nothing counted") {
  const Result result = simulate(plan(), IntervalSet(), {});
  CHECK(result.intervals == IntervalSet());
  CHECK(result.cases[0].trials == 0);
}
