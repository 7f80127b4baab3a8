#include <catch2/catch.hpp>

#include "support/outcome.hpp"
#include "support/problems.hpp"

using namespace ebb::test;
using Catch::Matchers::Contains;

namespace {

const std::string kPlain = "[contingent]\nsize = 8000\n[casualties]\nrate = 92\n";

std::string kernel_of(const std::string& text, const std::vector<std::string>& more = {}) {
  return simulated(text, 1024, more).json()["run"]["kernel"];
}

/// What keeps a scenario from the short cut is said by explain, and by run where the short cut is asked for.
void check_obstacle(const std::string& body, const std::string& why) {
  const std::string text = scenario(120, body);
  const TemporaryFolder folder;
  const std::string file = folder.write("test.toml", text);
  INFO(text);
  const Finished refused = run_ebb({"run", file, "--kernel", "passage", "--quiet", "--out", folder / "out"});
  CHECK(refused.exit_code == 2);
  CHECK(refused.out.empty());
  CHECK_THAT(refused.err, Contains("--kernel passage is out of reach: " + why + "; take auto or day"));
  CHECK_FALSE(std::filesystem::exists(folder.path() / "out"));
  CHECK_THAT(run_ebb({"explain", file}).out, Contains("kernel: day, since " + why + "\n"));
  CHECK(kernel_of(text) == "day");
}

}  // namespace

TEST_CASE("auto takes the short cut where a case can have it and the result says so") {
  CHECK(kernel_of(scenario(120, kPlain)) == "passage");
  CHECK(kernel_of(scenario(120, kPlain), {"--kernel", "auto"}) == "passage");
  CHECK(kernel_of(scenario(120, kPlain), {"--kernel", "passage"}) == "passage");
  CHECK(kernel_of(scenario(120, kPlain), {"--kernel", "day"}) == "day");
  CHECK(kernel_of(scenario(120, kPassageOfEveryKind)) == "passage");
}

TEST_CASE("What keeps a scenario from the short cut is said in words") {
  check_obstacle(kPlain + "noise = \"none\"\n", "casualties.noise is \"none\"");
  check_obstacle(kPlain + "strength_exponent = { uniform = [0, 1] }\n",
                 "casualties.strength_exponent ties losses to the front's strength");
  check_obstacle(kPlain + "[contingent.wastage]\nuniform = [0, 0.01]\n", "contingent.wastage takes from the front");
  check_obstacle(kPlain + "[returns]\nfraction = 0.5\nlag = 10\n", "returns bring wounded back");
  check_obstacle(kPlain + "[tempo]\nfighting = 10\nresting = 5\n", "tempo draws spells");
  check_obstacle(kPlain + "[later_counts.seen]\ndate = 2025-02-01\ncasualties = { uniform = [1000, 5000] }\n",
                 "later_counts look at single days");
  check_obstacle(kPlain + "[reinforcements.flow]\nper_day = 5\narrival = 9\n", "reinforcements.flow is a steady flow");
  check_obstacle(kPlain + "[reinforcements.wave]\nsize = 500\narrival = 9\nover = { uniform = [1, 3] }\n",
                 "reinforcements.wave arrives over several days");
}

TEST_CASE("explain says how many trials take the short cut and how far off they are") {
  const TemporaryFolder folder;
  const auto words = [&](const std::string& body) {
    return run_ebb({"explain", folder.write("test.toml", scenario(120, body))}).out;
  };
  CHECK_THAT(words(kPlain),
             Contains("kernel: passage; 98 % of trials in one step, at most 0.00001 day off, the others day by day\n"));
  CHECK_THAT(
      words(kPlain + "noise = \"negative-binomial\"\ndispersion = 5\n"),
      Contains("kernel: passage; 98 % of trials in one step, at most 0.00005 day off, the others day by day\n"));
  CHECK_THAT(words("[contingent]\nsize = 8\n[casualties]\nrate = 1\n"),
             Contains("kernel: passage; no trial is in one step exact to a thousandth of a day: all go day by day\n"));
}

TEST_CASE("Each case has the kernel that it can have") {
  const std::string text = scenario(120, kPlain + "[cases.fixed]\n[cases.per_head]\ncasualties.strength_exponent = 1\n");
  const TemporaryFolder folder;
  const std::string file = folder.write("test.toml", text);
  const std::string words = run_ebb({"explain", file}).out;
  CHECK_THAT(words, Contains("kernel of case fixed: passage; 98 % of trials in one step"));
  CHECK_THAT(words, Contains("kernel of case per_head: day, since casualties.strength_exponent"));
  CHECK_THAT(run_ebb({"run", file, "--kernel", "passage"}).err, Contains("out of reach of case per_head: "));
  const Outcome both = simulated(text, 50'000), days = simulated(text, 50'000, {"--kernel", "day"});
  CHECK(both.json()["run"]["kernel"] == "passage");
  CHECK(both.counts(0, 0) != days.counts(0, 0));
  CHECK(both.counts(0, 1) == days.counts(0, 1));
}

TEST_CASE("A kernel that does not exist is refused with those that do") {
  const TemporaryFolder folder;
  const Finished refused = run_ebb({"run", folder.write("test.toml", scenario(120, kPlain)), "--kernel", "leap"});
  CHECK(refused.exit_code == 2);
  CHECK_THAT(refused.err, Contains("--kernel: got 'leap', expected auto, day, passage"));
}

TEST_CASE("A replay says where a run took the short cut") {
  const TemporaryFolder folder;
  const std::string file = folder.write("test.toml", scenario(120, kPlain));
  const auto replayed = [&](const std::string& trial, const std::string& kernel = "auto") {
    return run_ebb({"replay", file, "--trial", trial, "--kernel", kernel}).out;
  };
  const std::string note = "a run takes the short cut here: these days show the same law, not the same path";
  CHECK_THAT(replayed("4097"), Contains(note));
  CHECK_THAT(replayed("4097", "day"), !Contains(note));
  CHECK_THAT(replayed("4095"), !Contains(note));
  CHECK_THAT(replayed("4160"), !Contains(note));  // 65 · 64
}

TEST_CASE("A run by first passage is the same bytes from any number of threads, in shards and taken up again") {
  constexpr std::uint64_t kTrials = 20'500;
  const std::string text = scenario(300, kPassageOfEveryKind);
  const std::string whole = simulated(text, kTrials, {"--threads", "1"}).line();
  for (const std::string threads : {"2", "3", "7"}) CHECK(simulated(text, kTrials, {"--threads", threads}).line() == whole);

  const TemporaryFolder folder;
  const std::string file = folder.write("test.toml", text);
  std::vector<std::string> parts;
  for (const std::string shard : {"3/3", "1/3", "2/3"})
    parts.push_back(folder.write(shard.substr(0, 1) + ".json", simulated(text, kTrials, {"--shard", shard}).line()));
  CHECK(run_ebb({"merge", parts[0], parts[1], parts[2], "--json"}).out == whole);
  CHECK(run_ebb({"run", file, "--continue", parts[1], "--json"}).out == whole);

  const std::string by_day = folder.write("day.json", simulated(text, kTrials, {"--shard", "1/3", "--kernel", "day"}).line());
  CHECK(run_ebb({"run", file, "--continue", by_day, "--json"}).out == simulated(text, kTrials, {"--kernel", "day"}).line());
  const Finished mixed = run_ebb({"merge", by_day, parts[2], "--json"});
  CHECK(mixed.exit_code == 4);
  CHECK_THAT(mixed.err, Contains("their kernels differ (day and passage)"));
}

TEST_CASE("Every design keeps its inputs and takes the short cut") {
  for (const std::string design : {"lhs", "sobol", "antithetic"}) {
    INFO(design);
    const Outcome fast = simulated(scenario(300, kPassageOfEveryKind), 32'768, {"--design", design});
    const Outcome slow = simulated(scenario(300, kPassageOfEveryKind), 32'768, {"--design", design, "--kernel", "day"});
    CHECK(fast.json()["run"]["kernel"] == "passage");
    CHECK(fast.counts() != slow.counts());
    for (std::size_t i = 0; i < fast.json()["cases"][0]["inputs"].size(); ++i) {
      const auto in_first_bin = [i](const Outcome& outcome) {
        std::uint64_t sum = 0;
        for (const auto& trials : outcome.json()["cases"][0]["inputs"][i]["counts"][0]) sum += trials.get<std::uint64_t>();
        return sum;
      };
      CHECK(in_first_bin(fast) == in_first_bin(slow));
    }
  }
}
