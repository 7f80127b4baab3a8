#include "ebb/engine/straight_line.hpp"

#include <catch2/catch.hpp>

#include "unit/plan/plan_example.hpp"

using namespace ebb;

namespace {

StraightLine line_of(const std::string& size, const std::string& losses, const std::string& rate) {
  const Plan plan = test::plan_of("[contingent]\nsize = " + size + "\nlosses = " + losses + "\n[casualties]\nrate = " + rate +
                                  "\n");
  return straight_line(plan.scenario->base);
}

}  // namespace

TEST_CASE("The straight line is median losses and median rate until nothing is left") {
  const StraightLine line = line_of("{ uniform = [11_000, 13_000] }", "3_800", "{ uniform = [80, 104] }");
  CHECK(line.losses == 3800);
  CHECK(line.strength == 8200);
  CHECK(line.rate == Approx(92));
  CHECK(line.last_day() == 90);
  CHECK(line.casualties_by(0) == 3800);
  CHECK(line.casualties_by(10) == 4720);
  CHECK(line.casualties_by(89) == 11988);
  CHECK(line.casualties_by(90) == 12000);
  CHECK(line.casualties_by(365) == 12000);
}

TEST_CASE("A straight line at an observed rate, and where there is no rate or nothing left") {
  CHECK(line_of("1_000", "365", "{ observed = [2024-12-06, 2025-01-10] }").casualties_by(1) == 375);  // 365 / 35 = 10.43 a day
  CHECK(line_of("1_000", "0", "0").last_day() > 1e300);
  CHECK(line_of("1_000", "0", "0").casualties_by(50) == 0);
  CHECK(line_of("100", "200", "5").last_day() == 0);
  CHECK(line_of("100", "200", "5").casualties_by(9) == 200);
}
