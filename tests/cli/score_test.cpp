#include <catch2/catch.hpp>

#include "support/folder.hpp"
#include "support/outcome.hpp"
#include "support/program.hpp"

using namespace ebb::test;
using Catch::Matchers::Contains;

namespace {

const std::string kScenario = scenario(
    50, "[contingent]\nsize = 200\nlosses = 10\n[casualties]\nrate = 4\nrate_doubt = { uniform = [0.5, 2] }\n");
const std::string kObserved = "schema = 1\ntitle = \"later\"\n[counts.a]\ndate = 2025-01-21\ncasualties = 80\n";

struct Pair {
  TemporaryFolder folder;
  explicit Pair(const std::string& observed = kObserved, const std::string& scenario_text = kScenario) {
    folder.write("s.toml", scenario_text), folder.write("o.toml", observed);
  }
  Finished score(std::vector<std::string> more = {}) const {
    more.insert(more.begin(), {"score", "s.toml", "--observed", "o.toml", "--trials", "3000"});
    return run_ebb(more, {.folder = folder.path()});
  }
};

using Names = std::vector<std::string>;

Names names_of(const nlohmann::ordered_json& object) {
  Names names;
  for (const auto& [name, value] : object.items()) names.push_back(name);
  return names;
}

}  // namespace

TEST_CASE("Bad observations are refused with their place, beside what is wrong with the scenario") {
  const Finished one = Pair("schema = 1\ntitle = \"later\"\n[counts.a]\ndate = 2025-01-21\ncasualtys = 80\n").score();
  CHECK(one.exit_code == 2);
  CHECK(one.out.empty());
  CHECK_THAT(one.err, Contains("o.toml:5:1: error: unknown key 'casualtys' in [counts.ID] (did you mean 'casualties'?)\n"
                               "    5 | casualtys = 80\n      | ^\n"));
  const Finished both = Pair("schema =\n", "schema = 1\n").score();
  CHECK(both.exit_code == 2);
  CHECK_THAT(both.err, Contains("s.toml:1:1: error: key 'title' is missing") && Contains("o.toml:1:"));
  CHECK_THAT(Pair(kObserved + "casualties = 90\n").score().err, Contains("o.toml:6:1: error:"));
  CHECK(Pair("unit = \"shells\"\n" + kObserved).score().exit_code == 2);
  CHECK(Pair(std::string("a = \"\0\"\n", 9)).score().exit_code == 2);
}

TEST_CASE("Missing files, bad options and too few kept trials have their exit codes") {
  const Pair pair;
  const auto exit_code = [&](const std::vector<std::string>& arguments) {
    return run_ebb(arguments, {.folder = pair.folder.path()}).exit_code;
  };
  CHECK(exit_code({"score", "s.toml", "--observed", "none.toml"}) == 3);
  CHECK(exit_code({"score", "none.toml", "--observed", "o.toml"}) == 3);
  CHECK(exit_code({"score", "s.toml"}) == 2);
  CHECK(exit_code({"score", "s.toml", "--observed", "."}) == 2);
  CHECK_THAT(pair.score({"--observd", "x"}).err, Contains("did you mean '--observed'?"));
  for (const std::vector<std::string>& bad : std::vector<std::vector<std::string>>{
           {"--seed", "-1"}, {"--threads", "0"}, {"--color", "blue"}, {"--set", "casualties.rat=5"}, {"--set", "x"}})
    CHECK(pair.score(bad).exit_code == 2);
  const Finished few = Pair(kObserved, kScenario + "[later_counts.odd]\ndate = 2025-01-03\ncasualties = 190\n").score();
  CHECK(few.exit_code == 4);
  CHECK(few.out.empty());
  CHECK_THAT(few.err, Contains("later_counts.odd rejects most"));
}

TEST_CASE("A score is the same bytes for any number of threads, another for another seed, and follows --set") {
  const Pair pair;
  const std::string one = pair.score({"--json", "--threads", "1"}).out;
  CHECK(pair.score({"--json", "--threads", "3"}).out == one);
  CHECK(std::count(one.begin(), one.end(), '\n') == 1);
  CHECK(pair.score({"--json", "--seed", "2"}).out != one);
  const auto set = nlohmann::json::parse(pair.score({"--json", "--set", "casualties.rate=3"}).out);
  CHECK(set.at("scenario").at("set").at("casualties.rate") == 3);
  CHECK(set.at("counts").at(0).at("straight_line").at("value") == 85);  // 10 + 20 · 3 · 1.25
  CHECK(set.at("run").at("trials") == 3000);
}

TEST_CASE("The JSON of a score has the keys that the manual names") {
  const Pair pair(
      kObserved + "of = 200\n[counts.b]\ndate = 2025-01-21\nat_least = 80\n[thresholds.depleted]\nnot_by = 2025-02-01\n",
      kScenario + "[cases.a]\n[cases.b]\n");
  const auto sheet = nlohmann::ordered_json::parse(pair.score({"--json"}).out);
  CHECK(sheet.at("format") == "ebb-score/1");
  CHECK(names_of(sheet) == Names{"format", "title", "unit", "start", "scenario", "observed", "run", "quantiles", "counts",
                                 "thresholds", "not_scored", "warnings"});
  CHECK(names_of(sheet.at("scenario")) == Names{"file", "model_sha256", "set"});
  CHECK(names_of(sheet.at("observed")) == Names{"file", "title", "sha256"});
  CHECK(names_of(sheet.at("run")) == Names{"trials", "seed", "design", "stream_version", "version", "complete", "cases"});
  CHECK(names_of(sheet.at("run").at("cases").at(1)) == Names{"id", "title", "weight", "trials", "kept"});
  const auto &count = sheet.at("counts").at(0), &bound = sheet.at("counts").at(1), &never = sheet.at("thresholds").at(0);
  CHECK(names_of(count) ==
        Names{"id", "date", "day", "claimant", "casualties", "rounded_to", "of", "note", "forecast", "straight_line", "by_case"});
  CHECK(names_of(count.at("forecast")) ==
        Names{"quantiles", "pit", "probability", "log_score", "log_score_sampling", "crps", "crps_error"});
  CHECK(names_of(count.at("straight_line")) == Names{"probability", "log_score", "crps", "value"});
  CHECK(names_of(count.at("by_case").at(0)) == Names{"id", "forecast", "straight_line"});
  CHECK(names_of(bound) == Names{"id", "date", "day", "claimant", "at_least", "note", "forecast", "straight_line", "by_case"});
  CHECK(names_of(bound.at("forecast")) == Names{"quantiles", "pit", "probability", "log_score", "log_score_sampling", "brier"});
  CHECK(names_of(never) == Names{"id", "not_by", "day", "until_day", "claimant", "note", "forecast", "straight_line", "by_case"});
  CHECK(names_of(never.at("forecast")) ==
        Names{"by_then", "probability", "log_score", "log_score_sampling", "crps", "crps_error"});
  CHECK(names_of(never.at("straight_line")) == Names{"by_then", "probability", "log_score", "crps", "day"});
}

TEST_CASE("What lies before the start or after the horizon is named as not scored") {
  const Finished finished = Pair(
                                "schema = 1\ntitle = \"later\"\n[counts.a]\ndate = 2025-01-01\ncasualties = 80\n"
                                "[counts.b]\ndate = 2025-02-21\nat_least = 90\n")
                                .score();
  CHECK(finished.exit_code == 0);
  CHECK_THAT(finished.out, Contains("Nothing to score.") && Contains("1 Jan 2025: 80: not after the start, 1 Jan 2025.") &&
                               Contains("21 Feb 2025: at least 90: after the horizon, 20 Feb 2025."));
}

TEST_CASE("A report says what was claimed, by whom, and what the forecast and the constant rate said") {
  const std::string text = Pair(
                               "schema = 1\ntitle = \"later\"\n[counts.a]\ndate = 2025-01-21\nat_least = 80\nof = 200\n"
                               "claimant = \"a witness\"\n[thresholds.depleted]\non = 2025-02-08\n[thresholds.other]\n"
                               "on = 2025-02-08\n")
                               .score()
                               .out;
  CHECK_THAT(text, Contains("\n21 Jan 2025, day 20: at least 80 of 200 (a witness)\n"));
  CHECK_THAT(text, Contains("\nDepleted: on 8 Feb 2025, day 38\n") && Contains("\nconstant rate, 8 Feb 2025 "));
  CHECK_THAT(text, Contains("  8 Feb 2025: other: the scenario has no such threshold.\n"));
  CHECK_THAT(Pair(kObserved).score({"--color", "always"}).out, Contains("\x1b[1m21 Jan 2025, day 20: 80\x1b[0m"));
}

TEST_CASE("An interrupted score reports the trials that are finished") {
  const Pair pair;
  const Finished finished = run_ebb({"score", "s.toml", "--observed", "o.toml", "--trials", "1G", "--json", "--threads", "1"},
                                    {.folder = pair.folder.path(), .signal = SIGINT, .signal_after = std::chrono::seconds(1)});
  CHECK(finished.exit_code == 130);
  const auto run = nlohmann::json::parse(finished.out).at("run");
  CHECK(run.at("complete") == false);
  CHECK(run.at("cases").at(0).at("trials") < 1'000'000'000);
}
