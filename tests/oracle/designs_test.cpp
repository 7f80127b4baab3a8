// What each design promises of a run, exactly: mostly scenarios without day-to-day luck, whose day hangs on the inputs alone.
#include "support/laws.hpp"
#include "support/outcome.hpp"

using namespace ebb::test;

namespace {

constexpr std::uint64_t kTrials = 8 * 1024;
const std::vector<std::string> kStratified{"lhs", "sobol"};

/// As many are lost every day as `rate`, and on day `strength` nobody is left.
std::string one_a_day(const std::string& body) { return scenario(100, "[casualties]\nrate = 1\nnoise = \"none\"\n" + body); }

}  // namespace

TEST_CASE("A stratified input takes each of 64 equal values in exactly one 64th of the trials") {
  const std::string text = one_a_day("[contingent]\nsize = { uniform = [0.5, 64.5] }\n");
  for (const std::string& design : kStratified) {
    const Counts counts = simulated(text, kTrials, {"--design", design}).counts();
    for (std::size_t day = 1; day <= 64; ++day) CHECK(counts[day] == kTrials / 64);
  }
  CHECK(simulated(text, kTrials).counts()[1] != kTrials / 64);
}

TEST_CASE("What has a probability comes in exactly that share of the trials of a stratified design") {
  const std::string wave = "[contingent]\nsize = 10\n[reinforcements.wave]\nprobability = 0.25\nsize = 20\narrival = 2\n";
  for (const std::string& design : kStratified) {
    const Outcome outcome = simulated(one_a_day(wave), kTrials, {"--design", design});
    CHECK(outcome.counts()[10] == kTrials / 4 * 3);
    CHECK(outcome.counts()[30] == kTrials / 4);
    const auto input = outcome.json()["cases"][0]["inputs"][0];
    CHECK(input["name"] == "reinforcements.wave.probability");
    CHECK(input["counts"][0].dump().find(std::to_string(kTrials / 4)) != std::string::npos);  // bin 0: came
  }
}

TEST_CASE("Two inputs of Sobol points take every pair of values equally often") {
  const std::string text = one_a_day(
      "[contingent]\nsize = { uniform = [0.5, 8.5] }\n[reinforcements.wave]\narrival = 1\nsize = { discrete = { "
      "values = [8, 16, 24, 32, 40, 48, 56, 64], weights = [1, 1, 1, 1, 1, 1, 1, 1] } }\n");
  const Counts counts = simulated(text, kTrials, {"--design", "sobol"}).counts();
  for (std::size_t day = 9; day <= 72; ++day) CHECK(counts[day] == kTrials / 64);
}

TEST_CASE("Antithetic pairs mirror every input") {
  const std::string text = one_a_day("[contingent]\nsize = { uniform = [0.5, 64.5] }\n");
  const Counts counts = simulated(text, kTrials, {"--design", "antithetic"}).counts();
  for (std::size_t day = 1; day <= 32; ++day) CHECK(counts[day] == counts[65 - day]);
  CHECK(counts[1] != kTrials / 64);
}

TEST_CASE("Day to day luck is the same in every design") {
  const std::string text = scenario(60, "[contingent]\nsize = 500\n[casualties]\nrate = 20\n");  // nothing else is drawn
  const Counts plain = simulated(text, kTrials, {"--kernel", "day"}).counts();
  for (const std::string design : {"lhs", "sobol", "antithetic"})
    CHECK(simulated(text, kTrials, {"--design", design, "--kernel", "day"}).counts() == plain);
}

TEST_CASE("A design places the luck of a trial that takes the short cut, too") {
  // Nothing else is drawn. In a turn of 64 trials, all but the first of which take the short cut, one is in each 64th of the law.
  const std::string text =
      scenario(150, "[contingent]\nsize = 8000\n[casualties]\nrate = 92\nnoise = \"negative-binomial\"\ndispersion = 5\n");
  for (const std::string design : {"lhs", "sobol"}) {
    Counts before = simulated(text, 1024, {"--design", design}).counts();
    for (std::uint64_t trials = 1024 + 64; trials <= 2048; trials += 64) {
      const Counts counts = simulated(text, trials, {"--design", design}).counts();
      double by = 0, furthest = 0;
      for (std::size_t day = 1; day <= 150; ++day) {
        by += static_cast<double>(counts[day] - before[day]);
        const auto t = static_cast<double>(day);
        furthest = std::max(furthest, std::abs(by - 64 * negative_binomial_at_least(8000, 92 * t, 5 * t)));
      }
      CHECK(furthest < 2.01);
      before = counts;
    }
  }
}

TEST_CASE("The strength chart of every design is of trials from everywhere") {
  // 64 equal strengths; of 128 blocks, 2,048 sampled trials: each strength in 32 of them, more or less.
  const std::string text = one_a_day("[contingent]\nsize = { uniform = [0.5, 64.5] }\n");
  for (const std::string design : {"mc", "lhs", "sobol", "antithetic"}) {
    const Outcome outcome = simulated(text, 128 * 1024, {"--design", design});
    const auto strength = outcome.json()["cases"][0]["strength"]["counts"][0].get<Counts>();
    Counts of_eight(8);
    for (std::size_t bin = 1; bin <= 64; ++bin) of_eight[(bin - 1) / 8] += strength.at(bin);
    for (const std::uint64_t count : of_eight) {
      INFO(design << ": " << count);
      CHECK(count > 128);  // of 256 expected: ± 8 standard deviations
      CHECK(count < 384);
    }
  }
}
