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

TEST_CASE("What is left without a case is the pool in which it has no weight") {
  const Outcome all = simulated(with_cases(), kTrials);
  const std::vector<std::string> ids{"ours", "low", "no-wave"};
  for (std::size_t c = 0; c < 3; ++c) {
    INFO(ids[c]);
    const auto& without = all.json()["summary"]["without_case"][c];
    CHECK(without["id"] == ids[c]);
    const Outcome others = simulated(with_cases(), kTrials, {"--set", "cases." + ids[c] + ".weight=0"});
    for (const std::size_t threshold : {0u, 1u}) {
      CHECK(without["thresholds"][threshold]["quantiles"][0] == others.summary(threshold)["quantiles"][2]);
      CHECK(without["thresholds"][threshold]["not_by_horizon"] == others.summary(threshold)["not_by_horizon"]);
    }
    CHECK(others.json()["summary"]["without_case"][c]["thresholds"].empty());  // what has no weight changes nothing
  }
}

TEST_CASE("Cases on copies of one source are pooled as one, and it is said") {
  const std::string cases =
      "[cases.first]\nsource = \"a\"\nnote = \"as heard\"\n[cases.again]\nsource = [\"b\", \"c\"]\ncasualties.rate = 60\n"
      "[cases.other]\nsource = \"d\"\ncasualties.rate = 200\n"
      "[sources.a]\ntitle = \"first\"\n[sources.b]\ntitle = \"own\"\n[sources.c]\ncopies = \"a\"\n[sources.d]\ntitle = "
      "\"other\"\n";
  const Outcome shared = simulated(base() + cases, kTrials);
  CHECK(shared.json()["cases"][0]["weight"] == 0.5);
  CHECK(shared.json()["cases"][1]["weight"] == 0.5);
  CHECK(shared.json()["cases"][2]["weight"] == 1);
  const Outcome weighted = simulated(
      base() + cases, kTrials,
      {"--set", "cases.first.weight=1", "--set", "cases.again.weight=1", "--set", "cases.other.weight=2"});
  CHECK(shared.json()["summary"]["thresholds"] == weighted.json()["summary"]["thresholds"]);

  const TemporaryFolder folder;
  const Finished explained = run_ebb({"explain", folder.write("test.toml", base() + cases)});
  CHECK(explained.exit_code == 0);
  CHECK(explained.out.find("case first, weight 0.5 of 2\n    source: first\n    note: as heard\n") != std::string::npos);
  CHECK(explained.out.find("one of its sources and one of again are copies: they share one weight") != std::string::npos);
  CHECK(explained.out.find("one of its sources and one of first are copies: they share one weight") != std::string::npos);
}

TEST_CASE("A case reaches into waves and phases, and replaces inputs and lists whole") {
  const std::string text = base() +
                           "[phases.p]\nend = 20\nintensity = 0.5\n[[correlations]]\ninputs = [\"contingent.size\", "
                           "\"casualties.rate_doubt\"]\nrank = 0.8\n";
  const std::string cases =
      "[cases.mine]\nreinforcements.w.size = { uniform = [100, 200] }\nphases.p.days = 10\n"
      "casualties.rate_doubt = { uniform = [0.9, 1.1] }\n"
      "correlations = [ { inputs = [\"reinforcements.w.size\", \"contingent.size\"], rank = -0.5 } ]\n";
  const std::string alone =
      "[contingent]\nsize = { pert = [10_000, 11_000, 12_000] }\nlosses = 3_800\n[casualties]\nrate = 92\nrate_doubt = { "
      "uniform = [0.9, 1.1] }\n[reinforcements.w]\nsize = { uniform = [100, 200] }\narrival = { uniform = [10, 50] "
      "}\nprobability = { fixed = 0.5, note = \"a test\" }\n[phases.p]\ndays = 10\nintensity = 0.5\n"
      "[thresholds.half]\nremaining = 0.5\nof = \"sent\"\n[thresholds.depleted]\nbelow = 0\n"
      "[[correlations]]\ninputs = [\"reinforcements.w.size\", \"contingent.size\"]\nrank = -0.5\n";
  const Outcome both = simulated(text + cases, kTrials), one = simulated(scenario(150, alone), kTrials);
  for (const std::size_t threshold : {0u, 1u}) CHECK(both.counts(threshold) == one.counts(threshold));
}
