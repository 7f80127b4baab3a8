#include "plan/axes.hpp"

#include <catch2/catch.hpp>

#include "ebb/core/failure.hpp"
#include "unit/plan/plan_example.hpp"

using namespace ebb;
using namespace ebb::test;

namespace {

const std::string kBody =
    "[contingent]\nsize = { uniform = [10, 20] }\n[casualties]\nrate = { uniform = [1, 3] }\n"
    "[reinforcements.w]\nprobability = { uniform = [0.2, 0.4] }\nsize = 5\narrival = 3\n"
    "[reinforcements.v]\nprobability = 0.5\nsize = 5\narrival = { uniform = [3, 9] }\n"
    "[reinforcements.sure]\nsize = 5\narrival = 3\n[returns]\nfraction = 0.5\nlag = { uniform = [3, 9] }\n";

}  // namespace

TEST_CASE("Uncertain inputs and events have an axis each in the order of the manual and nothing else has one") {
  const Plan plan = plan_of(kBody);
  const Axes axes(*plan.scenario, 1, false);
  CHECK(axes.count() == 6);
  CHECK(axes.of_value("contingent.size").dimension == 0);
  CHECK(axes.of_value("casualties.rate").dimension == 1);
  CHECK(axes.of_value("reinforcements.w.probability").dimension == 2);
  CHECK(axes.of_event("reinforcements.w.probability").dimension == 3);
  CHECK(axes.of_event("reinforcements.v.probability").dimension == 4);
  CHECK(axes.of_value("reinforcements.v.arrival").dimension == 5);
  CHECK_THROWS_AS(axes.of_event("reinforcements.sure.probability"), std::out_of_range);
  CHECK_THROWS_AS(axes.of_value("returns.lag"), std::out_of_range);
  CHECK(axes.of_value("casualties.rate").stream.key() == Stream(1, "casualties.rate").key());
}

TEST_CASE("The luck of the short cut has the last axis where a case takes it") {
  const std::string simple = "[contingent]\nsize = { uniform = [10, 20] }\n[casualties]\nrate = { uniform = [1, 3] }\n";
  const Plan plan = plan_of(simple);
  REQUIRE(plan.cases[0].luck);
  CHECK(plan.cases[0].luck->dimension == 2);
  CHECK(plan.cases[0].luck->stream.key() == plan.cases[0].model.streams.passage.key());
  CHECK_FALSE(plan_of(simple, 100, {1024, 1, DesignKind::sobol, KernelKind::day}).cases[0].luck);
  CHECK_FALSE(plan_of(kBody).cases[0].luck);
}

TEST_CASE("Cases share the axes of what has the same name") {
  const Plan plan = plan_of(kBody + "[cases.a]\n[cases.b]\ncontingent.size = 4\ncasualties.rate_doubt = { uniform = [1, 2] }\n",
                            100, {1024, 1, DesignKind::sobol});
  REQUIRE(plan.cases.size() == 2);
  CHECK(plan.cases[0].draws[1].axis.dimension == 1);
  CHECK(plan.cases[1].draws[0].name == "casualties.rate");
  CHECK(plan.cases[1].draws[0].axis.dimension == 1);
  CHECK(plan.cases[1].draws[1].axis.dimension == 6);  // the seventh: only the second case has it
}

TEST_CASE("A plan has the design that it is asked for and refuses trials beyond its points") {
  CHECK(plan_of(kBody).cases[0].design.index() == 0);
  CHECK(plan_of(kBody, 100, {1024, 1, DesignKind::lhs}).cases[0].design.index() == 1);
  CHECK_THROWS_AS(plan_of(kBody, 100, {kMostSobolTrials + 1, 1, DesignKind::sobol}), UsageFailure);
  CHECK_NOTHROW(plan_of(kBody, 100, {kMostTrials, 1, DesignKind::antithetic}));
}
