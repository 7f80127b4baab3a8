// --precision and --max-time at the front door.
#include <bit>
#include <catch2/catch.hpp>

#include "support/outcome.hpp"

using namespace ebb::test;
using Catch::Matchers::Contains;

namespace {

const std::string kSmall = scenario(60, "[contingent]\nsize = 20\n[casualties]\nrate = 1\nnoise = \"poisson\"\n");

/// A spread of a hundred days.
const std::string kWide = scenario(150, "[contingent]\nsize = { uniform = [0, 100] }\n[casualties]\nrate = 1\n");

Finished run(const std::string& file, std::vector<std::string> more) {
  more.insert(more.begin(), {"run", file});
  return run_ebb(more);
}

std::uint64_t trials_of(const Finished& finished) { return Outcome(finished.out).json()["run"]["trials"]; }

}  // namespace

TEST_CASE("A precision is reached after whole stages, with the bytes of as many trials and any number of threads") {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.toml", kSmall);
  for (const std::string design : {"mc", "lhs", "sobol", "antithetic"}) {
    const Finished one = run(file, {"--precision", "0.1", "--json", "--design", design, "--threads", "1"});
    CHECK(one.exit_code == 0);
    CHECK_THAT(one.err, Contains("a.toml: precision reached: asked ± 0.1 days, reached ± 0.0") && Contains(" stage"));
    const std::uint64_t trials = trials_of(one);
    CHECK(trials > 16'384);
    CHECK((std::has_single_bit(trials) && trials < 1'000'000));
    CHECK((run(file, {"--precision", "0.1", "--json", "--design", design, "--threads", "3"}).out == one.out));
    CHECK((run(file, {"--trials", std::to_string(trials), "--json", "--design", design}).out == one.out));
  }
}

TEST_CASE("A finer precision takes more trials") {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.toml", kSmall);
  const Finished coarse = run(file, {"--precision", "1", "--json"}), fine = run(file, {"--precision", "0.06", "--json"});
  CHECK(trials_of(coarse) == 16'384);
  CHECK_THAT(coarse.err, Contains("after 16,384 trials in 1 stage.\n"));
  CHECK(trials_of(fine) > 16'384);
  CHECK(run(file, {"--precision", "1", "--quiet"}).err.empty());
}

TEST_CASE("A precision out of reach of the trials is said with what was reached, and exit code 4") {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.toml", kSmall);
  const Finished short_of = run(file, {"--precision", "1e-9", "--trials", "40000", "--json", "--quiet"});
  CHECK(short_of.exit_code == 4);
  CHECK((short_of.out == run(file, {"--trials", "40000", "--json"}).out));
  CHECK_THAT(short_of.err, Contains("precision not reached: asked ± 1e-09 days, reached ± 0.1") &&
                               Contains("after 40,000 trials in 3 stages") &&
                               Contains("would take more than 1,000,000,000,000,000 trials") &&
                               Contains("Stopped at the --trials limit; a larger --trials allows more"));
  CHECK_THAT(run(file, {"--precision", "0.05", "--trials", "16384"}).err, Contains("± 0.05 days would take about "));
}

TEST_CASE("A precision that cannot be reached is said at once") {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.toml", kSmall);
  for (const std::string days : {"1e-160", "1e-320"}) {
    const Finished finished = run(file, {"--precision", days, "--json", "--quiet"});
    CHECK(finished.exit_code == 4);
    CHECK(trials_of(finished) == 16'384);
    CHECK_THAT(finished.err,
               Contains("precision not reached") &&
                   Contains("Stopped early: this cannot be reached with 1,000,000,000 trials, the limit without --trials."));
  }
}

TEST_CASE("A quantile with fewer than a hundred trials on one side is not taken as known") {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.toml", kSmall);
  const Finished few = run(file, {"--precision", "50", "--trials", "1999", "--json"});
  CHECK(few.exit_code == 4);
  CHECK_THAT(few.err, Contains("Fewer than 100 trials on one side: Depleted, 5 % of trials; Depleted, 95 % of trials."));
  CHECK(run(file, {"--precision", "50", "--trials", "2000", "--json"}).exit_code == 0);
  CHECK(trials_of(run(file, {"--precision", "50", "--quantiles", "0.001", "--json"})) == 131'072);
}

TEST_CASE("A quantile beyond the horizon is settled, one whose interval crosses it is not") {
  const TemporaryFolder folder;
  const std::string beyond = folder.write("beyond.toml", scenario(60,
                                                                  "[contingent]\nsize = { uniform = [0, 100] }\n"
                                                                  "[casualties]\nrate = 1\n"));
  const Finished settled = run(beyond, {"--precision", "2", "--json"});
  CHECK(settled.exit_code == 0);
  CHECK_THAT(settled.err,
             Contains("Beyond the horizon, and without a date: Depleted, 75 % of trials; Depleted, 95 % of trials."));

  // 55 of 100 equally likely days are by the horizon.
  const std::string across = folder.write(
      "across.toml", scenario(55, "[contingent]\nsize = { uniform = [0.5, 100.5] }\n[casualties]\nrate = 1\nnoise = \"none\"\n"));
  const Finished crossing = run(across, {"--precision", "2", "--quantiles", "0.55", "--trials", "64k", "--json"});
  CHECK(crossing.exit_code == 4);
  CHECK_THAT(crossing.err, Contains("reached no number of days after 64,000 trials in 3 stages.") &&
                               Contains("The interval crosses the horizon, and has no width in days: Depleted, 55 % of trials."));

  const std::string never = folder.write("never.toml", scenario(9,
                                                                "[contingent]\nsize = 20\n[casualties]\nrate = 1\n"
                                                                "noise = \"none\"\n"));
  CHECK(run(never, {"--precision", "0.1", "--json"}).exit_code == 0);
}

TEST_CASE("With a time a precision ends at the last whole stage") {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.toml", kSmall);
  const Finished stopped = run(file, {"--precision", "0.001", "--max-time", "1e-6", "--json"});
  CHECK(stopped.exit_code == 4);
  CHECK((stopped.out == run(file, {"--trials", "16384", "--json"}).out));
  CHECK_THAT(stopped.err, Contains("precision not reached") && Contains("Time was up (--max-time 1e-06)."));
  const Finished early = run(file, {"--precision", "1", "--max-time", "600", "--json"});
  CHECK(early.exit_code == 0);
  CHECK(early.err.find("--max-time") == std::string::npos);
}

TEST_CASE("A time alone ends a run after the blocks at work, which can be taken up again") {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.toml", kSmall);
  const Finished stopped = run(file,
                               {"--max-time", "0.05", "--trials", "2M", "--threads", "1", "--out", folder / "out", "--quiet"});
  CHECK(stopped.exit_code == 4);
  CHECK_THAT(stopped.err, Contains("a.toml: time is up (--max-time 0.05): ") &&
                              Contains(" of 2,000,000 trials are finished; the result is incomplete.") &&
                              Contains("\nTo finish: "));
  const Outcome part(bytes_of(folder / "out/result.json"));
  CHECK(part.json()["run"]["complete"] == false);
  CHECK(part.json()["run"]["trials"] == 2'000'000);
  const Finished whole = run(file, {"--trials", "2M", "--json"});
  CHECK((run(file, {"--continue", folder / "out/result.json", "--max-time", "600", "--json"}).out == whole.out));
  CHECK(whole.exit_code == 0);
  const Finished none = run(file, {"--max-time", "1e-9", "--json"});
  CHECK(none.exit_code == 4);
  CHECK(Outcome(none.out).json()["run"]["intervals"].empty());
  CHECK_THAT(none.err, Contains("0 of 65,536 trials are finished"));
  CHECK_THAT(run(file, {"--shard", "1/2", "--max-time", "1e-9", "--json"}).err,
             Contains("0 of 32,768 trials that were still to be run are finished"));
}

TEST_CASE("Each scenario of a batch has its own stages, and one that falls short does not end the others") {
  const TemporaryFolder folder;
  const std::string wide = folder.write("wide.toml", kWide), small = folder.write("small.toml", kSmall);
  const Finished batch = run_ebb({"run", wide, small, "--precision", "0.2", "--trials", "32768", "--json"});
  CHECK(batch.exit_code == 4);
  CHECK_THAT(batch.err, Contains("wide.toml: precision not reached") && Contains("small.toml: precision reached"));
  const Finished alone = run(small, {"--precision", "0.2", "--json"});
  CHECK(alone.exit_code == 0);
  CHECK((batch.out == run(wide, {"--trials", "32768", "--json"}).out + alone.out));
}

TEST_CASE("A stored result does not stand in for a precision") {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.toml", kSmall), out = folder / "out";
  REQUIRE(run(file, {"--trials", "65536", "--out", out}).exit_code == 0);
  REQUIRE(run(file, {"--precision", "1", "--out", out}).exit_code == 0);
  CHECK(Outcome(bytes_of(out + "/result.json")).json()["run"]["trials"] == 16'384);
  const Finished skipped = run(file, {"--trials", "16384", "--out", out, "--max-time", "1e-9"});  // nothing to compute
  CHECK(skipped.exit_code == 0);
}

TEST_CASE("An interrupted stage is reported as incomplete and can be completed") {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.toml", kWide);
  Conditions conditions;
  conditions.signal = SIGINT;
  conditions.signal_after = std::chrono::milliseconds(300);
  const Finished stopped = run_ebb({"run", file, "--precision", "1e-6", "--json"}, conditions);
  REQUIRE(stopped.exit_code == 130);
  CHECK(stopped.err.find("precision") == std::string::npos);
  const Outcome outcome(stopped.out);
  if (outcome.json()["run"]["complete"] == true) return;  // between two stages
  const std::string stored = folder.write("part.json", stopped.out);
  const Finished rest = run(file, {"--continue", stored, "--json"});
  CHECK(rest.exit_code == 0);
  CHECK(trials_of(rest) == outcome.json()["run"]["trials"]);
  CHECK((rest.out == run(file, {"--trials", std::to_string(trials_of(rest)), "--json"}).out));
}

TEST_CASE("Precisions and times that are none are refused before anything is run") {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.toml", kSmall), out = folder / "out";
  for (const std::string value : {"0", "-1", "nan", "inf", "1e999", "one", "0.1d"})
    for (const std::string option : {"--precision", "--max-time"}) {
      const Finished refused = run(file, {option + "=" + value, "--out", out});
      INFO(option << " " << value << refused.err);
      CHECK(refused.exit_code == 2);
      CHECK(refused.out.empty());
      CHECK_THAT(refused.err, Contains(option));
    }
  CHECK_THAT(run(file, {"--precision", "0"}).err, Contains("got '0', expected a number of days above 0"));
  CHECK_THAT(run(file, {"--precision", "1", "--shard", "1/2", "--out", out}).err, Contains("does not go with --shard"));
  const std::string stored = folder.write("r.json", run(file, {"--trials", "2048", "--json"}).out);
  const Finished both = run(file, {"--precision", "1", "--continue", stored, "--out", out});
  CHECK(both.exit_code == 2);
  CHECK_THAT(both.err, Contains("does not go with --continue"));
  CHECK_FALSE(std::filesystem::exists(out));
}
