#include "engine/blocks.hpp"

#include <catch2/catch.hpp>

#include "ebb/core/failure.hpp"
#include "ebb/engine/engine.hpp"

using namespace ebb;

TEST_CASE("Shards are whole blocks by their formula and cover every trial once") {
  for (const std::uint64_t trials : {1ULL, 1023ULL, 1024ULL, 1025ULL, 20'500ULL, 1'000'000ULL, 1'000'000'000'000'000ULL})
    for (const std::uint64_t count : {1ULL, 2ULL, 3ULL, 7ULL, 50ULL}) {
      INFO(trials << " trials in " << count << " shards");
      const std::uint64_t blocks = (trials + 1023) / 1024;
      IntervalSet all;
      for (std::uint64_t i = 1; i <= count; ++i) {
        const IntervalSet shard = shard_trials(trials, i, count);
        const std::uint64_t first = (i - 1) * blocks / count * 1024, last = std::min(trials, i * blocks / count * 1024);
        CHECK(shard.size() == (first < last ? last - first : 0));
        all.add(shard);
      }
      CHECK(all == IntervalSet({{0, trials}}));
    }
}

TEST_CASE("Blocks of a set of trials are found by number") {
  const Blocks blocks(IntervalSet({{0, 2048}, {5120, 6144}, {9216, 10'000}}), 10'000);
  CHECK(blocks.count() == 4);
  CHECK(blocks[1].first_trial == 1024);
  CHECK(blocks[2].first_trial == 5120);
  CHECK(blocks[3].first_trial == 9216);
  CHECK(blocks[3].trials == 784);
  CHECK(blocks.first(3) == IntervalSet({{0, 2048}, {5120, 6144}}));
  CHECK(blocks.first(1) == IntervalSet({{0, 1024}}));
  CHECK(blocks.first(0) == IntervalSet());
  CHECK(blocks.first(4).size() == 3856);
}

TEST_CASE("Trials that are no whole blocks are refused") {
  CHECK_THROWS_AS(Blocks(IntervalSet({{0, 1000}}), 10'000), ComparisonFailure);
  CHECK_THROWS_AS(Blocks(IntervalSet({{3, 1024}}), 10'000), ComparisonFailure);
  CHECK_NOTHROW(Blocks(IntervalSet({{9216, 10'000}}), 10'000));
}
