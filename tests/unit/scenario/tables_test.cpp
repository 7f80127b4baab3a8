#include "scenario/tables.hpp"

#include <catch2/catch.hpp>

#include "sample.hpp"

using namespace ebb;
using namespace ebb::sample;

TEST_CASE("aliases hold at every place", "[tables]") {
  const Scenario scenario = read(kTop +
                                     "[stock]\nsize = { likely = [10, 20] }\nused = { likely = [1, 2] }\n[use]\nrate = 1\n"
                                     "[deliveries.d]\nsize = 5\narrival = 9\n[thresholds.t]\nuse = 5\n"
                                     "[[correlations]]\ninputs = [\"stock.size\", \"stock.used\"]\nrank = 0.5\n",
                                 {{"deliveries.d.size", "6"}});
  CHECK(only(scenario).contingent.losses.name == "contingent.losses");
  CHECK(only(scenario).reinforcements[0].size->name == "reinforcements.d.size");
  CHECK(only(scenario).reinforcements[0].size->law.highest() == 6);
  CHECK(only(scenario).correlations[0].second == "contingent.losses");
  CHECK(scenario.thresholds[0].kind == ThresholdKind::casualties);
}

TEST_CASE("a file that mixes the two spellings of one key is refused", "[tables]") {
  CHECK(messages(kTop + "[stock]\nsize = 10\n[casualties]\nrate = 1\n").empty());  // of two keys: not mixed
  CHECK(messages(with("[cases.a]\nstock.losses = 3\n")).find("two spellings of one key") != std::string::npos);
  CHECK(messages(with("[stock]\naway = 3\n")).find("two spellings of one key") != std::string::npos);
}

TEST_CASE("an unknown key is told where it belongs, or what it may mean", "[tables]") {
  CHECK(unknown_key({"contingent"}, "rate") == "unknown key 'rate' in [contingent]: it belongs in [casualties]");
  CHECK(unknown_key({"contingent"}, "siez") == "unknown key 'siez' in [contingent] (did you mean 'size'?)");
  CHECK(unknown_key({""}, "size") == "unknown key or table 'size': it belongs in [contingent] or [reinforcements.ID]");
  CHECK(unknown_key({"casualties"}, "unit") == "unknown key 'unit' in [casualties]: it belongs at the top of the file");
  CHECK(unknown_key({"casualties"}, "quux") == "unknown key 'quux' in [casualties]");
}
