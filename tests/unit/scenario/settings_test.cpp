#include "scenario/settings.hpp"

#include <catch2/catch.hpp>

#include "sample.hpp"

using namespace ebb;
using namespace ebb::sample;

namespace {
const std::string kDoubt = with(
    "rate_doubt = { lognormal = { mean = 1, sd = 0.3 } }\n[reinforcements.spring-wave]\nsize = 5\narrival = 60\n");
std::string refused(const std::string& key, const std::string& value) { return messages(kDoubt, {{key, value}}); }
}  // namespace

TEST_CASE("a setting replaces an input whole", "[settings]") {
  const Scenario scenario = read(with_size("{ fixed = 12_000, note = \"n\" }"), {{"contingent.size", "9_000"}});
  CHECK(size_of(scenario).law.highest() == 9000);
  CHECK(size_of(scenario).note.empty());
  CHECK(scenario.set_json == R"({"contingent.size":9000})");
}

TEST_CASE("a setting reaches into an input", "[settings]") {
  const Scenario scenario = read(kDoubt, {{"casualties.rate_doubt.lognormal.sd", "0.6"}});
  CHECK(only(scenario).casualties.rate_doubt.as_written == "{ lognormal = { mean = 1, sd = 0.6 } }");
}

TEST_CASE("the last of several settings of a key counts", "[settings]") {
  const Scenario scenario = read(kDoubt, {{"casualties.rate", "80"}, {"use.rate", "70"}});
  CHECK(rate_of(scenario).law.highest() == 70);
  CHECK(scenario.set_json == R"({"casualties.rate":70})");
}

TEST_CASE("settings create what the file does not have", "[settings]") {
  CHECK(only(read(kDoubt, {{"casualties.killed_share", "0.2"}})).casualties.killed_share.given);
  CHECK(read(kDoubt, {{"thresholds.low", "{ below = 100 }"}}).thresholds[0].id == "low");
  CHECK(read(kDoubt, {{"meta.who.name", "me"}}).meta_json == R"({"who":{"name":"me"}})");
}

TEST_CASE("quoted parts of a key are read as they stand", "[settings]") {
  CHECK(only(read(kDoubt, {{"reinforcements.\"spring-wave\".size", "7"}})).reinforcements[0].size->law.highest() == 7);
}

TEST_CASE("a mistyped key of a setting gets a suggestion", "[settings]") {
  CHECK(refused("casualties.rat", "5") == "unknown key 'rat' in [casualties] (did you mean 'rate'?)\n");
  CHECK(refused("reinforcements.sprin-wave.size", "5") ==
        "there is no 'sprin-wave' under [reinforcements] (did you mean 'spring-wave'?)\n");
  CHECK(refused("thresholds.half.below", "3") == "there is no 'half' under [thresholds]\n");
  CHECK(refused("casualties.rate", "1,5") == "unexpected text after the value (write 1,5 as 1.5)\n");
  CHECK(refused("", "5").find("is not a key") != std::string::npos);
  CHECK(refused("casualties..rate", "5").find("is not a key") != std::string::npos);
}

TEST_CASE("a setting that reaches into another form says so", "[settings]") {
  CHECK(refused("casualties.rate_doubt.normal.sd", "0.6").find("has the form 'lognormal', not 'normal'") != std::string::npos);
  CHECK(refused("casualties.rate.normal.sd", "0.6") == "'casualties.rate' is 92, which has no key 'normal'\n");
  CHECK(refused("title.x", "0.6") == "'title' has no keys in it\n");
}

TEST_CASE("a setting is checked like the file, and its finding shows it", "[settings]") {
  const auto found = errors(kDoubt, {{"casualties.rate", "-5"}});
  REQUIRE(found.size() == 1);
  CHECK(found[0].place == Place{"--set", 0, 0, "casualties.rate=-5"});
}
