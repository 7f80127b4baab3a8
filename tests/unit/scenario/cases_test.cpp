#include <catch2/catch.hpp>

#include "sample.hpp"

using namespace ebb;
using namespace ebb::sample;

namespace {
const std::string kWave = "[reinforcements.w]\nsize = { fixed = 5_000, note = \"base\" }\narrival = 60\n";
const Situation& of(const Scenario& scenario, std::size_t i) { return scenario.cases.at(i).situation; }
}  // namespace

TEST_CASE("a case replaces the keys that it names and no others", "[cases]") {
  const Scenario scenario = read(with(
      kWave +
      "[cases.nis]\ntitle = \"NIS\"\nweight = 2\ncontingent.losses = 3_000\n[cases.none]\nreinforcements.w.probability = 0\n"));
  REQUIRE(scenario.cases.size() == 2);
  CHECK(scenario.cases[0].title == "NIS");
  CHECK(scenario.cases[0].weight == 2);
  CHECK(of(scenario, 0).contingent.losses.law.highest() == 3000);
  CHECK(of(scenario, 0).contingent.size.law.highest() == 12'000);
  CHECK(of(scenario, 1).reinforcements[0].probability.law.highest() == 0);
  CHECK(of(scenario, 1).reinforcements[0].size->law.highest() == 5000);
  CHECK(scenario.base.contingent.losses.law.highest() == 3800);
}

TEST_CASE("an input is replaced whole, its source and note included", "[cases]") {
  const Scenario scenario = read(with(kWave + "[cases.a]\nreinforcements.w.size = 6_000\n"));
  CHECK(of(scenario, 0).reinforcements[0].size->note.empty());
}

TEST_CASE("a key for which another stands takes its place", "[cases]") {
  const Scenario scenario = read(with("[phases.p]\nend = 20\nintensity = 0\n[cases.a]\nphases.p.days = 5\n"));
  CHECK(of(scenario, 0).phases[0].until.index() == 2);
}

TEST_CASE("aliases hold in cases", "[cases]") {
  const std::string text = kTop + "[stock]\nsize = 10\nused = 1\n[use]\nrate = 1\n[cases.a]\nstock.used = 2\n";
  CHECK(of(read(text), 0).contingent.losses.law.highest() == 2);
}

TEST_CASE("cases on copies of one source share one weight, unless they have their own", "[cases]") {
  const std::string sources = "[sources.first]\n[sources.copy]\ncopies = \"first\"\n[sources.other]\n";
  const Scenario scenario = read(
      with(sources + "[cases.a]\nsource = \"first\"\n[cases.b]\nsource = \"copy\"\n[cases.c]\nsource = \"other\"\n"));
  CHECK(scenario.cases[0].weight == 0.5);
  CHECK(scenario.cases[1].weight == 0.5);
  CHECK(scenario.cases[2].weight == 1);
  CHECK(scenario.cases[0].shares_weight_with == std::vector<std::string>{"b"});
  const Scenario weighted = read(with(sources + "[cases.a]\nsource = \"first\"\nweight = 1\n[cases.b]\nsource = \"copy\"\n"));
  CHECK(weighted.cases[1].weight == 1);
}

TEST_CASE("a correlation whose input is constant in a case is ignored there, with a note", "[cases]") {
  const std::string text = kTop + "[contingent]\nsize = { likely = [10, 20] }\nlosses = { likely = [3, 4] }\n" + kCasualties +
                           "[[correlations]]\ninputs = [\"contingent.size\", \"contingent.losses\"]\nrank = 0.5\n"
                           "[cases.a]\ncontingent.losses = 3\n[cases.b]\ncontingent.losses = { likely = [2, 4] }\n";
  const Scenario scenario = read(text);
  CHECK(of(scenario, 0).correlations.empty());
  CHECK(of(scenario, 1).correlations.size() == 1);
  REQUIRE(scenario.notes.size() == 1);
  CHECK(scenario.notes[0].message == "in case 'a' the correlation is ignored, because 'contingent.losses' is fixed there");
}
