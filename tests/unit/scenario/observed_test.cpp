#include <catch2/catch.hpp>

#include "ebb/core/failure.hpp"
#include "ebb/scenario/scorable.hpp"
#include "scenario/keys.hpp"
#include "support/folder.hpp"
#include "unit/scenario/sample.hpp"

using namespace ebb;

namespace {

const std::string kTop = "schema = 1\ntitle = \"o\"\n";
const std::string kCount = "[counts.a]\ndate = 2025-03-27\ncasualties = 4_000\n";

Observed read(const std::string& text) { return parse_observed(text, "o.toml"); }

std::string errors(const std::string& text) {
  try {
    read(text);
  } catch (const ScenarioFailure& failure) { return failure.what(); }
  return "";
}

bool says(const std::string& text, const std::string& message) {
  const std::string found = errors(text);
  INFO(text << "\n" << found);
  CHECK(found.find(message) != std::string::npos);
  return true;
}

}  // namespace

TEST_CASE("observations are read in the order of the file") {
  const Observed observed = read(kTop +
                                 "unit = \"persons\"\n[thresholds.depleted]\nnot_by = 2025-09-02\nclaimant = \"x\"\n"
                                 "[counts.b]\ndate = 2025-04-30\ncasualties = 4_700\nrounded_to = 100\nkilled = 600\n"
                                 "[counts.a]\ndate = 2025-06-15\nat_least = 6_000\nof = 11_000\nclaimant = \"UK\"\n"
                                 "[arrivals.w]\nby = 2025-04-30\npersons = 4_000\n");
  REQUIRE(observed.counts.size() == 2);
  CHECK(observed.counts[0].id == "b");
  CHECK(observed.counts[0].casualties == 4700);
  CHECK(observed.counts[0].rounded_to == 100);
  CHECK(observed.counts[0].killed == 600);
  CHECK(observed.counts[1].at_least == 6000);
  CHECK(observed.counts[1].of == 11000);
  CHECK(observed.counts[1].rounded_to == 1);
  CHECK(iso(observed.counts[1].date) == "2025-06-15");
  CHECK(observed.arrivals.at(0).persons == 4000);
  CHECK(observed.passages.at(0).threshold == "depleted");
  CHECK_FALSE(observed.passages.at(0).reached);
  CHECK(read(kTop + "[thresholds.half]\non = 2025-05-01\n").passages.at(0).reached);
}

TEST_CASE("what is wrong with observations is told with its place, all of it at once") {
  CHECK(errors(kTop + kCount).empty());
  CHECK(errors(kTop + "[counts.a]\ndate = 2025-03-27\ncasualtis = 4_000\n") ==
        "o.toml:3:1: error: [counts.a] has none of casualties, at_least, killed; add: casualties = 4_000\n"
        "    3 | [counts.a]\n      | ^\n"
        "o.toml:5:1: error: unknown key 'casualtis' in [counts.ID] (did you mean 'casualties'?)\n"
        "    5 | casualtis = 4_000\n      | ^\n");
  says(kTop, "the file has no observation that can be scored; add a table [counts.ID] or [thresholds.ID]");
  says(kCount, "key 'schema' is missing; add: schema = 1");
  says("schema = 2\n" + kCount, "schema 2 is newer than this program");
  says(kTop + kCount + "[count.b]\n", "unknown key or table 'count' (did you mean 'counts'?)");
  says(kTop + kCount + "[[counts.b]]\n", "counts.b must be a table");
  says(kTop + "[[counts]]\ndate = 2025-03-27\n", "'counts' must be a table");
  says(kTop + "[counts.a]\ncasualties = 1\n", "key 'date' is missing in [counts.a]; add: date = 2025-03-27");
  says(kTop + kCount + "by = 2025-03-27\n", "unknown key 'by' in [counts.ID]: it belongs in [arrivals.ID]");
  says(kTop + kCount + "min = 3\n", "unknown key 'min' in [counts.ID]");
  says(kTop + "claimant = \"x\"\n" + kCount, "unknown key or table 'claimant': it belongs in [counts.ID]");
  says(kTop + "[counts.a]\ndate = \"2025-03-27\"\nkilled = 1\n", "'date' must be a date such as 2025-01-16");
  says(kTop + "[counts.a]\ndate = 2025-03-27\ncasualties = 4000.5\n", "'casualties' must be a whole number, got 4000.5");
  says(kTop + "[counts.a]\ndate = 2025-03-27\ncasualties = \"4000\"\n", "write 4000 without quotes");
  says(kTop + "[counts.a]\ndate = 2025-03-27\ncasualties = -1\n", "'casualties' is -1; it must lie between 0 and 1,000,000,000");
  says(kTop + "[counts.a]\ndate = 2025-03-27\ncasualties = { likely = [1, 2] }\n", "it is not an input");
  says(kTop + kCount + "at_least = 3_000\n", "both 'casualties' and 'at_least'");
  says(kTop + kCount + "rounded_to = 3_000\n", "'casualties' is 4,000, which is not a multiple of 'rounded_to', 3,000");
  says(kTop + kCount + "rounded_to = 0\n", "'rounded_to' is 0");
  says(kTop + "[counts.a]\ndate = 2025-03-27\nat_least = 4_000\nrounded_to = 1_000\n",
       "'rounded_to' says how 'casualties' was rounded");
  says(kTop + kCount + "killed = 4_001\n", "more than the 4,000 casualties that it is part of");
  says(kTop + "[thresholds.depleted]\n", "neither 'on' nor 'not_by'");
  says(kTop + "[thresholds.depleted]\non = 2025-05-01\nnot_by = 2025-05-01\n", "both 'on' and 'not_by'");
  says("a = \"\xFF\"\n", "o.toml:1:");
  says("a =\n", "o.toml:1:");
}

TEST_CASE("the manual names every key of observations") {
  const std::string manual = test::bytes_of(std::string(EBB_SOURCE_DIR) + "/docs/scenario.md");
  const std::string section = manual.substr(manual.find("\n## Observations"),
                                            manual.find("\n## Sources") - manual.find("\n## Observations"));
  for (const Key& key : observed_keys()) {
    INFO(key.path);
    const bool table = key.kind == Kind::tables;
    CHECK(section.find("`" + std::string(key.name()) + (table ? ".ID`" : "`")) != std::string::npos);
  }
}

TEST_CASE("a scenario still does not know the keys of observations") {
  CHECK(sample::messages(sample::with("[counts.a]\n")).find("unknown key or table 'counts'") != std::string::npos);
  CHECK(sample::messages(sample::with("not_by = 2025-05-01\n")) == "unknown key 'not_by' in [casualties]\n");
  CHECK(sample::messages(sample::with("[observed]\n")).find("unknown key or table 'observed'") != std::string::npos);
}

TEST_CASE("what a scenario says nothing about is left, with the reason") {
  const Scenario scenario = sample::read(sample::with(""));  // 16 January 2025, 365 days
  const auto sorted = [&](const std::string& text) { return scorable(scenario, read(kTop + text)); };
  const auto why = [&](const std::string& text) { return sorted(text).not_scored.at(0).why; };
  const auto on = [](const std::string& date) { return "[counts.a]\ncasualties = 1\ndate = " + date + "\n"; };
  CHECK(why(on("2025-01-16")) == "not after the start, 16 Jan 2025");
  CHECK(sorted(on("2025-01-17")).counts.at(0).day == 1);
  CHECK(sorted(on("2026-01-16")).counts.at(0).day == 365);
  CHECK(why(on("2026-01-17")) == "after the horizon, 16 Jan 2026");
  CHECK(why("[counts.a]\ndate = 2025-03-27\nkilled = 7\n").starts_with("only casualties are scored"));
  CHECK(why("[thresholds.depleetd]\non = 2025-03-27\n") == "the scenario has no such threshold (did you mean 'depleted'?)");
  CHECK(why("[thresholds.depleted]\nnot_by = 2025-01-15\n") == "before the start, 16 Jan 2025");
  CHECK(sorted("[thresholds.depleted]\non = 2025-01-26\n").passages.at(0).reached);
  const Scorable::Passage later = sorted("[thresholds.depleted]\non = 2027-01-01\n").passages.at(0);
  CHECK(later.day == 365);
  CHECK_FALSE(later.reached);
}

TEST_CASE("a scenario of another unit is refused") {
  const Scenario scenario = sample::read(sample::with(""));
  CHECK_NOTHROW(scorable(scenario, read(kTop + kCount)));
  CHECK_THROWS_WITH(scorable(scenario, read(kTop + "unit = \"shells\"\n" + kCount)),
                    Catch::Contains("o.toml:3:8: error: 'unit' is \"shells\", but s.toml counts persons"));
}
