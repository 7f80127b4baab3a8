#include "report/decimal.hpp"

#include <catch2/catch.hpp>
#include <limits>

using namespace ebb;

TEST_CASE("a share's rank takes the share as the decimal it is") {
  CHECK(rank_of_share(0.05, 20) == 1);
  CHECK(rank_of_share(0.05, 21) == 2);
  CHECK(rank_of_share(0.07, 100) == 7);   // 0.07 * 100 is above 7 in doubles
  CHECK(rank_of_share(0.29, 100) == 29);  // 0.29 * 100 is below 29 in doubles
  CHECK(rank_of_share(0.95, 1'000'000) == 950'000);
  CHECK(rank_of_share(0.5, 3) == 2);
  CHECK(rank_of_share(0.025, 1'000) == 25);
}

TEST_CASE("a share's rank is exact where doubles end") {
  const std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
  CHECK(rank_of_share(0.5, most) == most / 2 + 1);
  CHECK(rank_of_share(0.2, most) == most / 5);  // 2^64 - 1 is a multiple of 5
  CHECK(rank_of_share(1e-300, most) == 1);
  CHECK(rank_of_share(1.2345678901234567e-21, most) == 1);
  CHECK(rank_of_share(0.9999999999999999, 1000) == 1000);
  CHECK(rank_of_share(0.123456789012, 1'000'000'000'000) == 123'456'789'012);
  CHECK(rank_of_share(0.000000123456789012, 1'000'000'000'000'000'000) == 123'456'789'012);
  CHECK(rank_of_share(0.5, 0) == 0);
  CHECK(rank_of_share(1e-300, 0) == 0);
}

TEST_CASE("proportions are rounded outward to six digits") {
  CHECK(rounded_down(0.2701134999) == 0.270113);
  CHECK(rounded_up(0.2701131) == 0.270114);
  CHECK(rounded_down(3.688872650206489e-6) == 3.68887e-6);
  CHECK(rounded_up(3.688872650206489e-6) == 3.68888e-6);
  CHECK(rounded_up(0.9999999) == 1);
  CHECK(rounded_down(0.09999999) == 0.0999999);
  CHECK(rounded_down(0) == 0);
  CHECK(rounded_up(0) == 0);
  CHECK(rounded_up(1) == 1);
}

TEST_CASE("a number of few digits is moved outward by one of the sixth, never inward") {
  CHECK(rounded_down(0.25) <= 0.25);
  CHECK(rounded_down(0.25) >= 0.249999);
  CHECK(rounded_up(0.25) >= 0.25);
  CHECK(rounded_up(0.25) <= 0.250001);
  CHECK(rounded_down(1) >= 0.999998);
}
