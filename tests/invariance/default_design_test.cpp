// What is promised of plain Monte Carlo holds for the design that a run has by default, on the shipped scenarios.
#include <filesystem>

#include "support/outcome.hpp"

using namespace ebb::test;

namespace {

std::vector<std::string> shipped() {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(EBB_SOURCE_DIR "/scenarios"))
    if (entry.path().extension() == ".toml") files.push_back(entry.path());
  REQUIRE(files.size() >= 9);
  return files;
}

/// Later counts must keep 1,000 trials; the last block is not full.
std::string trials_of(const std::string& file) { return file.ends_with("hindcast.toml") ? "20100" : "5100"; }

std::string run(const std::string& file, std::vector<std::string> more = {}) {
  std::vector<std::string> arguments{"run", file, "--json", "--quiet", "--trials", trials_of(file)};
  arguments.insert(arguments.end(), more.begin(), more.end());
  const Finished finished = run_ebb(arguments);
  INFO(file << finished.err);
  REQUIRE(finished.exit_code == 0);
  return finished.out;
}

}  // namespace

TEST_CASE("Shipped scenarios have Sobol points by default, and plain Monte Carlo where nothing is uncertain") {
  for (const std::string& file : shipped()) {
    INFO(file);
    const bool certain = file.ends_with("isw-2025-01.toml") || file.ends_with("claims-2025-01-16.toml");
    CHECK(Outcome(run(file)).json()["run"]["design"] == (certain ? "mc" : "sobol"));
    CHECK((run(file) == run(file, {"--design", certain ? "mc" : "sobol"})));
  }
}

TEST_CASE("With the default design threads, shards and a run that is continued give the same bytes") {
  const TemporaryFolder folder;
  for (const std::string& file : shipped()) {
    INFO(file);
    const std::string whole = run(file, {"--threads", "1"});
    CHECK((run(file, {"--threads", "3"}) == whole));
    std::vector<std::string> merge{"merge", "--json", "--quiet"};
    for (const std::string shard : {"2/3", "3/3", "1/3"})
      merge.push_back(folder.write(shard.substr(0, 1) + ".json", run(file, {"--shard", shard})));
    CHECK((run_ebb(merge).out == whole));
    // Trials, seed and design are those of the result.
    CHECK((run_ebb({"run", file, "--json", "--quiet", "--continue", merge.back()}).out == whole));
  }
}

TEST_CASE("A replay without options is of the run without options") {
  const TemporaryFolder folder;
  const std::string text = scenario(90,
                                    "[contingent]\nsize = { uniform = [10, 80] }\n[casualties]\nrate = 1\nnoise = \"none\"\n");
  const std::string file = folder.write("a.toml", text);
  const std::string last = run_ebb({"replay", file, "--trial", "65535"}).out;
  CHECK(last == run_ebb({"replay", file, "--trial", "65535", "--design", "sobol", "--trials", "65536"}).out);
  CHECK(last != run_ebb({"replay", file, "--trial", "65535", "--design", "mc"}).out);
  CHECK(run_ebb({"replay", file, "--trial", "65536"}).exit_code == 2);
  CHECK(run_ebb({"replay", file, "--trial", "65536", "--design", "mc"}).exit_code == 0);
}

TEST_CASE("Later counts keep the same trials in a run and in its score with the default design") {
  const TemporaryFolder folder;
  const std::string file = EBB_SOURCE_DIR "/scenarios/kursk-hindcast.toml";
  const Outcome outcome(run_ebb({"run", file, "--kernel", "day", "--json", "--quiet", "--trials", "20000"}).out);
  const Finished scored = run_ebb({"score", file, "--observed", EBB_SOURCE_DIR "/scenarios/observed/kursk-2025.toml", "--json",
                                   "--quiet", "--trials", "20000"});
  const auto run_of_score = nlohmann::json::parse(scored.out)["run"];
  CHECK(run_of_score["design"] == "sobol");
  CHECK(run_of_score["cases"][0]["kept"] == outcome.kept());
}
