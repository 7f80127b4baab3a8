// What --out says, uses again, and refuses to replace.
#include <catch2/catch.hpp>

#include "support/folder.hpp"
#include "support/outcome.hpp"
#include "support/program.hpp"

using namespace ebb::test;
using Catch::Matchers::Contains;
using Catch::Matchers::Equals;
namespace fs = std::filesystem;

namespace {

const std::string kBody = "[contingent]\nsize = 20\n[casualties]\nrate = 1\nrate_doubt = { uniform = [0.5, 2] }\n";
const std::string kSmall = scenario(50, kBody);

/// A scenario in a folder of its own, and its results.
struct World {
  TemporaryFolder folder;
  Conditions here{.folder = folder.path()};

  World() { folder.write("a.toml", kSmall); }
  Finished run(std::vector<std::string> arguments) const { return run_ebb(arguments, here); }
  std::string stored(const std::string& name = "out") const { return bytes_of(folder / (name + "/result.json")); }
};

/// What follows "To finish: " in the messages.
std::string command_to_finish(const std::string& messages) {
  const auto at = messages.find("To finish: ");
  REQUIRE(at != messages.npos);
  const auto from = at + 11;
  return messages.substr(from, messages.find('\n', from) - from);
}

}  // namespace

TEST_CASE("The option --out says what it wrote, and that a stored result was used again") {
  const World world;
  const std::vector<std::string> command{"run", "a.toml", "--trials", "2000", "--out", "deep/out"};
  const Finished first = world.run(command), again = world.run(command);
  CHECK_THAT(first.err, Equals("Written: deep/out/ (result.json, 3 CSV files)\n"));
  CHECK_THAT(again.err, Equals("Used again: deep/out/result.json (same scenario, seed, design and trials)\n"));
  CHECK(again.out == first.out);
  std::vector<std::string> quiet = command;
  quiet.push_back("--quiet");
  CHECK(world.run(quiet).err.empty());
}

TEST_CASE("A result that is used again takes the titles of today, and missing tables are written again") {
  const World world;
  const std::vector<std::string> command{"run", "a.toml", "--trials", "2000", "--out", "out"};
  REQUIRE(world.run(command).exit_code == 0);
  std::string text = kSmall;
  world.folder.write("a.toml", text.replace(text.find("A test"), 6, "B test"));
  CHECK_THAT(world.run(command).err, Contains("Used again: ") && Contains("Written: out/ "));
  CHECK(Outcome(world.stored()).json()["title"] == "B test");
  fs::remove(world.folder / "out/days.csv");
  CHECK_THAT(world.run(command).err, Contains("Used again: ") && Contains("Written: out/ "));
  CHECK(fs::exists(world.folder / "out/days.csv"));
}

TEST_CASE("A result of another identity is not replaced without --force, and the message says what differs") {
  const World world;
  REQUIRE(world.run({"run", "a.toml", "--trials", "2000", "--out", "out"}).exit_code == 0);
  const std::string before = world.stored();
  world.folder.write("b.toml", scenario(60, kBody));
  const std::vector<std::pair<std::vector<std::string>, std::string>> others{
      {{"run", "a.toml", "--trials", "1G", "--out", "out"}, "(trials 2,000, now 1,000,000,000)"},
      {{"run", "a.toml", "--trials", "2000", "--seed", "7", "--out", "out"}, "(seed 1, now 7)"},
      {{"run", "a.toml", "--trials", "2000", "--design", "lhs", "--out", "out"}, ", now lhs"},
      {{"run", "a.toml", "--trials", "2000", "--kernel", "day", "--out", "out"}, "(kernel passage, now day)"},
      {{"run", "a.toml", "--trials", "2000", "--set", "contingent.size=21", "--out", "out"}, "(scenario 'A test' (model "},
      {{"run", "b.toml", "--trials", "2000", "--out", "out"}, "now 'A test' (model "},
      {{"run", "b.toml", "--precision", "1", "--out", "out"}, "now 'A test' (model "},
  };
  for (const auto& [command, difference] : others) {
    const Finished refused = world.run(command);
    INFO(refused.err);
    CHECK(refused.exit_code == 2);
    CHECK(refused.out.empty());
    CHECK_THAT(refused.err, Contains("'out/result.json' holds another result") && Contains(difference) &&
                                Contains("choose another --out, or replace it with --force"));
    CHECK(world.stored() == before);
  }
  CHECK(world.run({"run", "a.toml", "--trials", "1000", "--out", "out", "--force"}).exit_code == 0);
  CHECK(Outcome(world.stored()).json()["run"]["trials"] == 1000);
}

TEST_CASE("A batch refuses all of its folders before the first trial") {
  const World world;
  world.folder.write("b.toml", scenario(60, kBody));
  world.folder.write("c.toml", scenario(70, kBody));
  REQUIRE(world.run({"run", "b.toml", "--trials", "2000", "--out", "out/b"}).exit_code == 0);
  REQUIRE(world.run({"run", "c.toml", "--trials", "2000", "--out", "out/c"}).exit_code == 0);
  const Finished refused = world.run({"run", "a.toml", "b.toml", "c.toml", "--trials", "1G", "--out", "out"});
  CHECK(refused.exit_code == 2);
  CHECK_THAT(refused.err, Contains("'out/b/result.json' holds another") && Contains("'out/c/result.json' holds another"));
  CHECK_FALSE(fs::exists(world.folder / "out/a"));

  const Finished batch = world.run({"run", "a.toml", "b.toml", "c.toml", "--trials", "2000", "--out", "out"});
  CHECK(batch.exit_code == 0);
  CHECK_THAT(batch.err, Contains("Written: out/a/ (") && Contains("Used again: out/b/result.json") &&
                            Contains("Used again: out/c/result.json"));
}

TEST_CASE("A part of the same run is not replaced, and the command that finishes it does") {
  const World world;
  const std::string whole = world
                                .run({"run", "a.toml", "--trials", "9000", "--seed", "3", "--set", "contingent.size=2_1",
                                      "--quantiles", "0.5", "--json"})
                                .out;
  const Finished stopped = world.run({"run", "a.toml", "--trials", "9000", "--seed", "3", "--set", "contingent.size=2_1",
                                      "--quantiles", "0.5", "--max-time", "1e-9", "--out", "it's out", "--shard", "1/2"});
  CHECK(stopped.exit_code == 4);
  REQUIRE(world
              .run({"run", "a.toml", "--trials", "9000", "--seed", "3", "--set", "contingent.size=2_1", "--quantiles", "0.5",
                    "--out", "it's out", "--shard", "1/2"})
              .exit_code == 0);
  const Finished refused = world.run({"run", "a.toml", "--trials", "9000", "--seed", "3", "--set", "contingent.size=2_1",
                                      "--quantiles", "0.5", "--out", "it's out"});
  CHECK(refused.exit_code == 2);
  CHECK_THAT(refused.err, Contains("already has 4,096 of these 9,000 trials; --continue runs the rest, --force starts again"));
  CHECK(run_program("/bin/sh", {"-c", command_to_finish(refused.err)}, world.here).exit_code == 0);
  CHECK(world.stored("it's out") == whole);
  CHECK_THAT(world
                 .run({"run", "a.toml", "--trials", "9000", "--seed", "3", "--set", "contingent.size=2_1", "--shard", "2/2",
                       "--out", "it's out"})
                 .err,
             Contains("holds other trials of this run (0 to 8,999)"));
}

TEST_CASE("A run that ends early prints the command that finishes it") {
  const World world;
  const Finished stopped = world.run(
      {"run", "a.toml", "--trials", "2M", "--threads", "1", "--kernel", "day", "--max-time", "0.05", "--out", "out", "--quiet"});
  CHECK(stopped.exit_code == 4);
  CHECK(Outcome(world.stored()).json()["run"]["complete"] == false);
  const Finished rest = run_program("/bin/sh", {"-c", command_to_finish(stopped.err)}, world.here);
  CHECK(rest.exit_code == 0);
  CHECK(world.stored() == world.run({"run", "a.toml", "--trials", "2M", "--kernel", "day", "--json"}).out);
}

TEST_CASE("A damaged result is replaced with a note; a file that is not a result is kept") {
  const World world;
  const std::vector<std::string> command{"run", "a.toml", "--trials", "2000", "--out", "out"};
  REQUIRE(world.run(command).exit_code == 0);
  const std::string whole = world.stored();
  std::string flipped = whole;
  flipped[whole.size() / 2] ^= 1;
  for (const std::string& damaged : {flipped, whole.substr(0, whole.size() / 2), whole.substr(0, 10), std::string()}) {
    world.folder.write("out/result.json", damaged);
    const Finished replaced = world.run(command);
    CHECK(replaced.exit_code == 0);
    CHECK_THAT(replaced.err, Contains("cannot use the result 'out/result.json': it") && Contains("; it will be replaced\n"));
    CHECK(world.stored() == whole);
  }
  for (const std::string other : {"{\"mine\": 1}\n", "{\"format\":\"ebb-result/2\"}\n", "notes\n"}) {
    world.folder.write("out/result.json", other);
    const Finished refused = world.run(command);
    CHECK(refused.exit_code == 2);
    CHECK_THAT(refused.err, Contains("replace it with --force"));
    CHECK(world.stored() == other);
  }
}

TEST_CASE("A table of the user's own is not replaced without --force") {
  const World world;
  for (const std::string name : {"days.csv", "summary.csv", "strength.csv"}) {
    world.folder.write("mine/" + name, "day,rate\n1,2\n");
    const Finished refused = world.run({"run", "a.toml", "--trials", "1G", "--out", "mine"});
    CHECK(refused.exit_code == 2);
    CHECK_THAT(refused.err, Contains("'mine/" + name + "' was not written by ebb; choose another --out, or"));
    CHECK(bytes_of(world.folder / ("mine/" + name)) == "day,rate\n1,2\n");
    fs::remove(world.folder / ("mine/" + name));
  }
  world.folder.write("mine/days.csv", "case,thr");  // cut short
  CHECK(world.run({"run", "a.toml", "--trials", "10", "--out", "mine"}).exit_code == 0);
}

TEST_CASE("A result of --continue takes the place of the part that it continues") {
  const World world;
  const std::vector<std::string> part{"run", "a.toml", "--trials", "5000", "--shard", "1/2", "--out", "out"};
  REQUIRE(world.run(part).exit_code == 0);
  const Finished whole = world.run({"run", "a.toml", "--continue", "out/result.json", "--out", "out"});
  CHECK(whole.exit_code == 0);
  CHECK(world.stored() == world.run({"run", "a.toml", "--trials", "5000", "--json"}).out);
}

TEST_CASE("The option --continue refuses a result of another run before any trial, and names the file") {
  const World world;
  REQUIRE(world.run({"run", "a.toml", "--trials", "1G", "--max-time", "1e-9", "--out", "out", "--quiet"}).exit_code == 4);
  world.folder.write("b.toml", scenario(60, kBody + "noise = \"poisson\"\n"));
  Conditions soon = world.here;
  soon.time_limit = std::chrono::seconds(20);
  const Finished refused = run_ebb({"run", "b.toml", "--continue", "out/result.json"}, soon);
  CHECK_FALSE(refused.timed_out);
  CHECK(refused.exit_code == 4);
  CHECK(refused.out.empty());
  CHECK_THAT(refused.err, Contains("cannot continue 'out/result.json' with this run: they are of different scenarios"));
}

TEST_CASE("The commands merge and report do not replace a result of another run either") {
  const World world;
  for (const std::string shard : {"1", "2"})
    REQUIRE(world.run({"run", "a.toml", "--trials", "4096", "--shard", shard + "/2", "--out", "part" + shard}).exit_code == 0);
  REQUIRE(world.run({"run", "a.toml", "--trials", "10", "--out", "other"}).exit_code == 0);
  const std::string other = world.stored("other");
  for (const std::string command : {"merge", "report"}) {
    CHECK(world.run({command, "part1", "--out", "other"}).exit_code == 2);
    CHECK(world.stored("other") == other);
  }
  const Finished merged = world.run({"merge", "part1", "part2", "--out", "part1"});
  CHECK(merged.exit_code == 0);
  CHECK_THAT(merged.err, Contains("Written: part1/ (result.json, 3 CSV files)"));
  CHECK(world.stored("part1") == world.run({"run", "a.toml", "--trials", "4096", "--json"}).out);
  CHECK(world.run({"report", "part1", "--out", "other", "--force"}).exit_code == 0);
  CHECK(world.stored("other") == world.stored("part1"));
}

TEST_CASE("The command report takes a folder with a result, and the folder of a batch in the order of the names") {
  const World world;
  world.folder.write("b.toml", scenario(60, kBody));
  REQUIRE(world.run({"run", "b.toml", "a.toml", "--trials", "1000", "--out", "out"}).exit_code == 0);
  CHECK(world.run({"report", "out/a"}).out == world.run({"report", "out/a/result.json"}).out);
  CHECK(world.run({"report", "out", "--json"}).out == world.stored("out/a") + world.stored("out/b"));
  CHECK_THAT(world.run({"report", "out", "--out", "copy"}).err, Contains("Written: copy/a/ ") && Contains("Written: copy/b/ "));
  CHECK(world.stored("copy/b") == world.stored("out/b"));
  fs::create_directory(world.folder / "empty");
  const Finished none = world.run({"report", "empty"});
  CHECK(none.exit_code == 4);
  CHECK_THAT(none.err, Contains("there is no result.json in the folder 'empty'"));
}

TEST_CASE("A shard of another seed among many is named, with the file that it does not fit") {
  const World world;
  std::vector<std::string> merge{"merge"};
  for (int i = 1; i <= 9; ++i) {
    const std::string seed = i == 7 ? "2" : "1", name = "s" + std::to_string(i);
    REQUIRE(world
                .run({"run", "a.toml", "--trials", "9k", "--shard", std::to_string(i) + "/9", "--seed", seed, "--out", name,
                      "--quiet"})
                .exit_code == 0);
    merge.push_back(name);
  }
  const Finished refused = world.run(merge);
  CHECK(refused.exit_code == 4);
  CHECK_THAT(refused.err, Contains("'s1/result.json' and 's7/result.json' cannot be merged: their seeds differ (1 and 2)"));
  CHECK_THAT(world.run({"merge", "s1", "s2", "s3", "s2"}).err,
             Contains("'s2/result.json' and 's2/result.json' cannot be merged: both have the trials "));
}
