#include "ebb/tally/tally.hpp"

#include <catch2/catch.hpp>
#include <limits>

#include "ebb/core/failure.hpp"
#include "unit/tally/small_result.hpp"

using namespace ebb;

TEST_CASE("columns hold every day up to the horizon and one more") {
  TallyShape shape;
  shape.horizon_days = 365;
  shape.days_per_column = 6;
  CHECK(shape.columns() == 62);  // 366 days in sixes, and not by the horizon
  shape.horizon_days = 63;
  shape.days_per_column = 1;
  CHECK(shape.columns() == 65);
}

TEST_CASE("a tally has the room of its shape") {
  const Result result = small_result(3);
  const CaseTally tally(result.shapes[0]);
  CHECK(tally.reached.size() == 1);
  CHECK(tally.reached[0].size() == 3);
  CHECK(tally.reached[0][0].size() == 5);
  CHECK(tally.strength == std::vector<std::vector<std::uint64_t>>(2, std::vector<std::uint64_t>(3)));
  CHECK(tally.inputs[0].size() == 2);
  CHECK(tally.inputs[0][0].size() == 5);
}

TEST_CASE("days are summed over the replicates") {
  CHECK(small_result(3).cases[0].by_day(0) == std::vector<std::uint64_t>{2, 3, 0, 0, 4});
}

TEST_CASE("tallies add in any order") {
  const CaseTally a = small_result().cases[0], b = small_shard(10, 14).cases[0];
  CaseTally ab = a, ba = b;
  ab.add(b);
  ba.add(a);
  CHECK(ab == ba);
  CHECK(ab.trials == 14);
  CHECK(ab.kept == 13);
  CHECK(ab.by_day(0) == std::vector<std::uint64_t>{2, 7, 0, 0, 4});
}

TEST_CASE("a sum above 64 bits or of another shape is refused and changes nothing") {
  CaseTally tally = small_result().cases[0];
  CaseTally huge = tally;
  huge.inputs[0][1][1] = std::numeric_limits<std::uint64_t>::max() - 8;
  const CaseTally before = tally;
  CHECK_THROWS_AS(tally.add(huge), ComparisonFailure);
  CHECK(tally == before);
  CHECK_THROWS_AS(tally.add(small_result(2).cases[0]), ComparisonFailure);
}
