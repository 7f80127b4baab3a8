#include <cmath>

#include "support/goodness_of_fit.hpp"
#include "support/laws.hpp"
#include "support/outcome.hpp"

using namespace ebb::test;

namespace {

/// Expected casualties of t fighting days: r·[φt + (1 − φ)(1 − 2^(−t/h))/(1 − 2^(−1/h))].
double expected(double rate, double floor, double half_life, double t) {
  return rate * (floor * t + (1 - floor) * (1 - std::exp2(-t / half_life)) / (1 - std::exp2(-1 / half_life)));
}

std::string learning(double size, double rate, double floor, double half_life, std::int64_t horizon, const std::string& more) {
  return scenario(
      horizon, fmt::format("[contingent]\nsize = {}\n[casualties]\nrate = {}\n{}\n[learning]\nfloor = {}\nhalf_life = {}\n", size,
                           rate, more, floor, half_life));
}

}  // namespace

TEST_CASE("Learning lowers the rate towards its floor with every fighting day") {
  for (const double floor : {0.0, 0.4, 0.75, 1.0})
    for (const double half_life : {0.5, 7.0, 20.0, 33.3}) {
      INFO("floor " << floor << ", half-life " << half_life);
      int day = 1;
      while (day <= 300 && std::floor(expected(92, floor, half_life, day) + 1e-6) < 3000) ++day;
      CHECK(simulated(learning(3000, 92, floor, half_life, 300, "noise = \"none\""), 2).day() == day);
    }
}

TEST_CASE("With floor 0 no more than a whole is ever lost") {
  const double all = 92 / (1 - std::exp2(-1 / 20.0));  // 2,700.2
  CHECK(simulated(learning(std::floor(all), 92, 0, 20, 3000, "noise = \"none\""), 2).day() < 3001);
  CHECK(simulated(learning(std::floor(all) + 1, 92, 0, 20, 3000, "noise = \"none\""), 2).day() == 3001);
}

TEST_CASE("Poisson days with learning give the exact law") {
  const auto law = law_of_days(
      150, [](std::int64_t n) { return poisson_at_least(500, expected(15, 0.4, 12, static_cast<double>(n))); });
  CHECK(chi_square_p(simulated(learning(500, 15, 0.4, 12, 150, ""), 50'000).counts(), law) > kFalseAlarm);
}

TEST_CASE("Learning counts fighting days by their intensity") {
  // Ten days at half intensity, then twenty of rest, then full: e grows by ½, 0 and 1.
  const auto cumulative = [](std::int64_t days) {
    double sum = 0, e = 0;
    for (std::int64_t n = 1; n <= days; ++n) {
      const double m = n <= 10 ? 0.5 : n <= 30 ? 0 : 1;
      sum += 15 * m * (0.2 + 0.8 * std::exp2(-e / 5));
      e += m;
    }
    return sum;
  };
  const auto law = law_of_days(200, [&](std::int64_t n) { return poisson_at_least(200, cumulative(n)); });
  const std::string phases = "[phases.low]\nend = 10\nintensity = 0.5\n[phases.rest]\nstart = 11\nend = 30\nintensity = 0\n";
  CHECK(chi_square_p(simulated(learning(200, 15, 0.2, 5, 200, "") + phases, 50'000).counts(), law) > kFalseAlarm);
}

TEST_CASE("Learning stands still while nobody is there and new waves inherit it") {
  // Ten fall on day 1 and the front is empty. The wave of day 20 fights with e = 1: 5, then 2.5, 1.25, 0.625.
  const std::string
      text = learning(10, 10, 0, 1, 100, "noise = \"none\"") +
             "[reinforcements.w]\nsize = 1000\narrival = 20\n[thresholds.a]\ncasualties = 15\n[thresholds.b]\ncasualties = 17\n"
             "[thresholds.c]\ncasualties = 19\n";
  const Outcome outcome = simulated(text, 2);
  CHECK(outcome.day(0) == 20);
  CHECK(outcome.day(1) == 21);
  CHECK(outcome.day(2) == 23);
}
