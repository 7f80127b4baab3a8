#include <sys/stat.h>

#include <catch2/catch.hpp>

#include "support/folder.hpp"
#include "support/outcome.hpp"
#include "support/program.hpp"

using namespace ebb::test;
using Catch::Matchers::Contains;

namespace {

/// Refused as bad usage: exit 2, nothing on stdout, and stderr says `what`.
void check_refused(const std::vector<std::string>& arguments, const std::string& what) {
  const Finished finished = run_ebb(arguments);
  INFO(finished.err);
  CHECK(finished.exit_code == 2);
  CHECK(finished.out.empty());
  CHECK_THAT(finished.err, Contains(what));
}

const std::string kSmall = scenario(50, "[contingent]\nsize = 20\n[casualties]\nrate = 1\nrate_doubt = { uniform = [0.5, 2] }\n");

}  // namespace

TEST_CASE("Without a command the program shows its usage and exits with 2") {
  const Finished finished = run_ebb({});
  CHECK(finished.exit_code == 2);
  CHECK(finished.out.empty());
  CHECK_THAT(finished.err, Contains("Usage: ebb"));
}

TEST_CASE("Help and version are data on stdout") {
  CHECK_THAT(run_ebb({"--help"}).out, Contains("Usage: ebb"));
  CHECK_THAT(run_ebb({"run", "--help"}).out, Contains("Usage: ebb run"));
  CHECK_THAT(run_ebb({"--version"}).out, Contains("ebb 0."));
  CHECK(run_ebb({"--help"}).exit_code == 0);
}

TEST_CASE("A mistyped command or option gets a suggestion") {
  check_refused({"rnu"}, "unknown command 'rnu' (did you mean 'run'?)");
  check_refused({"run", "--trails", "5", "x.toml"}, "unknown option '--trails' (did you mean '--trials'?)");
  check_refused({"run", "--seeed=5", "x.toml"}, "unknown option '--seeed' (did you mean '--seed'?)");
  check_refused({"new", "shels"}, "(did you mean 'shells'?)");
}

TEST_CASE("Options out of their range are refused by name") {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.toml", kSmall);
  for (const std::string trials : {"0", "-1", "1.5", "1e-3", "abc", "18446744073709551616", "1e30", ""})
    check_refused({"run", file, "--trials", trials}, "--trials");
  for (const std::string seed : {"-1", "18446744073709551616", "x"}) check_refused({"run", file, "--seed", seed}, "--seed");
  for (const std::string threads : {"0", "-1", "100000", "4x"}) check_refused({"run", file, "--threads", threads}, "--threads");
  for (const std::string p : {"0", "1", "1.5", "nan", "0.5,,0.6"}) check_refused({"run", file, "--quantiles", p}, "--quantiles");
  for (const std::string shard : {"0/2", "3/2", "1", "1/0", "a/b"}) check_refused({"run", file, "--shard", shard}, "--shard");
  check_refused({"run", file, "--seed", "1", "--seed", "2"}, "--seed is given more than once");
  check_refused({"run", file, "--seed"}, "--seed needs a value");
  check_refused({"run", file, "--color", "blue"}, "--color");
  check_refused({"run", file, "--set", "casualties.rate"}, "expected KEY=VALUE");
  check_refused({"replay", file, "--trial", "1000000"}, "--trial");
}

TEST_CASE("An empty value is no value") {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.toml", kSmall);
  for (const std::string option : {"--trials", "--seed", "--threads", "--quantiles", "--shard", "--out", "--continue", "--set"})
    check_refused({"run", file, "--trials=10", option, ""}, option);
}

TEST_CASE("With --strict losses above the size in some trials are an error, with its place") {
  const TemporaryFolder folder;
  const std::string above = folder.write("a.toml", scenario(50,
                                                            "[contingent]\nsize = 20\nlosses = { uniform = [0, 40] }\n"
                                                            "[casualties]\nrate = 1\nrate_doubt = { uniform = [0.5, 2] }\n"));
  CHECK(run_ebb({"run", above, "--trials", "100"}).exit_code == 0);
  const Finished strict = run_ebb({"run", above, "--trials", "100", "--strict", "--out", folder / "out"});
  CHECK(strict.exit_code == 2);
  CHECK(strict.out.empty());
  CHECK_THAT(strict.err, Contains("a.toml:7:10: error: in ") && Contains(" of 100 trials the losses are above the size"));
  CHECK_FALSE(std::filesystem::exists(folder.path() / "out/result.json"));
  CHECK(run_ebb({"run", folder.write("b.toml", kSmall), "--trials", "100", "--strict"}).exit_code == 0);
}

TEST_CASE("A wrong --set is told once") {
  const TemporaryFolder folder;
  const Finished finished = run_ebb({"validate", folder.write("a.toml", kSmall), "--set", "casualties.rate=nan"});
  CHECK(finished.exit_code == 2);
  CHECK(finished.err.find("error:") == finished.err.rfind("error:"));
}

TEST_CASE("Numbers of trials are read exactly in every notation") {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.toml", kSmall);
  for (const std::string trials : {"2500", "2.5k", "2_500", "2,500", "25e2", "2.5e3", "0.0025M"})
    CHECK(Outcome(run_ebb({"run", file, "--json", "--trials", trials}).out).json()["run"]["trials"] == 2500);
  const auto seed = Outcome(run_ebb({"run", file, "--json", "--trials", "10", "--seed", "18446744073709551615"}).out);
  CHECK(seed.json()["run"]["seed"] == 18446744073709551615u);
}

TEST_CASE("A file that is not there is the machine's failure, a folder in its place is bad usage") {
  const TemporaryFolder folder;
  CHECK(run_ebb({"run", folder / "none.toml"}).exit_code == 3);
  CHECK(run_ebb({"run", folder.path()}).exit_code == 2);
}

TEST_CASE("A file that cannot be read does not hide the errors of the others") {
  const TemporaryFolder folder;
  const Finished finished = run_ebb({"validate", folder / "none.toml", folder.write("b.toml", "schema =\n")});
  CHECK(finished.exit_code == 3);
  CHECK_THAT(finished.err, Contains("b.toml:1:") && Contains("none.toml"));
}

TEST_CASE("What follows a double dash is a file, whatever it begins with") {
  const TemporaryFolder folder;
  folder.write("-x.toml", kSmall);
  CHECK(run_ebb({"run", "--trials", "10", "--quiet", "--", "-x.toml"}, {.folder = folder.path()}).exit_code == 0);
}

TEST_CASE("A FIFO that nobody writes to is an empty file, not a wait for ever") {
  const TemporaryFolder folder;
  REQUIRE(::mkfifo((folder / "fifo").c_str(), 0600) == 0);
  const Finished finished = run_ebb({"validate", folder / "fifo"}, {.time_limit = std::chrono::seconds(20)});
  CHECK_FALSE(finished.timed_out);
  CHECK(finished.exit_code == 2);
}

TEST_CASE("All files of a batch are checked before any is run") {
  const TemporaryFolder folder;
  const std::string good = folder.write("a.toml", kSmall), bad = folder.write("b.toml", "schema = 1\n");
  const Finished finished = run_ebb({"run", good, bad, "--out", folder / "out"});
  CHECK(finished.exit_code == 2);
  CHECK(finished.out.empty());
  CHECK_FALSE(std::filesystem::exists(folder.path() / "out"));
}

TEST_CASE("What only shows in the plan is found before any file of a batch is run") {
  const TemporaryFolder folder;
  const std::string good = folder.write("a.toml", kSmall);
  const auto tied = [](const std::string& one, const std::string& other, const std::string& rank) {
    return "[[correlations]]\ninputs = [\"" + one + "\", \"" + other + "\"]\nrank = " + rank + "\n";
  };
  const std::string bad = folder.write(
      "b.toml", scenario(50,
                         "[contingent]\nsize = { uniform = [20, 30] }\nlosses = { uniform = [0, 5] }\n"
                         "[casualties]\nrate = { uniform = [1, 2] }\n") +
                    tied("contingent.size", "contingent.losses", "0.9") + tied("contingent.losses", "casualties.rate", "0.9") +
                    tied("contingent.size", "casualties.rate", "-0.9"));
  check_refused({"run", good, bad, "--trials", "10", "--out", folder / "out"}, "b.toml:14:1: error: the rank correlations");
  CHECK_FALSE(std::filesystem::exists(folder.path() / "out"));
  check_refused({"validate", bad, folder.write("c.toml", "schema =\n")}, "c.toml:1:");
}

TEST_CASE("The option --json prints one result a line, in the order of the arguments") {
  const TemporaryFolder folder;
  const std::string a = folder.write("a.toml", kSmall), b = folder.write("b.toml", kSmall);
  const Finished finished = run_ebb({"run", b, a, "--json", "--trials", "10"});
  const auto line_end = finished.out.find('\n');
  CHECK(Outcome(finished.out.substr(0, line_end)).json()["scenario"]["file"] == "b.toml");
  CHECK(Outcome(finished.out.substr(line_end + 1)).json()["scenario"]["file"] == "a.toml");
}

TEST_CASE("A full disk behind stdout is the machine's failure, a closed pipe is not") {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.toml", kSmall);
  const std::string run = std::string("'") + EBB_BINARY + "' run '" + file + "' --quiet --trials 10 --json";
  CHECK(run_program("/bin/sh", {"-c", run + " > /dev/full"}).exit_code == 3);
  CHECK(run_program("/bin/sh", {"-c", run + " | true"}).err.empty());
}
