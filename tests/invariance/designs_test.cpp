#include <algorithm>

#include "invariance/everything.hpp"

using namespace ebb::test;

namespace {

const std::vector<std::string> kDesigns{"mc", "lhs", "sobol", "antithetic"};

Outcome designed(const std::string& design, std::uint64_t trials, std::vector<std::string> more = {}) {
  more.insert(more.end(), {"--design", design});
  return simulated(everything(), trials, more);
}

Counts row(const nlohmann::json& threshold, std::size_t replicate) {
  Counts counts = threshold["replicate_counts"][replicate].get<Counts>();
  counts.push_back(threshold["replicate_not_by_horizon"][replicate].get<std::uint64_t>());
  return counts;
}

}  // namespace

TEST_CASE("The number of threads never changes a byte of any design") {
  for (const std::string& design : kDesigns)
    CHECK(designed(design, kManyTrials, {"--threads", "1"}).line() == designed(design, kManyTrials, {"--threads", "3"}).line());
}

TEST_CASE("Shards of any design are byte for byte the run in one piece, and so is one taken up again") {
  const TemporaryFolder folder;
  for (const std::string& design : kDesigns) {
    INFO(design);
    const std::string whole = designed(design, kManyTrials).line();
    std::vector<std::string> merge{"merge", "--json"};
    for (const std::string shard : {"3/3", "1/3", "2/3"})
      merge.push_back(folder.write(shard.substr(0, 1), designed(design, kManyTrials, {"--shard", shard}).line()));
    CHECK(run_ebb(merge).out == whole);
    const std::string file = folder.write("test.toml", everything());  // design, seed and trials are those of the result
    CHECK(run_ebb({"run", file, "--continue", merge[3], "--json"}).out == whole);
  }
}

TEST_CASE("Results of different designs do not add") {
  const TemporaryFolder folder;
  const std::string one = folder.write("one", designed("lhs", 4096, {"--shard", "1/2"}).line());
  const std::string other = folder.write("other", designed("sobol", 4096, {"--shard", "2/2"}).line());
  const Finished refused = run_ebb({"merge", one, other});
  CHECK(refused.exit_code == 4);
  CHECK_THAT(refused.err, Catch::Contains("their designs differ (lhs and sobol)"));
  const std::string file = folder.write("test.toml", everything());
  CHECK(run_ebb({"run", file, "--continue", one, "--design", "sobol"}).exit_code == 4);
}

TEST_CASE("More trials of any design begin with the same trials in every replicate") {
  for (const std::string& design : kDesigns) {
    const Outcome few = designed(design, 4096), many = designed(design, 10'000);
    for (std::size_t r = 0; r < 16; ++r) {
      const Counts less = row(few.json()["cases"][1]["thresholds"][0], r),
                   more = row(many.json()["cases"][1]["thresholds"][0], r);
      for (std::size_t day = 0; day < less.size(); ++day) CHECK(less[day] <= more[day]);
    }
  }
}

TEST_CASE("Replicates add up to the counts, sixteen of them, each with its turns") {
  const std::string text = scenario(60, "[contingent]\nsize = { uniform = [10, 50] }\n[casualties]\nrate = 1\n");
  for (const std::string& design : kDesigns) {
    const Outcome outcome = simulated(text, 1024 + 100, {"--design", design});
    CHECK(outcome.json()["run"]["design"] == design);
    CHECK(outcome.json()["run"]["replicates"] == 16);
    const auto& threshold = outcome.json()["cases"][0]["thresholds"][0];
    REQUIRE(threshold["replicate_counts"].size() == 16);
    Counts sum(62);
    for (std::size_t r = 0; r < 16; ++r) {
      std::uint64_t trials = 0;
      for (std::size_t day = 0; day < sum.size(); ++day) {
        sum[day] += row(threshold, r)[day];
        trials += row(threshold, r)[day];
      }
      CHECK(trials == (r == 0 ? 128u : r == 1 ? 100u : 64u));
    }
    CHECK(sum == outcome.counts());
  }
}

TEST_CASE("Cases see the same random numbers in every design") {
  // The second case has one more uncertain input, which takes nobody; a rate that took another axis would have other counts.
  const std::string text = scenario(
      90,
      "[contingent]\nsize = 30\n[casualties]\nrate = { uniform = [0.5, 1.5] }\n[cases.a]\n[cases.b]\n"
      "contingent.wastage = { uniform = [0, 1e-15] }\n");
  for (const std::string& design : kDesigns) {
    const Outcome outcome = simulated(text, 2048, {"--design", design});
    REQUIRE(outcome.json()["cases"][1]["inputs"].size() == 2);
    CHECK(outcome.counts(0, 0) == outcome.counts(0, 1));
  }
}
