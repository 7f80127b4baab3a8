#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "support/folder.hpp"
#include "support/outcome.hpp"
#include "support/program.hpp"

using namespace ebb::test;
using Catch::Matchers::Contains;
namespace fs = std::filesystem;

namespace {

const std::string kSmall = scenario(50, "[contingent]\nsize = 20\n[casualties]\nrate = 1\nrate_doubt = { uniform = [0.5, 2] }\n");

std::set<std::string> names_in(const fs::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) names.insert(entry.path().filename());
  return names;
}

}  // namespace

TEST_CASE("The option --out writes the result and its tables, and leaves nothing else") {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.toml", kSmall);
  const Finished printed = run_ebb({"run", file, "--trials", "3000", "--json"});
  REQUIRE(run_ebb({"run", file, "--trials", "3000", "--out", folder / "deep/out"}).exit_code == 0);
  CHECK(names_in(folder.path() / "deep/out") == std::set<std::string>{"days.csv", "result.json", "strength.csv", "summary.csv"});
  CHECK(bytes_of(folder / "deep/out/result.json") == printed.out);
}

TEST_CASE("A batch keeps a folder for each scenario, under safe and different names") {
  const TemporaryFolder folder;
  const std::vector<std::string> files{folder.write("one/a.toml", kSmall), folder.write("two/a.toml", kSmall),
                                       folder.write("b c;d.toml", kSmall)};
  REQUIRE(run_ebb({"run", files[0], files[1], files[2], "--trials", "10", "--out", folder / "out"}).exit_code == 0);
  CHECK(names_in(folder.path() / "out") == std::set<std::string>{"a", "a-2", "b_c_d"});
}

TEST_CASE("A folder that cannot be written to is refused before anything is computed") {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.toml", kSmall);
  const std::string in_the_way = folder.write("out", "I am a file");
  const Finished finished = run_ebb({"run", file, "--trials", "1G", "--out", in_the_way},
                                    {.time_limit = std::chrono::seconds(20)});
  CHECK(finished.exit_code == 3);
  CHECK_THAT(finished.err, Contains("it is a file, not a folder"));
  CHECK(bytes_of(in_the_way) == "I am a file");
}

TEST_CASE("A second program that writes to the same folder is refused") {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.toml", kSmall);
  fs::create_directory(folder.path() / "out");
  const int held = ::open((folder / "out").c_str(), O_RDONLY | O_DIRECTORY);
  REQUIRE(::flock(held, LOCK_EX | LOCK_NB) == 0);
  const Finished finished = run_ebb({"run", file, "--trials", "10", "--out", folder / "out"});
  ::close(held);
  CHECK(finished.exit_code == 3);
  CHECK_THAT(finished.err, Contains("another program"));
  CHECK(names_in(folder.path() / "out").empty());
}

TEST_CASE("A file that may not grow is the machine's failure, and nothing half-written stays") {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.toml", kSmall);
  const std::string command = std::string("ulimit -f 1; exec '") + EBB_BINARY + "' run '" + file +
                              "' --trials 10 --quiet --out '" + (folder / "out") + "'";
  const Finished finished = run_program("/bin/bash", {"-c", command});
  CHECK(finished.exit_code == 3);
  CHECK_FALSE(fs::exists(folder.path() / "out/result.json"));
  for (const std::string& name : names_in(folder.path() / "out")) CHECK(name.front() != '.');
}

TEST_CASE("A disk that fills up while results are written leaves the old ones as they were, all of them") {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.toml", kSmall);
  REQUIRE(run_ebb({"run", file, "--trials", "2000", "--out", folder / "out"}).exit_code == 0);
  const fs::path out = folder.path() / "out";
  const auto contents = [&] {
    std::map<std::string, std::string> all;
    for (const std::string& name : names_in(out)) all[name] = bytes_of(out / name);
    return all;
  };
  const auto before = contents();
  REQUIRE(before.at("summary.csv").size() < 4096);
  REQUIRE(before.at("result.json").size() > 4096);
  const std::string command = std::string("ulimit -f 4; exec '") + EBB_BINARY + "' run '" + file +
                              "' --trials 2000 --seed 2 --force --quiet --out '" + out.string() + "'";
  CHECK(run_program("/bin/bash", {"-c", command}).exit_code == 3);
  CHECK(contents() == before);
}

TEST_CASE("A result does not take the place of the scenario it comes from, nor of a CSV that it reads") {
  const TemporaryFolder folder;
  const std::string scenario_file = folder.write("out/result.json", kSmall);
  const Finished same = run_ebb({"run", scenario_file, "--trials", "10", "--out", folder / "out"});
  CHECK(same.exit_code == 2);
  CHECK_THAT(same.err, Contains("would overwrite"));
  CHECK(bytes_of(scenario_file) == kSmall);

  const std::string csv = folder.write("days.csv", "rate\n1\n2\n");
  const std::string reads = scenario(
      50, "[contingent]\nsize = 20\n[casualties]\nrate = { empirical = \"days.csv\", column = \"rate\" }\n");
  CHECK(run_ebb({"run", folder.write("a.toml", reads), "--trials", "10", "--out", folder.path()}).exit_code == 2);
  CHECK(bytes_of(csv) == "rate\n1\n2\n");
}

TEST_CASE("A result that lacks its last byte was cut short") {
  const TemporaryFolder folder;
  const std::string bytes = run_ebb({"run", folder.write("a.toml", kSmall), "--trials", "10", "--json"}).out;
  CHECK(run_ebb({"report", folder.write("whole.json", bytes)}).exit_code == 0);
  CHECK(run_ebb({"report", folder.write("cut.json", bytes.substr(0, bytes.size() - 1))}).exit_code == 4);
  CHECK(run_ebb({"report", folder.write("longer.json", bytes + "\n")}).exit_code == 4);
}

TEST_CASE("Results that are missing, damaged or of another run do not compare: exit 4") {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.toml", kSmall);
  REQUIRE(run_ebb({"run", file, "--trials", "4096", "--shard", "1/2", "--out", folder / "one"}).exit_code == 0);
  REQUIRE(run_ebb({"run", file, "--trials", "4096", "--shard", "2/2", "--out", folder / "two"}).exit_code == 0);
  REQUIRE(run_ebb({"run", file, "--trials", "4096", "--shard", "2/2", "--seed", "2", "--out", folder / "other"}).exit_code == 0);
  const std::string one = folder / "one/result.json", two = folder / "two/result.json", other = folder / "other/result.json";

  CHECK(run_ebb({"merge", one, two, "--require-complete"}).exit_code == 0);
  CHECK(run_ebb({"merge", one, one}).exit_code == 4);
  CHECK(run_ebb({"merge", one, other}).exit_code == 4);
  CHECK(run_ebb({"merge", one, folder / "none"}).exit_code == 4);
  CHECK(run_ebb({"merge", one, "--require-complete"}).exit_code == 4);
  const Finished gap = run_ebb({"merge", one, "--json"});
  CHECK(gap.exit_code == 0);
  CHECK(Outcome(gap.out).json()["run"]["complete"] == false);
  CHECK_THAT(gap.err, Contains("of 4,096 trials these are missing: trials 2,048 to 4,095"));

  std::string bytes = bytes_of(one);
  bytes[bytes.size() / 3] ^= 1;
  CHECK(run_ebb({"report", folder.write("flipped.json", bytes)}).exit_code == 4);
  CHECK(run_ebb({"report", folder.write("empty.json", "")}).exit_code == 4);
}

TEST_CASE("The option --continue takes up what an earlier result lacks") {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.toml", kSmall);
  const std::string whole = run_ebb({"run", file, "--trials", "5000", "--seed", "7", "--json"}).out;
  REQUIRE(run_ebb({"run", file, "--trials", "5000", "--seed", "7", "--shard", "2/3", "--out", folder / "out"}).exit_code == 0);
  const std::string result = folder / "out/result.json";
  CHECK(run_ebb({"run", file, "--continue", result, "--json"}).out == whole);
  CHECK(run_ebb({"run", file, "--continue", result, "--seed", "8", "--json"}).exit_code == 4);
  CHECK(run_ebb({"run", file, "--continue", result, "--set", "contingent.size=21", "--json"}).exit_code == 4);
}

TEST_CASE("A scenario of which too few trials are kept does not stop the rest of its batch") {
  const TemporaryFolder folder;
  const std::string body = "[contingent]\nsize = 100\n[casualties]\nrate = 10\n";
  folder.write("hard.toml", scenario(30, body + "[later_counts.c]\ndate = 5\ncasualties = 51\n"));
  folder.write("plain.toml", scenario(30, body));
  Conditions conditions;
  conditions.folder = folder.path();
  const Finished finished = run_ebb({"run", "hard.toml", "plain.toml", "--trials", "2048", "--quiet"}, conditions);
  CHECK(finished.exit_code == 4);
  CHECK_THAT(finished.err, Catch::Contains("ebb: hard.toml: only ") && Catch::Contains("later_counts.c rejects most"));
  CHECK_THAT(finished.out, Catch::Contains("\nplain.toml: A test  10 Jan 2025"));
}
