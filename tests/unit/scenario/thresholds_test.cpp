#include <catch2/catch.hpp>

#include "sample.hpp"

using namespace ebb;
using namespace ebb::sample;

namespace {
const std::string kWave = "[reinforcements.w]\nsize = 5\narrival = 60\n";
}

TEST_CASE("each kind of threshold is read with its reference", "[thresholds]") {
  const Scenario scenario = read(
      with(kWave + "[thresholds.a]\nremaining = 0.5\nof = \"deployed\"\n[thresholds.b]\nbelow = 1e3\n"
                   "[thresholds.c]\ncasualties = 500\n[thresholds.d]\ncasualties_share = 1\nof = \"sent\"\ntitle = \"gross\"\n"));
  REQUIRE(scenario.thresholds.size() == 4);
  CHECK(scenario.thresholds[0].kind == ThresholdKind::remaining);
  CHECK(scenario.thresholds[0].of == Reference::deployed);
  CHECK(scenario.thresholds[1].value == 1000);
  CHECK(scenario.thresholds[2].kind == ThresholdKind::casualties);
  CHECK(scenario.thresholds[3].title == "gross");
}

TEST_CASE("a share above 0 needs its reference where there are reinforcements, also those of a case", "[thresholds]") {
  CHECK(messages(with("[thresholds.a]\nremaining = 0.5\n")).empty());
  CHECK(messages(with(kWave + "[thresholds.a]\nremaining = 0\n")).empty());
  CHECK_FALSE(messages(with(kWave + "[thresholds.a]\nremaining = 0.5\n")).empty());
  CHECK_FALSE(messages(with(kWave + "[thresholds.a]\ncasualties_share = 0.5\n")).empty());
  CHECK_FALSE(
      messages(with("[thresholds.a]\nremaining = 0.5\n[cases.c]\nreinforcements.w = { size = 5, arrival = 60 }\n")).empty());
}
