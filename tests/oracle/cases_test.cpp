#include "support/outcome.hpp"

using namespace ebb::test;

namespace {

constexpr std::uint64_t kTrials = 20'000;

std::string base() {
  return scenario(
      150,
      "[contingent]\nsize = { pert = [10_000, 11_000, 12_000] }\nlosses = 3_800\n"
      "[casualties]\nrate = 92\nrate_doubt = { gamma = { mean = 1, sd = 0.3 } }\n"
      "[reinforcements.w]\nsize = 500\narrival = { uniform = [10, 50] }\nprobability = { fixed = 0.5, note = \"a test\" }\n"
      "[thresholds.half]\nremaining = 0.5\nof = \"sent\"\n[thresholds.depleted]\nbelow = 0\n");
}

std::string with_cases() {
  return base() +
         "[cases.ours]\nweight = 2\n[cases.low]\ntitle = \"Few losses\"\nweight = 1\ncontingent.losses = { uniform = [1_000, "
         "1_400] }\n"
         "[cases.no-wave]\nweight = 0.5\nreinforcements.w.probability = 0\ncasualties.rate = 120\n";
}

}  // namespace

TEST_CASE("Every case gives the counts of its scenario run alone") {
  const Outcome all = simulated(with_cases(), kTrials);
  const Outcome ours = simulated(base(), kTrials);
  const Outcome low = simulated(base(), kTrials, {"--set", "contingent.losses={ uniform = [1_000, 1_400] }"});
  const Outcome no_wave = simulated(base(), kTrials, {"--set", "reinforcements.w.probability=0", "--set", "casualties.rate=120"});
  for (const std::size_t threshold : {0u, 1u}) {
    CHECK(all.counts(threshold, 0) == ours.counts(threshold));
    CHECK(all.counts(threshold, 1) == low.counts(threshold));
    CHECK(all.counts(threshold, 2) == no_wave.counts(threshold));
  }
  CHECK(all.json()["cases"][1]["title"] == "Few losses");
  CHECK(all.json()["cases"][2]["weight"] == 0.5);
}

TEST_CASE("Cases are pooled by their weight") {
  const Outcome all = simulated(with_cases(), kTrials);
  const std::vector<double> weights{2, 1, 0.5};
  for (const std::size_t threshold : {0u, 1u}) {
    std::vector<double> share(152, 0.0);
    for (std::size_t c = 0; c < 3; ++c)
      for (std::size_t n = 0; n < share.size(); ++n)
        share[n] += weights[c] / 3.5 * static_cast<double>(all.counts(threshold, c)[n]) / kTrials;
    for (const auto& quantile : all.summary(threshold)["quantiles"]) {
      const double p = quantile["p"];
      double sum = 0;
      std::size_t day = 0;
      while (day < 151 && sum + share[day] < p) sum += share[day++];
      INFO("p = " << p);
      if (day > 150) {
        CHECK(quantile["day"].is_null());
      } else {
        CHECK(quantile["day"] == day);
        CHECK(quantile["at"].get<double>() == Approx(static_cast<double>(day) - 1 + (p - sum) / share[day]).margin(1e-6));
      }
    }
    CHECK(all.summary(threshold)["not_by_horizon"]["p"].get<double>() == Approx(share[151]).margin(1e-9));
  }
}

TEST_CASE("A case of weight 0 does not move the pool") {
  const Outcome ours = simulated(base(), kTrials);
  const Outcome both = simulated(base() + "[cases.ours]\n[cases.none]\nweight = 0\ncasualties.rate = 500\n", kTrials);
  for (std::size_t i = 0; i < 5; ++i) CHECK(both.summary(1)["quantiles"][i]["day"] == ours.summary(1)["quantiles"][i]["day"]);
}
