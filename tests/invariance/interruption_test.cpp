#include <csignal>

#include "invariance/everything.hpp"

using namespace ebb::test;

namespace {

constexpr std::uint64_t kLong = 4'000'000;  // more than is done before the signal

std::string short_days() {
  return scenario(120, "[contingent]\nsize = 900\n[casualties]\nrate = 10\nrate_doubt = { gamma = { mean = 1, sd = 0.2 } }\n");
}

/// A run that is sent a signal after 0.3 s.
Finished interrupted(const std::string& file, int signal, const std::vector<std::string>& more) {
  Conditions conditions;
  conditions.signal = signal;
  conditions.signal_after = std::chrono::milliseconds(300);
  std::vector<std::string> arguments{"run", file, "--trials", std::to_string(kLong), "--json", "--kernel", "day"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return run_ebb(arguments, conditions);
}

}  // namespace

TEST_CASE("An interrupted run reports the trials that are finished") {
  const TemporaryFolder folder;
  const std::string file = folder.write("test.toml", short_days());
  for (const auto& [signal, exit_code] : {std::pair{SIGINT, 130}, std::pair{SIGTERM, 143}}) {
    const Finished finished = interrupted(file, signal, {});
    REQUIRE(finished.exit_code == exit_code);
    const Outcome outcome(finished.out);
    CHECK(outcome.json()["run"]["complete"] == false);
    CHECK(outcome.json()["run"]["trials"] == kLong);
    const auto done = outcome.json()["run"]["intervals"][0][1].get<std::uint64_t>();
    CHECK(done < kLong);
    CHECK(outcome.kept() == done);
    std::uint64_t counted = 0;
    for (const std::uint64_t count : outcome.counts()) counted += count;
    CHECK(counted == done);
  }
}

TEST_CASE("An interrupted run taken up again is byte for byte the run that was not interrupted") {
  const TemporaryFolder folder;
  const std::string file = folder.write("test.toml", everything());
  constexpr std::uint64_t kTrials = 60'000;
  Conditions conditions;
  conditions.signal = SIGINT;
  conditions.signal_after = std::chrono::milliseconds(250);
  const std::string trials = std::to_string(kTrials);
  const Finished partial = run_ebb({"run", file, "--trials", trials, "--json", "--threads", "1"}, conditions);
  const std::string stored = folder.write("partial.json", partial.out);
  const Finished rest = run_ebb({"run", file, "--continue", stored, "--json"});
  REQUIRE(rest.exit_code == 0);
  CHECK(rest.out == run_ebb({"run", file, "--trials", trials, "--json"}).out);
}

TEST_CASE("What is interrupted with a folder is written there and can be taken up") {
  const TemporaryFolder folder;
  const std::string file = folder.write("test.toml", short_days());
  REQUIRE(interrupted(file, SIGINT, {"--out", folder / "out"}).exit_code == 130);
  const Outcome stored(bytes_of(folder / "out/result.json"));
  CHECK(stored.json()["run"]["complete"] == false);
  CHECK(run_ebb({"report", folder / "out/result.json"}).exit_code == 0);
}

TEST_CASE("Any stored part can be taken up and gives the whole") {
  const TemporaryFolder folder;
  const std::string file = folder.write("test.toml", short_days());
  const std::vector<std::string> run{"run", file, "--trials", "9000", "--json"};
  const auto with = [&](std::vector<std::string> more) {
    more.insert(more.begin(), run.begin(), run.end());
    return run_ebb(more).out;
  };
  const std::string middle = folder.write("middle.json", with({"--shard", "2/4"}));
  CHECK(with({"--continue", middle}) == with({}));
  const std::string whole = folder.write("whole.json", with({}));
  CHECK(with({"--continue", whole}) == with({}));
  CHECK(run_ebb({"run", file, "--trials", "9000", "--seed", "2", "--json", "--continue", middle}).exit_code == 4);
}
