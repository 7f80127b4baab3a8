#include <boost/math/distributions/binomial.hpp>
#include <cmath>

#include "support/goodness_of_fit.hpp"
#include "support/laws.hpp"
#include "support/outcome.hpp"

using namespace ebb::test;

TEST_CASE("Wastage alone thins the stock binomially") {
  // Each is still there after n days with probability (1 − w)ⁿ, whatever the others do.
  struct Row {
    int size;
    double wastage;
    int below;
    std::int64_t horizon;
  };
  const auto row = GENERATE(values<Row>({{1, 0.1, 0, 120},
                                         {40, 0.05, 0, 300},
                                         {40, 0.05, 20, 60},
                                         {1000, 0.01, 700, 60},
                                         {1000, 0.6, 10, 20},
                                         {100'000, 0.002, 90'000, 80},
                                         {5, 1, 0, 3}}));
  INFO(row.size << " thinned by " << row.wastage << " to " << row.below);
  const auto law = law_of_days(row.horizon, [&](std::int64_t n) {
    if (n == 0) return 0.0;
    const double there = std::pow(1 - row.wastage, static_cast<double>(n));
    return boost::math::cdf(boost::math::binomial_distribution<double>(row.size, there), row.below);
  });
  const std::string text = fmt::format(
      "[contingent]\nsize = {}\nwastage = {}\n[casualties]\nrate = 0\n[thresholds.t]\nbelow = {}\n", row.size, row.wastage,
      row.below);
  CHECK(chi_square_p(simulated(scenario(row.horizon, text), 30'000).counts(), law) > kFalseAlarm);
}

TEST_CASE("What is wasted is no casualty") {
  const Outcome outcome = simulated(
      scenario(10,
               "[contingent]\nsize = 100\nwastage = 1\n[casualties]\nrate = 10\nnoise = \"none\"\n"
               "[thresholds.a]\nbelow = 0\n[thresholds.b]\ncasualties = 10\n[thresholds.c]\ncasualties = 11\n"),
      2);
  CHECK(outcome.day(0) == 1);
  CHECK(outcome.day(1) == 1);
  CHECK(outcome.day(2) == 11);
}

TEST_CASE("A wastage of next to nothing takes a single unit as often as its closed form says") {
  for (const double wastage : {1e-6, 2e-5}) {
    INFO(wastage);
    const Counts counts = simulated(scenario(36'525, fmt::format("[contingent]\nsize = 1\nwastage = {}\n[casualties]\nrate = 0\n",
                                                                 wastage)),
                                    5'000)
                              .counts();
    CHECK(proportion_p(counts.back(), 5'000, std::pow(1 - wastage, 36'525)) > kFalseAlarm);
  }
}
