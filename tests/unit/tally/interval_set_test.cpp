#include "ebb/tally/interval_set.hpp"

#include <catch2/catch.hpp>

#include "ebb/core/failure.hpp"

using namespace ebb;
using Intervals = std::vector<IntervalSet::Interval>;

TEST_CASE("intervals are sorted and neighbours joined") {
  const IntervalSet set({{20, 30}, {0, 10}, {10, 15}});
  CHECK(set.intervals() == Intervals{{0, 15}, {20, 30}});
  CHECK(set.size() == 25);
}

TEST_CASE("overlapping and empty intervals are refused") {
  CHECK_THROWS_AS(IntervalSet({{0, 10}, {9, 12}}), ComparisonFailure);
  CHECK_THROWS_AS(IntervalSet({{0, 10}, {2, 3}}), ComparisonFailure);
  CHECK_THROWS_AS(IntervalSet({{5, 5}}), ComparisonFailure);
  CHECK_THROWS_AS(IntervalSet({{5, 4}}), ComparisonFailure);
}

TEST_CASE("adding joins, and refuses the same trials twice by naming them") {
  IntervalSet set({{0, 10}, {20, 30}});
  set.add(IntervalSet({{10, 20}}));
  CHECK(set.intervals() == Intervals{{0, 30}});
  CHECK_THROWS_WITH(set.add(IntervalSet({{25, 40}})), Catch::Contains("25 to 29"));
  CHECK(set.intervals() == Intervals{{0, 30}});
}

TEST_CASE("what two sets share is found in every position") {
  const IntervalSet a({{0, 10}, {20, 30}, {40, 50}});
  CHECK(a.common_with(IntervalSet({{5, 25}, {30, 40}})).intervals() == Intervals{{5, 10}, {20, 25}});
  CHECK(a.overlaps(IntervalSet({{49, 60}})));
  CHECK_FALSE(a.overlaps(IntervalSet({{10, 20}, {30, 40}, {50, 60}})));
}

TEST_CASE("the missing trials are the gaps") {
  CHECK(IntervalSet({{10, 20}, {30, 40}}).missing_from(50).intervals() == Intervals{{0, 10}, {20, 30}, {40, 50}});
  CHECK(IntervalSet({{0, 50}}).missing_from(50).intervals().empty());
  CHECK(IntervalSet().missing_from(3).intervals() == Intervals{{0, 3}});
}

TEST_CASE("a long set is named by its first intervals") {
  CHECK(to_string(IntervalSet({{0, 1}, {2, 3}, {4, 5}}), 2) == "0; 2 and 1 more");
  CHECK(to_string(IntervalSet({{0, 1024}, {250880, 262144}})) == "0 to 1,023; 250,880 to 262,143");
}
