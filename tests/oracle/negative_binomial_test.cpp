#include "support/goodness_of_fit.hpp"
#include "support/laws.hpp"
#include "support/outcome.hpp"

using namespace ebb::test;

namespace {

constexpr std::uint64_t kTrials = 60'000;

std::string scattered(double size, double rate, std::int64_t horizon, const std::string& scatter) {
  return scenario(horizon, fmt::format("[contingent]\nsize = {}\n[casualties]\nrate = {}\nnoise = \"negative-binomial\"\n{}\n",
                                       size, rate, scatter));
}

/// t days of dispersion k add up to a negative binomial of dispersion t·k.
std::vector<double> law(double size, double rate, std::int64_t horizon, double k) {
  return law_of_days(horizon, [=](std::int64_t n) {
    const auto t = static_cast<double>(n);
    return negative_binomial_at_least(size, rate * t, k * t);
  });
}

}  // namespace

TEST_CASE("Negative-binomial days give the exact law from dispersion 0.1 to a million") {
  struct Row {
    double size, rate, k;
    std::int64_t horizon;
  };
  const auto row = GENERATE(values<Row>({{800, 92, 0.1, 60},
                                         {800, 92, 0.5, 40},
                                         {800, 92, 1, 30},
                                         {800, 92, 2.7, 25},
                                         {800, 92, 40, 20},
                                         {800, 92, 1e4, 15},
                                         {800, 92, 1e6, 15},
                                         {20, 1.5, 0.3, 60},
                                         {3, 0.2, 5, 80},
                                         {1, 0.7, 0.01, 300}}));
  INFO("size " << row.size << ", rate " << row.rate << ", dispersion " << row.k);
  const Outcome outcome = simulated(scattered(row.size, row.rate, row.horizon, fmt::format("dispersion = {}", row.k)), kTrials);
  CHECK(chi_square_p(outcome.counts(), law(row.size, row.rate, row.horizon, row.k)) > kFalseAlarm);
}

TEST_CASE("day_to_day is one over the root of the dispersion") {
  const Outcome outcome = simulated(scattered(800, 92, 30, "day_to_day = 0.8"), kTrials);
  CHECK(chi_square_p(outcome.counts(), law(800, 92, 30, 1 / 0.64)) > kFalseAlarm);
  CHECK(simulated(scattered(800, 92, 30, "day_to_day = 0.5"), 4096).counts() ==
        simulated(scattered(800, 92, 30, "dispersion = 4"), 4096).counts());
}

TEST_CASE("A very large dispersion is a Poisson day") {
  const auto poisson = law_of_days(15, [](std::int64_t n) { return poisson_at_least(800, 92 * static_cast<double>(n)); });
  for (const std::string scatter : {"dispersion = 1e12", "dispersion = 1e300", "day_to_day = 1e-6", "day_to_day = 1e-200"}) {
    INFO(scatter);
    CHECK(chi_square_p(simulated(scattered(800, 92, 15, scatter), kTrials).counts(), poisson) > kFalseAlarm);
  }
}

TEST_CASE("Negative-binomial days need exactly one of dispersion and day_to_day") {
  CHECK_FALSE(refusal(scattered(800, 92, 15, "")).empty());
  CHECK_FALSE(refusal(scattered(800, 92, 15, "dispersion = 2\nday_to_day = 0.7")).empty());
  CHECK_FALSE(refusal(scattered(800, 92, 15, "dispersion = 0")).empty());
  CHECK_FALSE(refusal(scattered(800, 92, 15, "dispersion = -1")).empty());
}
