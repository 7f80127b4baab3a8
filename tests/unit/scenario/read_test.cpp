#include <filesystem>
#include <fstream>

#include <catch2/catch.hpp>

#include "sample.hpp"

using namespace ebb;
using namespace ebb::sample;

TEST_CASE("a small scenario is read with its defaults", "[read]") {
  const Scenario scenario = read(with(""));
  const Situation& s = only(scenario);
  CHECK(scenario.file == "s.toml");
  CHECK(scenario.unit == "persons");
  CHECK(scenario.horizon_days == 365);
  CHECK(scenario.date_of(90) == std::chrono::year{2025} / 4 / 16);
  CHECK(s.casualties.noise == Noise::poisson);
  CHECK(s.casualties.rate_doubt.law.lowest() == 1);
  CHECK_FALSE(s.casualties.rate_doubt.given);
  CHECK_FALSE(s.casualties.reference_strength);
  CHECK_FALSE(s.tempo);
  REQUIRE(scenario.thresholds.size() == 1);
  CHECK(scenario.thresholds[0].id == "depleted");
  CHECK(scenario.thresholds[0].kind == ThresholdKind::below);
  CHECK(scenario.cases.size() == 1);
}

TEST_CASE("the horizon is a date or a number of days", "[read]") {
  const auto with_horizon = [](const std::string& value) {
    return "schema = 1\ntitle = \"t\"\nstart = 2025-01-16\nhorizon = " + value + "\n" + kContingent + kCasualties;
  };
  CHECK(read(with_horizon("2025-12-31")).horizon_days == 349);
  CHECK(read(with_horizon("36_525")).horizon_days == 36'525);
  CHECK(read(with_horizon("1")).horizon_days == 1);
  CHECK_FALSE(messages(with_horizon("36_526")).empty());
  CHECK_FALSE(messages(with_horizon("0")).empty());
  CHECK_FALSE(messages(with_horizon("2025-01-16")).empty());
  CHECK_FALSE(messages(with_horizon("nan")).empty());
}

TEST_CASE("dates reach from 0001-01-01 to 9999-12-31", "[read]") {
  const auto from = [](const std::string& start, const std::string& horizon) {
    return "schema = 1\ntitle = \"t\"\nstart = " + start + "\nhorizon = " + horizon + "\n" + kContingent + kCasualties;
  };
  CHECK(messages(from("0001-01-01", "10")).empty());
  CHECK(messages(from("9999-12-30", "1")).empty());
  CHECK_FALSE(messages(from("9999-12-31", "1")).empty());
  CHECK(messages(from("2024-02-29", "366")).empty());
}

TEST_CASE("meta is carried as JSON in the order of the file", "[read]") {
  const Scenario scenario = read(with("[meta]\nz = 1\na = { b = [true, 2025-01-01, \"x\", 1.5] }\n"));
  CHECK(scenario.meta_json == R"({"z":1,"a":{"b":[true,"2025-01-01","x",1.5]}})");
  CHECK_FALSE(messages(with("[meta]\na = nan\n")).empty());
}

TEST_CASE("lists are in the order of the file", "[read]") {
  const Scenario scenario = read(
      with("[thresholds.z]\nbelow = 5\n[thresholds.a]\nbelow = 1\n[phases.y]\nintensity = 0\n[phases.b]\nintensity = 1\n"));
  CHECK(scenario.thresholds[0].id == "z");
  CHECK(only(scenario).phases[0].id == "y");
}

TEST_CASE("all errors of a file are reported at once, each once", "[read]") {
  const auto found = errors(
      with("killed_share = 2\nquux = 1\n[thresholds.low]\nbelow = -1\n[cases.a]\n[cases.b]\nweight = -1\n"));
  CHECK(found.size() == 4);
}

TEST_CASE("a newer schema is refused before anything else is guessed", "[read]") {
  std::string text = with("quux = 1\n");
  text.replace(text.find("schema = 1"), 10, "schema = 2");
  CHECK(errors(text).size() == 1);
}

TEST_CASE("a folder, a missing file and one that is too long are refused", "[read]") {
  CHECK_THROWS_AS(read_scenario("/"), ScenarioFailure);
  CHECK_THROWS_AS(read_scenario("no-such-file.toml"), MachineFailure);
}

TEST_CASE("an observed rate keeps its window", "[read]") {
  const Scenario scenario = read(with_rate("{ observed = [2024-12-06, 2025-01-16], source = \"a\" }") + "[sources.a]\n");
  const auto& observed = std::get<ObservedRate>(only(scenario).casualties.rate);
  CHECK((observed.to - observed.from).count() == 41);
  CHECK(observed.sources == std::vector<std::string>{"a"});
  const Scenario by_number = read(with_rate("{ observed = [-41, 0] }"));
  CHECK(std::get<ObservedRate>(only(by_number).casualties.rate).from == observed.from);
}
