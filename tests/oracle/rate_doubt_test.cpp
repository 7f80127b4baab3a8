#include <boost/math/special_functions/beta.hpp>

#include "support/goodness_of_fit.hpp"
#include "support/laws.hpp"
#include "support/outcome.hpp"

using namespace ebb::test;

TEST_CASE("A lasting gamma doubt over Poisson days gives the exact law") {
  // Given the factor X ~ Gamma(κ, mean 1) the first n days are Poisson(nλX): P(T ≤ n) = I_{nλ/(nλ + κ)}(S, κ).
  struct Row {
    double size, rate, sd;
    std::int64_t horizon;
  };
  const auto row = GENERATE(values<Row>({{800, 92, 0.3, 40}, {800, 92, 1, 120}, {30, 2, 0.5, 100}, {5, 0.1, 2, 400}}));
  INFO("size " << row.size << ", rate " << row.rate << ", sd " << row.sd);
  const double kappa = 1 / (row.sd * row.sd);
  const auto law = law_of_days(row.horizon, [&](std::int64_t n) {
    return n == 0 ? 0 : negative_binomial_at_least(row.size, row.rate * static_cast<double>(n), kappa);
  });
  const std::string body = fmt::format(
      "[contingent]\nsize = {}\n[casualties]\nrate = {}\nrate_doubt = {{ gamma = {{ mean = 1, sd = {} }} }}\n", row.size,
      row.rate, row.sd);
  CHECK(chi_square_p(simulated(scenario(row.horizon, body), 60'000).counts(), law) > kFalseAlarm);
}

TEST_CASE("The same gamma doubt as the rate itself gives the same law") {
  const auto law = law_of_days(60,
                               [](std::int64_t n) { return negative_binomial_at_least(300, 20 * static_cast<double>(n), 16); });
  const Outcome outcome = simulated(
      scenario(60, "[contingent]\nsize = 300\n[casualties]\nrate = { gamma = { mean = 20, sd = 5 } }\n"), 60'000);
  CHECK(chi_square_p(outcome.counts(), law) > kFalseAlarm);
}

TEST_CASE("A lasting doubt without noise moves the day by its factor") {
  // T = ⌈S/(rX)⌉: P(T ≤ n) = P(X ≥ S/(r n)), X uniform on 0.5 to 1.5.
  const auto law = law_of_days(
      50, [](std::int64_t n) { return std::clamp(1.5 - 20 / std::max(0.1, static_cast<double>(n)), 0.0, 1.0); });
  const std::string
      body = "[contingent]\nsize = 2000\n[casualties]\nrate = 100\nrate_doubt = { uniform = [0.5, 1.5] }\nnoise = \"none\"\n";
  CHECK(chi_square_p(simulated(scenario(50, body), 100'000).counts(), law) > kFalseAlarm);
}

TEST_CASE("An observed rate is the losses over the days in each trial") {
  // Losses 100, 200 or 300 of 1,000 over 50 days: T = ⌈(1000 − L)·50/L⌉ = 450, 200 or 117.
  const std::string body =
      "[contingent]\nsize = 1000\nlosses = { discrete = { values = [100, 200, 300], weights = [1, 2, 1] } }\n"
      "[casualties]\nrate = { observed = [2024-11-12, 2025-01-01] }\nnoise = \"none\"\n";
  std::vector<double> law(502, 0.0);
  law[450] = 0.25, law[200] = 0.5, law[117] = 0.25;
  CHECK(chi_square_p(simulated(scenario(500, body), 50'000).counts(), law) > kFalseAlarm);
}
