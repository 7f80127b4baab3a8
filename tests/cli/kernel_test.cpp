#include <catch2/catch.hpp>
#include <string>
#include <tuple>
#include <vector>

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
  CHECK_THAT(refused.err, Contains("--kernel passage is not available for this scenario (use auto or day): " + why + "\n"));
  CHECK_FALSE(std::filesystem::exists(folder.path() / "out"));
  CHECK_THAT(run_ebb({"explain", file}).out, Contains("kernel: day, since " + why + "\n"));
  CHECK(kernel_of(text) == "day");
}

/// The days on which replay says that the threshold is reached.
std::vector<int> days_told(const std::string& text) {
  const auto from = text.find("threshold depleted: ");
  const std::string line = text.substr(from, text.find('\n', from) - from);
  std::vector<int> days;
  for (auto at = line.find(", day "); at != line.npos; at = line.find(", day ", at + 1))
    days.push_back(std::stoi(line.substr(at + 6)));
  return days;
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
  check_obstacle(kPlain + "noise = \"none\"\n", "noise is \"none\"");
  check_obstacle(kPlain + "strength_exponent = { uniform = [0, 1] }\n", "strength_exponent ties losses to what is left");
  check_obstacle(kPlain + "[contingent.wastage]\nuniform = [0, 0.01]\n", "wastage takes away at random");
  check_obstacle(kPlain + "[returns]\nfraction = 0.5\nlag = 10\n", "returns bring some back");
  check_obstacle(kPlain + "[tempo]\nfighting = 10\nresting = 5\n", "tempo draws spells");
  check_obstacle(kPlain + "[later_counts.seen]\ndate = 2025-02-01\ncasualties = { uniform = [1000, 5000] }\n",
                 "later_counts look at single days");
  check_obstacle(kPlain + "[reinforcements.flow]\nper_day = 5\narrival = 9\n", "reinforcements.flow is a steady flow");
  check_obstacle(kPlain + "[reinforcements.wave]\nsize = 500\narrival = 9\nover = { uniform = [1, 3] }\n",
                 "reinforcements.wave arrives over several days");
  check_obstacle(kPlain + "[tempo]\nfighting = 10\nresting = 5\n[returns]\nfraction = 0.5\nlag = 10\n" +
                     "[reinforcements.flow]\nper_day = 5\narrival = 9\n",
                 "returns bring some back; tempo draws spells; reinforcements.flow is a steady flow");
}

TEST_CASE("What certainly does nothing keeps no scenario from the short cut") {
  const Outcome plain = simulated(scenario(120, kPlain), 20'000);
  REQUIRE(plain.json()["run"]["kernel"] == "passage");
  for (const std::string nothing : {
           "[returns]\nfraction = 0\nlag = 10\n",
           "[reinforcements.flow]\nper_day = 5\narrival = 9\nprobability = 0\n",
           "[reinforcements.flow]\nper_day = 0\narrival = 9\n",
           "[reinforcements.wave]\nsize = 0\narrival = 9\nover = 3\n",
           "[reinforcements.flow]\nper_day = { uniform = [1, 9] }\narrival = 9\nfront_share = 0\n",
           "[reinforcements.wave]\nsize = 500\narrival = 9\nover = 3\nprobability = 0\n",
           "[reinforcements.wave]\nsize = 500\narrival = { uniform = [1, 90] }\nover = 3\nfront_share = 0\n",
       }) {
    INFO(nothing);
    const Outcome with = simulated(scenario(120, kPlain + nothing), 20'000);
    CHECK(with.json()["run"]["kernel"] == "passage");
    CHECK(with.counts() == plain.counts());
  }
}

TEST_CASE("explain says how many trials take the short cut and how far off they are") {
  const TemporaryFolder folder;
  const auto words = [&](const std::string& body) {
    return run_ebb({"explain", folder.write("test.toml", scenario(120, body))}).out;
  };
  CHECK_THAT(words(kPlain),
             Contains("kernel: passage; 98 % of trials take the short cut, at most 0.00001 day off, the others go day by day\n"));
  CHECK_THAT(words(kPlain + "noise = \"negative-binomial\"\ndispersion = 2\n"),
             Contains("kernel: passage; 98 % of trials take the short cut, at most 0.00026 day off, the others go day by day\n"));
  CHECK_THAT(words("[contingent]\nsize = 8\n[casualties]\nrate = 1\n"),
             Contains("kernel: passage; no trial's short cut is exact to a thousandth of a day: all go day by day\n"));
}

TEST_CASE("Each case has the kernel that it can have") {
  const std::string text = scenario(120, kPlain + "[cases.fixed]\n[cases.per_head]\ncasualties.strength_exponent = 1\n");
  const TemporaryFolder folder;
  const std::string file = folder.write("test.toml", text);
  const std::string words = run_ebb({"explain", file}).out;
  CHECK_THAT(words, Contains("kernel of case fixed: passage; 98 % of trials take the short cut"));
  CHECK_THAT(words, Contains("kernel of case per_head: day, since strength_exponent"));
  const Outcome both = simulated(text, 50'000), days = simulated(text, 50'000, {"--kernel", "day"});
  CHECK(both.json()["run"]["kernel"] == "passage");
  CHECK(both.counts(0, 0) != days.counts(0, 0));
  CHECK(both.counts(0, 1) == days.counts(0, 1));
  CHECK(simulated(text, 50'000, {"--kernel", "passage"}).line() == both.line());

  CHECK(run_ebb({"replay", file, "--trial", "1", "--case", "fixed", "--kernel", "passage"}).exit_code == 0);
  const std::vector<std::string> per_head{"replay", file, "--trial", "1025", "--case", "per_head", "--kernel"};
  const auto by = [&](const std::string& kernel) {
    auto arguments = per_head;
    arguments.push_back(kernel);
    return run_ebb(arguments);
  };
  CHECK(by("passage").exit_code == 0);
  CHECK(by("passage").out == by("day").out);
}

TEST_CASE("A refused short cut names what stands in the way of every case of every file") {
  const TemporaryFolder folder;
  const std::string cases = "[cases.a]\n[cases.b]\ncasualties.strength_exponent = 1\n[cases.c]\n";
  const std::string one = folder.write("one.toml", scenario(120, kPlain + "[tempo]\nfighting = 10\nresting = 5\n" + cases));
  const std::string two = folder.write("two.toml", scenario(120, kPlain + "noise = \"none\"\n"));
  const std::string fine = folder.write("fine.toml", scenario(120, kPlain));
  const Finished refused = run_ebb({"run", one, fine, two, "--kernel", "passage", "--quiet", "--out", folder / "out"});
  CHECK(refused.exit_code == 2);
  CHECK(refused.out.empty());
  CHECK(refused.err ==
        "ebb: one.toml: --kernel passage is not available for any case (use auto or day):\n"
        "  a, c: tempo draws spells\n"
        "  b: strength_exponent ties losses to what is left; tempo draws spells\n"
        "two.toml: --kernel passage is not available for this scenario (use auto or day): noise is \"none\"\n");
  CHECK_FALSE(std::filesystem::exists(folder.path() / "out"));
}

TEST_CASE("The terms of kernels are explained") {
  const std::string words = run_ebb({"explain", "--words"}).out;
  CHECK_THAT(words, Contains("\nkernel           how trials get through their days") && Contains("\nfirst passage    "));
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
  const auto replayed = [&](const std::string& trial, const std::vector<std::string>& more = {}) {
    std::vector<std::string> arguments{"replay", file, "--trial", trial};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run_ebb(arguments);
  };
  const std::string note =
      "A run takes the short cut for this trial: it draws the day on which a threshold is reached and no days before it. The "
      "days below have the same inputs and the same distribution, but they are not the run's own path. A run with --kernel day "
      "has exactly these days.\n";
  CHECK_THAT(replayed("1025").out, Contains(note));
  CHECK_THAT(replayed("1025", {"--kernel", "day"}).out, !Contains(note));
  CHECK_THAT(replayed("1023").out, !Contains(note));
  CHECK_THAT(replayed("1088").out, !Contains(note));  // 17 · 64

  CHECK_THAT(replayed("1025", {"--csv"}).err,
             Contains("ebb: " + note) && Contains(", in these days; ") && Contains(", in the run\n"));
  CHECK(replayed("1025", {"--csv"}).out == replayed("1025", {"--csv", "--kernel", "day"}).out);
  CHECK_THAT(replayed("1025", {"--csv", "--kernel", "day"}).err, !Contains(note));
}

TEST_CASE("A replay gives the day of a trial that took the short cut as the run counted it") {
  const TemporaryFolder folder;
  const std::string file = folder.write("test.toml", scenario(120, kPlain));
  for (const std::string trial : {"5001", "5002", "5003"}) {
    const auto next = std::to_string(std::stoi(trial) + 1);
    const auto counted = [&](const std::string& kernel) {  // what one trial more adds
      Counts counts = simulated(scenario(120, kPlain), std::stoull(next), {"--kernel", kernel}).counts();
      const Counts without = simulated(scenario(120, kPlain), std::stoull(trial), {"--kernel", kernel}).counts();
      for (std::size_t day = 0; day < counts.size(); ++day)
        if (counts[day] != without[day]) return static_cast<int>(day);
      return -1;
    };
    const std::string text = run_ebb({"replay", file, "--trial", trial, "--design", "mc"}).out;
    CHECK(days_told(text) == std::vector<int>{counted("day"), counted("auto")});
    CHECK_THAT(text, Contains(", in these days; ") && Contains(", in the run\n"));
    CHECK(days_told(run_ebb({"replay", file, "--trial", trial, "--design", "mc", "--kernel", "day"}).out) ==
          std::vector<int>{counted("day")});
  }
}

TEST_CASE("A run is taken up with the kernel that it had") {
  const TemporaryFolder folder;
  const std::string text = scenario(120, kPlain), file = folder.write("test.toml", text);
  const auto half = [&](const std::string& kernel) {
    return folder.write(kernel + ".json", simulated(text, 20'000, {"--shard", "1/2", "--kernel", kernel}).line());
  };
  const std::string by_day = half("day"), by_passage = half("passage");
  const auto taken_up = [&](const std::string& earlier, const std::vector<std::string>& more) {
    std::vector<std::string> arguments{"run", file, "--json", "--continue", earlier};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run_ebb(arguments);
  };
  for (const auto& [earlier, kernel, other] : {std::tuple{by_day, "day", "passage"}, std::tuple{by_passage, "passage", "day"}}) {
    INFO(kernel);
    const std::string whole = simulated(text, 20'000, {"--kernel", kernel}).line();
    CHECK(taken_up(earlier, {}).out == whole);
    CHECK(taken_up(earlier, {"--kernel", "auto"}).out == whole);
    CHECK(taken_up(earlier, {"--kernel", kernel}).out == whole);
    const Finished refused = taken_up(earlier, {"--kernel", other});
    CHECK(refused.exit_code == 4);
    CHECK(refused.out.empty());
    CHECK_THAT(refused.err, Contains(fmt::format("its kernel is {0}, and --kernel asks for {1}; without --kernel the run uses "
                                                 "{0}\n",
                                                 kernel, other)));
  }

  const std::string mixed = scenario(120, kPlain + "[cases.fixed]\n[cases.per_head]\ncasualties.strength_exponent = 1\n");
  const std::string mixed_file = folder.write("mixed.toml", mixed);
  const std::string part = folder.write("part.json",
                                        run_ebb({"run", mixed_file, "--trials", "20000", "--shard", "1/2", "--json"}).out);
  CHECK(run_ebb({"run", mixed_file, "--kernel", "passage", "--continue", part, "--json"}).out ==
        run_ebb({"run", mixed_file, "--trials", "20000", "--json"}).out);
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
