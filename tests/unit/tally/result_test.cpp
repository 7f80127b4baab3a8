#include "ebb/tally/result.hpp"

#include <catch2/catch.hpp>

#include "ebb/core/failure.hpp"
#include "unit/tally/small_result.hpp"

using namespace ebb;
using Catch::Contains;

TEST_CASE("shards add to the whole, in any order") {
  const Result a = small_shard(0, 3), b = small_shard(3, 8), c = small_shard(8, 10), whole = small_shard(0, 10);
  const Result sum = add(c, add(a, b));
  CHECK(sum.complete());
  CHECK(small_file(sum) == small_file(whole));
  CHECK(small_file(add(add(b, c), a)) == small_file(whole));
}

TEST_CASE("a sum with a gap is not complete") {
  const Result sum = add(small_shard(0, 3), small_shard(8, 10));
  CHECK_FALSE(sum.complete());
  CHECK(sum.intervals.missing_from(10).intervals() == std::vector<IntervalSet::Interval>{{3, 8}});
}

TEST_CASE("results that differ only in what is said of them add, and keep what the first one says") {
  Result other = small_shard(5, 10);
  other.facts.title = "another title";
  other.facts.scenario_text = "# a comment\nschema = 1\n";
  CHECK(add(small_shard(0, 5), other).facts.title == small_shard(0, 5).facts.title);
}

TEST_CASE("results of different runs are refused, with both values of what differs") {
  const Result a = small_shard(0, 5);
  Result b = small_shard(5, 10);
  SECTION("scenario") {
    b.key.model_sha256 = std::string(64, '8');
    CHECK_THROWS_WITH(add(a, b), Contains("different scenarios") && Contains("777777777777") && Contains("888888888888"));
  }
  SECTION("seed") {
    b.key.seed = 2;
    CHECK_THROWS_WITH(add(a, b), Contains("seeds differ (18446744073709551615 and 2)"));
  }
  SECTION("design") {
    b.key.design = "lhs";
    CHECK_THROWS_WITH(add(a, b), Contains("designs differ (mc and lhs)"));
  }
  SECTION("replicates") {
    b.key.replicates = 16;
    CHECK_THROWS_WITH(add(a, b), Contains("replicates differ (1 and 16)"));
  }
  SECTION("kernel") {
    b.key.kernel = "leap";
    CHECK_THROWS_WITH(add(a, b), Contains("kernels differ (day and leap)"));
  }
  SECTION("trials") {
    b.key.trials = 20;
    CHECK_THROWS_WITH(add(a, b), Contains("trials they were asked for differ (10 and 20)"));
  }
  SECTION("stream version") {
    b.key.stream_version = 2;
    CHECK_THROWS_WITH(add(a, b), Contains("stream versions differ (1 and 2)"));
  }
  SECTION("shape, under the same identity") {
    b.shapes[1].horizon_days = 4;
    CHECK_THROWS_WITH(add(a, b), Contains("damaged"));
  }
  CHECK_THROWS_AS(add(a, b), ComparisonFailure);
}

TEST_CASE("the same trials twice are refused, with the interval") {
  CHECK_THROWS_WITH(add(small_shard(0, 5), small_shard(3, 8)), Contains("both have the trials 3 to 4"));
}
