#include <catch2/catch.hpp>

#include "sample.hpp"

using namespace ebb;
using namespace ebb::sample;

TEST_CASE("a wave has a size and days over which it arrives", "[waves]") {
  const Scenario scenario = read(
      with("[reinforcements.w]\nsize = 20_000\narrival = 2025-03-01\nover = 30\nprobability = 0.5\nfront_share = 0.5\n"));
  const Reinforcement& wave = only(scenario).reinforcements[0];
  CHECK_FALSE(wave.steady());
  CHECK(wave.over->law.highest() == 30);
  CHECK(wave.probability.law.highest() == 0.5);
  CHECK_FALSE(wave.per_day);
}

TEST_CASE("a steady flow has a number a day and may end", "[waves]") {
  const Scenario scenario = read(
      with("[reinforcements.w]\nper_day = 20\narrival = 1\n[reinforcements.x]\nper_day = 5\narrival = 1\nend = 90\n"));
  CHECK(only(scenario).reinforcements[0].steady());
  CHECK_FALSE(only(scenario).reinforcements[0].end);
  CHECK(only(scenario).reinforcements[1].end->law.highest() == 90);
  CHECK_FALSE(only(scenario).reinforcements[0].size);
}

TEST_CASE("a phase lasts to its end, for its days, or to the horizon", "[waves]") {
  const Scenario scenario = read(
      with("[phases.a]\nintensity = 0\n[phases.b]\nintensity = 0\nend = 5\n[phases.c]\nintensity = 2\ndays = 7\nstart = 3\n"));
  const auto& phases = only(scenario).phases;
  CHECK(phases[0].until.index() == 0);
  CHECK(phases[0].start.law.highest() == 1);
  CHECK(phases[1].until.index() == 1);
  CHECK(std::get<2>(phases[2].until).law.highest() == 7);
}
