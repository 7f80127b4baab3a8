// The report and the tables as a person gets them, and the days of strength.csv.
#include <fstream>
#include <sstream>

#include "report/layout.hpp"
#include "support/folder.hpp"
#include "support/outcome.hpp"
#include "support/terminal.hpp"

using namespace ebb::test;
using Catch::Matchers::Contains;

namespace {

const std::string kBody = "[contingent]\nsize = 1_000\n[casualties]\nrate = 10\nrate_doubt = { uniform = [0.5, 2] }\n";

std::string content_of(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

int lines_of(const std::string& text) { return static_cast<int>(std::count(text.begin(), text.end(), '\n')); }

std::string weekends(int count) {
  std::string text = kBody;
  for (int i = 0; i < count; ++i) text += fmt::format("[phases.weekend{}]\nstart = {}\ndays = 2\nintensity = 0\n", i, 3 + 7 * i);
  return text;
}

}  // namespace

TEST_CASE("The shares before and after the horizon add up, wherever the report has them") {
  const TemporaryFolder folder;
  const std::string text =
      "[contingent]\nsize = 100\n[casualties]\nnoise = \"none\"\n"
      "rate = { discrete = { values = [20, 1], weights = [0.455, 0.545] } }\n";
  folder.write("s.toml", scenario(20, text));
  const Outcome outcome = simulated(scenario(20, text), 200'000, {"--design", "sobol"});
  const double by = 1 - outcome.summary().at("not_by_horizon").at("p").get<double>();
  const int early = static_cast<int>(std::floor(by * 100 + 0.5));
  const Finished run = run_ebb({"run", "s.toml", "--trials", "200000"}, {.folder = folder.path()});
  CHECK_THAT(run.out, Contains(fmt::format("{} % chance of depletion by 21 Jan 2025", early)));
  CHECK_THAT(run.out, Contains(fmt::format("Still not depleted on 21 Jan 2025: {} %.", 100 - early)));
}

TEST_CASE("Many fixed inputs take two lines, and all are in the JSON") {
  const TemporaryFolder folder;
  folder.write("s.toml", scenario(365, weekends(52)));
  const Finished run = run_ebb({"run", "s.toml", "--trials", "2000"}, {.folder = folder.path()});
  CHECK_THAT(run.out, Contains("\nFixed (no uncertainty): contingent.size, casualties.rate, phases.weekend* (52)\n"));
  CHECK(simulated(scenario(365, weekends(52)), 64).json()["summary"]["taken_as_certain"].size() == 2 + 3 * 52);
}

TEST_CASE("One trial is one trial") {
  const TemporaryFolder folder;
  folder.write("s.toml", scenario(100, kBody));
  CHECK_THAT(run_ebb({"run", "s.toml", "--trials", "1"}, {.folder = folder.path()}).out,
             Contains("1 Sobol trial ") && !Contains("1 Sobol trials"));
}

TEST_CASE("A batch names its files, and --table shows the tables of each") {
  const TemporaryFolder folder;
  folder.write("one.toml", scenario(100, kBody));
  folder.write("two.toml", scenario(200, kBody));
  const auto run = [&](std::vector<std::string> more) {
    more.insert(more.begin(), {"run", "one.toml", "two.toml", "--trials", "2000"});
    return run_ebb(more, {.folder = folder.path()}).out;
  };
  CHECK_THAT(run({}), Contains("\none.toml: A test ") && Contains("\ntwo.toml: A test ") && !Contains("trials by then"));
  const std::string tables = run({"--table"});
  CHECK_THAT(tables, Contains("\n\none.toml: A test\n") && Contains("\n\ntwo.toml: A test\n") &&
                         Contains("Still not depleted on 20 Jul 2025: "));
}

TEST_CASE("No line of a report is wider than its terminal, down to 40 columns") {
  const std::string scenarios = EBB_SOURCE_DIR "/scenarios/";
  for (const std::string name : {"kursk-2025-02-05", "claims-2025-01-16", "cash-runway"})
    for (const int columns : {40, 50, 63}) {
      std::istringstream lines(shown_on({.columns = columns, .environment = {"TERM=dumb", "LC_ALL=C.UTF-8"}},
                                        {"run", scenarios + name + ".toml", "--trials", "1500", "--table", "--quiet"}));
      for (std::string line; std::getline(lines, line);) {
        if (line.ends_with('\r')) line.pop_back();
        CAPTURE(name, line);
        CHECK(ebb::display_width(line) <= columns);
      }
    }
}

TEST_CASE("strength.csv has the strength of each week, or of each day where asked for, pooled and by case") {
  const TemporaryFolder folder;
  folder.write("s.toml", scenario(30, kBody + "[reinforcements.w]\nsize = 500\narrival = 10\n[cases.a]\ncontingent.losses = 1\n"
                                              "[cases.b]\ncontingent.losses = 600\n"));
  const auto run = [&](std::vector<std::string> more) {
    more.insert(more.begin(), {"run", "s.toml", "--trials", "20000", "--out", "o"});
    return run_ebb(more, {.folder = folder.path()});
  };
  REQUIRE(run({}).exit_code == 0);
  const std::string weekly = content_of(folder.path() / "o/strength.csv");
  CHECK(weekly.starts_with("date,p5,p25,p50,p75,p95,case\n2025-01-01,"));
  CHECK(lines_of(weekly) == 1 + 3 * 6);  // days 0, 7, 14, 21, 28 and 30
  CHECK(content_of(folder.path() / "o/days.csv").find("2025-01-02") != std::string::npos);

  REQUIRE(run({"--strength-every", "1"}).exit_code == 0);  // the folder's result has other days: it is run again
  const std::string daily = content_of(folder.path() / "o/strength.csv");
  CHECK(lines_of(daily) == 1 + 3 * 31);
  for (const char* day : {"2025-01-01", "2025-01-08", "2025-01-31"}) {
    const auto row = weekly.substr(weekly.find(day), weekly.find('\n', weekly.find(day)) - weekly.find(day));
    CHECK_THAT(daily, Contains(row));  // what is recorded on a day does not depend on the other days
  }
  CHECK_THAT(daily, Contains(",a\n") && Contains(",b\n"));

  CHECK_THAT(run({"--strength-every", "0"}).err, Contains("--strength-every: got '0', expected a whole number from 1"));
}

TEST_CASE("The days of the strength are those of the result that is continued, and results with other days do not merge") {
  const TemporaryFolder folder;
  folder.write("s.toml", scenario(30, kBody));
  const auto run = [&](std::vector<std::string> more) {
    more.insert(more.begin(), {"run", "s.toml", "--trials", "4096"});
    return run_ebb(more, {.folder = folder.path()});
  };
  REQUIRE(run({"--shard", "1/2", "--out", "one", "--strength-every", "2"}).exit_code == 0);
  REQUIRE(run({"--shard", "2/2", "--out", "two"}).exit_code == 0);
  const Finished merged = run_ebb({"merge", "one/result.json", "two/result.json"}, {.folder = folder.path()});
  CHECK(merged.exit_code == 4);
  CHECK_THAT(merged.err, Contains("the strength on different days; run both with the same --strength-every"));
  const Finished other = run({"--continue", "one/result.json", "--strength-every", "7"});
  CHECK(other.exit_code == 4);
  CHECK_THAT(other.err, Contains("has the strength every 2 days, and --strength-every asks for 7"));
  REQUIRE(run({"--continue", "one/result.json", "--out", "whole"}).exit_code == 0);
  REQUIRE(run({"--strength-every", "2", "--out", "at-once"}).exit_code == 0);
  CHECK(content_of(folder.path() / "whole/result.json") == content_of(folder.path() / "at-once/result.json"));
}

TEST_CASE("More counts of strengths than a result may hold are refused before the run") {
  const TemporaryFolder folder;
  std::string cases;
  for (const char* id : {"a", "b", "c"}) cases += fmt::format("[cases.{}]\ncasualties.rate_doubt = 1\n", id);
  folder.write("s.toml", scenario(36'525, "[contingent]\nsize = 1_900\n[casualties]\nrate = 10\n" + cases));  // in bins of 10
  const auto run = [&](const std::string& days) {
    return run_ebb({"run", "s.toml", "--trials", "100", "--strength-every", days, "--json", "--quiet"},
                   {.folder = folder.path()});
  };
  const Finished daily = run("1");
  CHECK(daily.exit_code == 2);
  CHECK_THAT(daily.err, Contains("this scenario is too large") && Contains("or a larger --strength-every"));
  CHECK(run("7").exit_code == 0);
}
