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
