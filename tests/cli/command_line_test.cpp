// How words on the command line are understood, and what is said where they are not.
#include <catch2/catch.hpp>

#include "support/folder.hpp"
#include "support/outcome.hpp"
#include "support/program.hpp"

using namespace ebb::test;
using Catch::Matchers::Contains;

namespace {

const std::string kSmall = scenario(50, "[contingent]\nsize = 20\n[casualties]\nrate = 1\nrate_doubt = { uniform = [0.5, 2] }\n");

struct World {
  TemporaryFolder folder;
  World() { folder.write("mine.toml", kSmall), folder.write("new", kSmall), folder.write("run", kSmall); }
  Finished run(const std::vector<std::string>& arguments) const { return run_ebb(arguments, {.folder = folder.path()}); }

  void check_refused(const std::vector<std::string>& arguments, const std::string& message) const {
    const Finished finished = run(arguments);
    INFO(finished.err);
    CHECK(finished.exit_code == 2);
    CHECK(finished.out.empty());
    CHECK_THAT(finished.err, Contains(message));
  }
};

}  // namespace

TEST_CASE("Options may stand before the command") {
  const World world;
  const std::string plain = world.run({"run", "mine.toml", "--trials", "1000", "--json"}).out;
  CHECK(plain.size() > 1000);
  CHECK(world.run({"--trials", "1000", "run", "mine.toml", "--json"}).out == plain);
  CHECK(world.run({"--json", "--trials=1000", "run", "mine.toml"}).out == plain);
  CHECK_THAT(world.run({"--help", "run"}).out, Contains("Usage: ebb run"));
  CHECK_THAT(world.run({"--version", "run"}).out, Contains("ebb 0."));
  world.check_refused({"--trails", "1000", "run", "mine.toml"}, "unknown option '--trails' (did you mean '--trials'?)");
  world.check_refused({"--observed", "x", "run", "mine.toml"}, "unknown option '--observed'");
  world.check_refused({"--trials", "1000"}, "the command is missing, as in: ebb run FILE");
}

TEST_CASE("The first word is the command, and the words after it are its arguments whatever they are called") {
  const World world;
  const Finished both = world.run({"validate", "mine.toml", "new"});
  CHECK(both.exit_code == 0);
  CHECK(both.err == "mine.toml: valid\nnew: valid\n");
  CHECK(world.run({"validate", "mine.toml", "run", "new"}).err == "mine.toml: valid\nrun: valid\nnew: valid\n");
  CHECK(world.run({"run", "run", "--trials", "10", "--quiet"}).exit_code == 0);
  CHECK_THAT(world.run({"validate", "mine.toml", "explain"}).err, Contains("cannot read 'explain'"));
  world.check_refused({"schema", "new"}, "'ebb schema' does not take 'new'");
}

TEST_CASE("A file without a command gets the command that was meant") {
  const World world;
  world.check_refused({"mine.toml"}, "'mine.toml' is not a command (did you mean 'ebb run mine.toml'?)");
  world.check_refused({"not-there.toml", "--trials", "10"}, "(did you mean 'ebb run not-there.toml --trials 10'?)");
  world.check_refused({"--trials", "10", "mine.toml"}, "(did you mean 'ebb run --trials 10 mine.toml'?)");
  world.check_refused({"out/result.json"}, "(did you mean 'ebb report out/result.json'?)");
  world.check_refused({"."}, "(did you mean 'ebb report .'?)");
  world.check_refused({"rnu", "mine.toml"}, "unknown command 'rnu' (did you mean 'run'?)");
  world.check_refused({"frobnicate"}, "unknown command 'frobnicate'; 'ebb --help' lists the commands");
}

TEST_CASE("An option that lacks its value does not take the next option, nor the file, for it") {
  const World world;
  world.check_refused({"run", "mine.toml", "--out", "--quiet"}, "--out needs a value, and the next word is the option --quiet");
  world.check_refused({"run", "mine.toml", "--seed", "--trials=10"}, "the next word is the option --trials: --seed N");
  world.check_refused({"run", "mine.toml", "--seed"}, "--seed needs a value: --seed N");
  world.check_refused({"run", "--seed=", "mine.toml"}, "--seed needs a value, got an empty one");
  world.check_refused({"run", "--out=", "mine.toml"}, "--out needs a value, got an empty one");
  CHECK_FALSE(std::filesystem::exists(world.folder / "--quiet"));
  world.check_refused({"run", "mine.toml", "--json=yes"}, "--json does not take a value: write --json");
  world.check_refused({"run"}, "FILE is missing");
  world.check_refused({"replay", "mine.toml"}, "--trial is missing");
  world.check_refused({"run", "mine.toml", "--seed", "1", "--seed=2"}, "--seed is given more than once");
}

TEST_CASE("The notations of large numbers are shown with --trials only") {
  const World world;
  const std::string notations = "(1000000, 1e6, 100k, 2.5M, 1G)";
  world.check_refused({"run", "mine.toml", "--trials", "x"}, "from 1 to 1,000,000,000,000,000 " + notations);
  world.check_refused({"run", "mine.toml", "--threads=4x"}, "--threads: got '4x', expected a whole number from 1 to 1,024\n");
  world.check_refused({"run", "mine.toml", "--shard", "3/2"}, "expected a whole number from 1 to 2\n");
  world.check_refused({"run", "mine.toml", "--seed", "-1"}, "expected a whole number from 0 to 2^64 - 1\n");
}

TEST_CASE("A write to a closed stdout fails as a write to a full disk does") {
  const World world;
  const auto shell = [&](const std::string& command) {
    return run_program("/bin/sh", {"-c", fmt::format("'{}' {}", EBB_BINARY, command)}, {.folder = world.folder.path()});
  };
  for (const std::string target : {">&-", "> /dev/full"}) {
    for (const std::string command : {"run mine.toml --trials 10 ", "schema ", "new ", "--help ", "explain mine.toml "}) {
      const Finished finished = shell(fmt::format("{}{}", command, target));
      INFO(command << target << finished.err);
      CHECK(finished.exit_code == 3);
      CHECK_THAT(finished.err, Contains("cannot write to standard output"));
    }
  }
  CHECK(shell("validate mine.toml >&- 2>&- <&-").exit_code == 0);
  CHECK(shell("run mine.toml --trials 10 --out out >&-").exit_code == 3);
  CHECK(bytes_of(world.folder / "out/result.json").size() > 1000);
}
