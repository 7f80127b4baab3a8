#include <catch2/catch.hpp>

#include "support/outcome.hpp"

using namespace ebb::test;
using Catch::Matchers::Contains;

namespace {

const std::string kSmall = scenario(50, "[contingent]\nsize = 20\n[casualties]\nrate = 1\nrate_doubt = { uniform = [0.5, 2] }\n");

/// With three axes a wave.
std::string waves(int count) {
  std::string text = kSmall;
  for (int i = 0; i < count; ++i)
    text += fmt::format(
        "[reinforcements.w{}]\nprobability = 0.5\nsize = {{ uniform = [1, 5] }}\narrival = {{ uniform = [1, 9] }}\n", i);
  return text;
}

}  // namespace

TEST_CASE("A design that does not exist is refused with those that do") {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.toml", kSmall);
  const Finished finished = run_ebb({"run", file, "--design", "soboll"});
  CHECK(finished.exit_code == 2);
  CHECK(finished.out.empty());
  CHECK_THAT(finished.err, Contains("--design: got 'soboll', expected auto, mc, lhs, sobol, antithetic (did you mean 'sobol'?)"));
  CHECK(run_ebb({"replay", file, "--trial", "0", "--design", ""}).exit_code == 2);
}

TEST_CASE("A scenario with more dimensions than Sobol points have is refused before any of a batch is run") {
  const TemporaryFolder folder;
  const std::string fits = folder.write("fits.toml", waves(1221)), large = folder.write("large.toml", waves(1222));
  const Finished refused = run_ebb(
      {"run", fits, large, "--design", "sobol", "--trials", "64", "--quiet", "--out", folder / "out"});
  CHECK(refused.exit_code == 2);
  CHECK(refused.out.empty());
  CHECK_THAT(refused.err, Contains("large.toml: the design sobol has at most 3,667 dimensions, and this scenario has 3,668"));
  CHECK_FALSE(std::filesystem::exists(folder.path() / "out"));
  CHECK(run_ebb({"run", fits, "--design", "sobol", "--trials", "64", "--quiet"}).exit_code == 0);
  CHECK(run_ebb({"run", large, "--design", "sobol", "--kernel", "day", "--trials", "64", "--quiet"}).exit_code == 0);
  CHECK(run_ebb({"run", large, "--design", "lhs", "--trials", "64", "--quiet"}).exit_code == 0);
}

TEST_CASE("More trials than there are Sobol points are refused") {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.toml", kSmall);
  const Finished refused = run_ebb({"run", file, "--design", "sobol", "--trials", "68719476737"});
  CHECK(refused.exit_code == 2);
  CHECK_THAT(refused.err, Contains("at most 68,719,476,736 trials"));
  CHECK(run_ebb({"replay", file, "--design", "sobol", "--trials", "68719476736", "--trial", "68719476735"}).exit_code == 0);
}

TEST_CASE("Too few trials for an error bar are said in the report and null in the result") {
  const Outcome few = simulated(kSmall, 64, {"--design", "lhs"});
  CHECK(few.summary()["not_by_horizon"]["sampling_low"].is_null());
  CHECK(few.summary()["not_by_horizon"]["sampling_high"].is_null());
  for (const auto& quantile : few.summary()["quantiles"]) {
    CHECK(quantile["sampling_low"].is_null());
    CHECK(quantile["sampling_high"].is_null());
  }
  CHECK_THAT(few.json()["summary"]["warnings"].dump(), Contains("there is no sampling error; run 1,024 trials or more"));
  CHECK_THAT(simulated(kSmall, 65, {"--design", "lhs"}).json()["summary"]["warnings"].dump(), Contains("2 of the 16 replicates"));
  CHECK(simulated(kSmall, 1024, {"--design", "lhs"}).json()["summary"]["warnings"].empty());

  const TemporaryFolder folder;
  const std::string file = folder.write("a.toml", kSmall);
  const std::string shown = run_ebb({"run", file, "--design", "sobol", "--trials", "64", "--quiet", "--table"}).out;
  CHECK_THAT(shown, Contains("64 Sobol trials") && Contains("Sampling error: unknown"));
  CHECK_THAT(shown, Contains("sampling error unknown"));
  CHECK_THAT(run_ebb({"run", file, "--design", "sobol", "--trials", "2k", "--quiet"}).out, Contains("Sampling error"));
}

TEST_CASE("A replay shows the trial of the design that it is asked for") {
  const TemporaryFolder folder;
  const std::string text = scenario(90,
                                    "[contingent]\nsize = { uniform = [10, 80] }\n[casualties]\nrate = 1\nnoise = \"none\"\n");
  const std::string file = folder.write("a.toml", text);
  for (const std::string design : {"mc", "lhs", "sobol", "antithetic"}) {
    Counts days(92);
    for (int trial = 0; trial < 4; ++trial) {
      const std::string shown = run_ebb({"replay", file, "--trial", std::to_string(trial), "--design", design}).out;
      CHECK((shown.find(", seed 1, " + design + "\n") != std::string::npos) == (design != "mc"));
      const auto at = shown.find(", day ");
      REQUIRE(at != std::string::npos);
      ++days[std::stoul(shown.substr(at + 6))];
    }
    CHECK(simulated(text, 4, {"--design", design}).counts() == days);
  }
}
