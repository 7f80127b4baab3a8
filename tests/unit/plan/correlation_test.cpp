#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "unit/plan/plan_example.hpp"

using namespace ebb;
using namespace ebb::test;

namespace {

constexpr std::uint64_t kTrials = 200'000;
constexpr double kFalseAlarmOfTwoSamples = 1e-12;  // N. Smirnov, 1948: P(D > c) → 2 exp(−n c²), n in each sample

std::vector<double> ranks(const std::vector<double>& values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  std::vector<double> rank(values.size());
  for (std::size_t i = 0; i < order.size(); ++i) rank[order[i]] = static_cast<double>(i);
  return rank;
}

/// Spearman's rank correlation of two columns without ties.
double spearman(const std::vector<double>& x, const std::vector<double>& y) {
  const std::vector<double> a = ranks(x), b = ranks(y);
  const double n = static_cast<double>(a.size());
  double squares = 0;
  for (std::size_t i = 0; i < a.size(); ++i) squares += (a[i] - b[i]) * (a[i] - b[i]);
  return 1 - 6 * squares / (n * (n * n - 1));
}

/// The values of every uncertain input, in the order of the plan.
std::vector<std::vector<double>> all_values(const Plan& plan, std::uint64_t trials) {
  const CasePlan& one = plan.cases.front();
  std::vector<std::vector<double>> values(one.draws.size());
  InputBlock block = make_input_block(one);
  for (std::uint64_t first = 0; first < trials; first += kBlockTrials) {
    sample_inputs(one, first, kBlockTrials, block);
    for (std::size_t i = 0; i < values.size(); ++i) {
      const auto& row = block.values[static_cast<std::size_t>(one.draws[i].row)];
      values[i].insert(values[i].end(), row.begin(), row.end());
    }
  }
  return values;
}

std::string body(double rank) {
  return "[contingent]\nsize = 1000\n[casualties]\nrate = { likely = [50, 90] }\nrate_doubt = { gamma = { mean = 1, sd = 0.5 } "
         "}\n"
         "strength_exponent = { uniform = [0, 1] }\n[[correlations]]\ninputs = [\"casualties.rate\", "
         "\"casualties.rate_doubt\"]\nrank = " +
         std::to_string(rank) + "\n";
}

}  // namespace

TEST_CASE("Correlated inputs have the rank correlation that was asked for") {
  // The estimate's standard error is below 1/√n = 0.0022; eight of them.
  for (const double rank : {-0.9, -0.3, 0.2, 0.7, 0.97}) {
    const Plan plan = plan_of(body(rank));
    CHECK(std::abs(spearman(values_of(plan, "casualties.rate", kTrials), values_of(plan, "casualties.rate_doubt", kTrials)) -
                   rank) < 0.018);
    CHECK(std::abs(spearman(values_of(plan, "casualties.rate", kTrials),
                            values_of(plan, "casualties.strength_exponent", kTrials))) < 0.018);
  }
}

TEST_CASE("A correlation keeps every input's own law and moves no other input") {
  const Plan plain = plan_of(body(0)), together = plan_of(body(0.7));
  CHECK(values_of(plain, "casualties.strength_exponent", 5000) == values_of(together, "casualties.strength_exponent", 5000));
  std::vector<double> before = values_of(plain, "casualties.rate_doubt", kTrials),
                      after = values_of(together, "casualties.rate_doubt", kTrials);
  std::sort(before.begin(), before.end()), std::sort(after.begin(), after.end());
  double apart = 0;  // two-sample Kolmogorov–Smirnov statistic, by merging
  for (std::size_t i = 0, j = 0; i < kTrials && j < kTrials;) {
    (before[i] <= after[j] ? i : j)++;
    apart = std::max(apart, std::abs(static_cast<double>(i) - static_cast<double>(j)) / kTrials);
  }
  CHECK(apart < std::sqrt(-std::log(kFalseAlarmOfTwoSamples / 2) / kTrials));
}

TEST_CASE("Inputs of every continuous family have the rank correlation that was asked for") {
  // In pairs, in a million trials; the standard error is about 0.001.
  const std::vector<std::string> families{
      "{ uniform = [1, 2] }",
      "{ triangular = [0, 1, 5] }",
      "{ pert = [0, 4, 5] }",
      "{ normal = { mean = 90, sd = 10 } }",
      "{ lognormal = { mean = 1, sd = 2 } }",
      "{ gamma = { mean = 1, sd = 2 } }",
      "{ weibull = { mean = 1, sd = 0.5 } }",
      "{ exponential = { mean = 3 } }",
      "{ beta = { mean = 0.25, sd = 0.2 } }",
      "{ likely = [1, 9] }",
      "{ quantiles = { p5 = 60, p50 = 92, p95 = 130 }, low = 0 }",
      "{ quantiles = { p10 = 1, p50 = 2, p90 = 5 }, low = 0, high = 9 }",
      "{ mixture = [ { weight = 2, uniform = [1, 3] }, { weight = 1, normal = { mean = 9, sd = 1 } } ] }",
      "{ gamma = { mean = 1, sd = 1 }, min = 0.5, max = 2 }",
  };
  const std::vector<double> asked{0.9, -0.5, 0.3, -0.95, 0.7, -0.2, 0.99};
  std::string text = "[contingent]\nsize = 1000\n[casualties]\nrate = 1\n", correlations;
  for (std::size_t i = 0; i < families.size(); ++i) {
    text += "[phases.p" + std::to_string(i) + "]\nintensity = " + families[i] + "\n";
    if (i % 2 == 1)
      correlations += "[[correlations]]\ninputs = [\"phases.p" + std::to_string(i - 1) + ".intensity\", \"phases.p" +
                      std::to_string(i) + ".intensity\"]\nrank = " + std::to_string(asked[i / 2]) + "\n";
  }
  const Plan plan = plan_of(text + correlations);
  const std::vector<std::vector<double>> values = all_values(plan, 1'000'000);
  REQUIRE(values.size() == families.size());
  for (std::size_t i = 0; i < families.size(); i += 2) {
    INFO(families[i] << " with " << families[i + 1]);
    CHECK(std::abs(spearman(values[i], values[i + 1]) - asked[i / 2]) < 0.01);
  }
}
