#include "ebb/model/intensity_steps.hpp"

#include <catch2/catch.hpp>

using namespace ebb;

TEST_CASE("Steps of intensity hold from their day to the next step and are one before the first") {
  const std::vector<double> by_day{1, 1, 0.3, 0.3, 0, 1, 1, 2.5};
  const IntensitySteps steps(by_day);
  CHECK(steps.steps().size() == 4);
  for (std::size_t day = 0; day < by_day.size(); ++day) CHECK(steps.on(static_cast<std::int32_t>(day)) == by_day[day]);
  CHECK(steps.on(1000) == 2.5);
  CHECK(steps.next_after(1) == 0);
  CHECK(steps.next_after(2) == 1);
  CHECK(steps.next_after(6) == 3);
  CHECK(steps.next_after(7) == 4);
  CHECK_FALSE(steps.empty());
}

TEST_CASE("An intensity of one on every day has no step") {
  CHECK(IntensitySteps().empty());
  CHECK(IntensitySteps(std::vector<double>(100, 1.0)).empty());
  CHECK(IntensitySteps().on(7) == 1);
}
