#include "invariance/everything.hpp"

using namespace ebb::test;

namespace {

constexpr std::uint64_t kTrials = 10'000;

const std::string kHead = "[contingent]\nsize = { pert = [900, 1_000, 1_200] }\nlosses = { likely = [100, 200] }\n";
const std::string kRate = "[casualties]\nrate = 15\nrate_doubt = { lognormal = { mean = 1, sd = 0.3 } }\n";
const std::string
    kWave = "[reinforcements.wave]\nprobability = 0.5\nsize = { uniform = [100, 200] }\narrival = { uniform = [5, 50] }\n";

/// Day by day: with some mechanisms the short cut cannot be taken.
Counts counts(const std::string& body) { return simulated(scenario(200, body), kTrials, {"--kernel", "day"}).counts(); }

}  // namespace

TEST_CASE("Adding what has no effect moves no other draw") {
  const Counts plain = counts(kHead + kRate + kWave);
  CHECK(counts(kHead + kRate + kWave + "[phases.calm]\nstart = { uniform = [3, 90] }\nintensity = 1\n") == plain);
  CHECK(counts(kHead + kRate + kWave + "[phases.never]\nprobability = 0\nintensity = { uniform = [0, 3] }\n") == plain);
  CHECK(counts(kHead + kRate + kWave + "[reinforcements.nobody]\nsize = 0\narrival = { uniform = [3, 90] }\n") == plain);
  CHECK(counts(kHead + kRate + kWave + "[reinforcements.rear]\nsize = { uniform = [10, 90] }\narrival = 9\nfront_share = 0\n") ==
        plain);
  CHECK(counts(kHead + kRate + kWave + "[learning]\nfloor = 1\nhalf_life = { uniform = [3, 90] }\n") == plain);
  CHECK(counts(kHead + kRate + "killed_share = { uniform = [0, 1] }\n" + kWave) == plain);
  CHECK(counts(kHead + kRate + kWave + "[returns]\nfraction = 0\nlag = { uniform = [3, 90] }\n") == plain);
}

TEST_CASE("The order of tables and titles and comments move nothing") {
  const Counts plain = counts(kHead + kRate + kWave);
  CHECK(counts(kWave + kRate + kHead) == plain);
  CHECK(counts("# a comment\nunit = \"shells\"\ndescription = \"other words\"\n" + kHead + kRate + kWave +
               "title = \"A wave\"\n") == plain);
  const std::string other = "[reinforcements.other]\nsize = { uniform = [10, 20] }\narrival = 4\n";
  CHECK(counts(kHead + kRate + kWave + other) == counts(kHead + kRate + other + kWave));
}

TEST_CASE("Equal models have the same identity and other values another") {
  const auto identity = [](const std::string& body) {
    return simulated(scenario(200, body), 8).json()["scenario"]["model_sha256"].get<std::string>();
  };
  const std::string plain = identity(kHead + kRate + kWave);
  CHECK(identity(kWave + kRate + kHead) == plain);
  CHECK(identity("unit = \"shells\"\n" + kHead + kRate + kWave + "title = \"A wave\"\n") == plain);
  CHECK(identity(kHead + "wastage = 0.0\n" + kRate + kWave) == plain);
  CHECK(identity(kHead + "wastage = 0.1\n" + kRate + kWave) != plain);
  CHECK(plain.size() == 64);
}

TEST_CASE("A value set on the command line is a value in the file") {
  CHECK(
      simulated(scenario(200, kHead + kRate), kTrials, {"--set", "casualties.rate=20"}).counts() ==
      simulated(scenario(200, kHead + "[casualties]\nrate = 20\nrate_doubt = { lognormal = { mean = 1, sd = 0.3 } }\n"), kTrials)
          .counts());
  CHECK(
      simulated(scenario(200, kHead + kRate), kTrials, {"--set", "casualties.rate_doubt.lognormal.sd=0.5"}).counts() ==
      simulated(scenario(200, kHead + "[casualties]\nrate = 15\nrate_doubt = { lognormal = { mean = 1, sd = 0.5 } }\n"), kTrials)
          .counts());
}

TEST_CASE("A stock by its own words is the same stock") {
  const std::string words =
      "[stock]\nsize = { pert = [900, 1_000, 1_200] }\nused = { likely = [100, 200] }\n"
      "[use]\nrate = 15\nrate_doubt = { lognormal = { mean = 1, sd = 0.3 } }\n"
      "[deliveries.wave]\nprobability = 0.5\nsize = { uniform = [100, 200] }\narrival = { uniform = [5, 50] }\n";
  CHECK(counts(words) == counts(kHead + kRate + kWave));
  CHECK_FALSE(refusal(scenario(200, kHead + kRate + "[stock]\nsize = 4\n")).empty());
}

TEST_CASE("Long and short forms of an input are the same input") {
  const std::string longer =
      "[contingent.size]\npert = [900, 1_000, 1_200]\n[contingent.losses]\nlikely = [100, 200]\nnote = \"a note\"\n"
      "[casualties]\nrate = { fixed = 15 }\n[casualties.rate_doubt.lognormal]\nmean = 1\nsd = 0.3\n";
  CHECK(counts(longer) == counts(kHead + kRate));
}
