// Where a scenario's warnings are shown, and that each is shown once.
#include "support/folder.hpp"
#include "support/outcome.hpp"
#include "support/terminal.hpp"

using namespace ebb::test;
using Catch::Matchers::Contains;

namespace {

int times(const std::string& text, const std::string& what) {
  int found = 0;
  for (auto at = text.find(what); at != text.npos; at = text.find(what, at + 1)) ++found;
  return found;
}

const std::string kContingent = "[contingent]\nsize = 1_000\n[casualties]\nrate = 10\nrate_doubt = { uniform = [0.5, 2] }\n";
const std::string kLossesInEveryCase = "[cases.a]\ncontingent.losses = 100\n[cases.b]\ncontingent.losses = 200\n";
const std::string kNotUsed = "every case replaces contingent.losses: the value outside the cases is not used";
const std::string
    kFixedProbability = kContingent +
                        "[reinforcements.w]\nsize = 10\narrival = 5\nprobability = 0.5\n[thresholds.half]\nbelow = 500\n";

}  // namespace

TEST_CASE("A value outside the cases that every case replaces is warned of, with its place") {
  const TemporaryFolder folder;
  const std::string text = scenario(200,
                                    "[contingent]\nsize = 1_000\nlosses = 300\n[casualties]\nrate = 10\n"
                                    "rate_doubt = { uniform = [0.5, 2] }\n" +
                                        kLossesInEveryCase);
  folder.write("s.toml", text);
  const Finished validated = run_ebb({"validate", "s.toml"}, {.folder = folder.path()});
  CHECK(validated.exit_code == 0);
  CHECK_THAT(validated.err, Contains("s.toml:7:10: warning: " + kNotUsed));
  CHECK(run_ebb({"validate", "s.toml", "--strict"}, {.folder = folder.path()}).exit_code == 2);
  CHECK_THAT(simulated(text, 1000).json()["summary"]["warnings"].dump(), Contains(":7:10: " + kNotUsed));
}

TEST_CASE("A value that one case uses is not warned of") {
  const TemporaryFolder folder;
  folder.write("s.toml", scenario(200,
                                  "[contingent]\nsize = 1_000\nlosses = 300\n[casualties]\nrate = 10\n"
                                  "rate_doubt = { uniform = [0.5, 2] }\n"
                                  "[cases.a]\ncontingent.losses = 100\n[cases.b]\nweight = 0\n"));
  CHECK(run_ebb({"validate", "s.toml"}, {.folder = folder.path()}).err == "s.toml: valid\n");
}

TEST_CASE("A --set that every case replaces is warned of by name, and changes nothing that is shown") {
  const TemporaryFolder folder;
  folder.write("s.toml", scenario(200, kContingent + kLossesInEveryCase));
  const auto run = [&](std::vector<std::string> more) {
    more.insert(more.begin(), {"run", "s.toml", "--trials", "2000"});
    return run_ebb(more, {.folder = folder.path()});
  };
  const Finished set = run({"--set", "contingent.losses=900", "--json"});
  CHECK_THAT(set.err, Contains("--set: warning: " + kNotUsed) && Contains("contingent.losses=900"));
  const auto summary = nlohmann::json::parse(set.out).at("summary");
  auto plain = nlohmann::json::parse(run({"--json"}).out).at("summary");
  CHECK(summary.at("warnings").at(0) == "--set: " + kNotUsed);
  plain["warnings"] = summary.at("warnings");
  CHECK(summary == plain);
  CHECK_THAT(run_ebb({"validate", "s.toml", "--set", "contingent.losses=900"}, {.folder = folder.path()}).err,
             Contains(kNotUsed));
  // A key inside the value, and a case's own value.
  folder.write("t.toml", scenario(200,
                                  "[contingent]\nsize = 1_000\nlosses = { uniform = [300, 400] }\n[casualties]\nrate = 10\n"
                                  "rate_doubt = { uniform = [0.5, 2] }\n" +
                                      kLossesInEveryCase));
  const std::string
      inside = run_ebb({"validate", "t.toml", "--set", "contingent.losses.uniform=[1, 2]"}, {.folder = folder.path()}).err;
  CHECK_THAT(inside, Contains("--set: warning: " + kNotUsed));
  CHECK(times(inside, kNotUsed) == 1);
  CHECK(run({"--set", "cases.a.contingent.losses=900", "--json"}).err.empty());
}

TEST_CASE("What every case gives need not stand outside them, even where it is required") {
  const std::string text = scenario(200,
                                    "[contingent]\nsize = 1_000\n[casualties]\nnoise = \"none\"\n"
                                    "[cases.a]\ncasualties.rate = 10\n[cases.b]\ncasualties.rate = 20\n");
  CHECK(simulated(text, 64).day(0, 1) == 50);
  const TemporaryFolder folder;
  folder.write("s.toml", scenario(200,
                                  "[contingent]\nsize = 1_000\n[casualties]\nnoise = \"none\"\n"
                                  "[cases.a]\ncasualties.rate = 10\n[cases.b]\nweight = 1\n"));
  const Finished refused = run_ebb({"validate", "s.toml"}, {.folder = folder.path()});
  CHECK(refused.exit_code == 2);
  CHECK_THAT(refused.err, Contains("key 'rate' is missing in [casualties]"));
}

TEST_CASE("Keys that stand for others in every case, and parts of waves, are values that no case uses") {
  const TemporaryFolder folder;
  folder.write("s.toml", scenario(200, kContingent + "[phases.p]\nend = 20\nintensity = 0\n"
                                                     "[reinforcements.w]\nsize = 100\narrival = 5\n"
                                                     "[cases.a]\nphases.p.days = 5\nreinforcements.w.size = 50\n"
                                                     "[cases.b]\nphases.p.days = 6\nreinforcements.w.size = 60\n"));
  const std::string err = run_ebb({"validate", "s.toml"}, {.folder = folder.path()}).err;
  CHECK_THAT(err, Contains("every case replaces phases.p.end:") && Contains("every case replaces reinforcements.w.size:"));
  CHECK(times(err, "every case replaces") == 2);
}

TEST_CASE("A warning is shown once: in the report, or on stderr where there is none") {
  const TemporaryFolder folder;
  folder.write("s.toml", scenario(200, kFixedProbability));
  folder.write("t.toml", scenario(200, kFixedProbability));
  const std::string warning = "is fixed and has no source or note";
  const auto run = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "run");
    arguments.insert(arguments.end(), {"--trials", "2000"});
    return run_ebb(arguments, {.folder = folder.path()});
  };
  const Finished report = run({"s.toml"}), json = run({"s.toml", "--json"}), batch = run({"s.toml", "t.toml"});
  CHECK(times(report.out, "Warning: s.toml:") == 1);
  CHECK_THAT(report.out, Contains("Warning: s.toml:13:15: 'reinforcements.w.probability' is fixed and has no source"));
  CHECK(report.err.empty());
  CHECK(times(json.err, warning) == 1);
  CHECK(nlohmann::json::parse(json.out).at("summary").at("warnings").size() == 1);
  CHECK(times(batch.err, warning) == 2);
  CHECK(times(batch.out, warning) == 0);
  CHECK(run({"s.toml", "--json", "--quiet"}).err.empty());
  CHECK(times(shown_on({}, {"run", (folder.path() / "s.toml").string(), "--trials", "2000"}), "is fixed and has") == 1);
}

TEST_CASE("A run that ends without a report still shows the warnings that explain why") {
  const TemporaryFolder folder;
  folder.write("s.toml", scenario(200, kContingent + "[later_counts.c]\ndate = 2025-01-11\ncasualties = 99\n"));
  const Finished finished = run_ebb({"run", "s.toml", "--trials", "2000"}, {.folder = folder.path()});
  CHECK(finished.exit_code == 4);
  CHECK(times(finished.err, "later count 'c' is fixed") == 1);
}

TEST_CASE("Warnings of a stored result are those of its run") {
  const TemporaryFolder folder;
  std::string cases;
  for (const char* id : {"a", "b", "c"}) cases += "[cases." + std::string(id) + "]\ncasualties.rate = 10\n";
  folder.write("s.toml", scenario(200, "[contingent]\nsize = 1_000\n[casualties]\nnoise = \"poisson\"\n" + cases));
  const Finished run = run_ebb({"run", "s.toml", "--trials", "2000", "--out", "o"}, {.folder = folder.path()});
  CHECK_THAT(run.out, Contains("Warning: s.toml:10:19 and 2 more places: "));
  CHECK(run_ebb({"report", "o/result.json"}, {.folder = folder.path()}).out == run.out);
}
