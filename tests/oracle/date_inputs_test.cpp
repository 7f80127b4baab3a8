#include <boost/math/distributions/normal.hpp>

#include "support/input_law.hpp"

using namespace ebb::test;

namespace {

// Day n is start + n. With the start on 31 December 2024, day n of 2025 is its n-th day: 1 March is day 60, 31 March day 90.
constexpr std::int64_t kHorizon = 200;
constexpr std::uint64_t kTrials = 100'000;

/// One person, one casualty a day once the pause has ended: T is the day after its end.
Outcome pause_until(const std::string& end) {
  return simulated(
      scenario(kHorizon,
               "[contingent]\nsize = 1\n[casualties]\nrate = 1\nnoise = \"none\"\n[phases.pause]\nintensity = 0\nend = " + end,
               "2024-12-31"),
      kTrials);
}

/// The p-value of the pause's end against F on the day line, where day n is [n, n + 1).
double date_fits(const std::string& end, const Cdf& cdf) {
  const auto law = law_of_days(kHorizon, [&](std::int64_t n) { return n == 0 ? 0 : cdf(static_cast<double>(n)); });
  return chi_square_p(pause_until(end).counts(), law);
}

const double kZ95 = boost::math::quantile(boost::math::normal_distribution<double>(), 0.95);

Cdf normal(double mean, double sd) {
  return [=](double x) { return boost::math::cdf(boost::math::normal_distribution<double>(mean, sd), x); };
}

Cdf triangle(double low, double mode, double high) {
  return [=](double x) {
    if (x <= low) return 0.0;
    if (x >= high) return 1.0;
    return x < mode ? (x - low) * (x - low) / ((high - low) * (mode - low))
                    : 1 - (high - x) * (high - x) / ((high - low) * (high - mode));
  };
}

}  // namespace

TEST_CASE("A fixed date is that day, as a date or as the number of the day") {
  CHECK(pause_until("2025-03-01").day() == 61);
  CHECK(pause_until("60").day() == 61);
  CHECK(pause_until("{ fixed = 2025-03-01 }").day() == 61);
  CHECK(pause_until("{ fixed = 2025-03-01, note = \"agreed\" }").day() == 61);
}

TEST_CASE("A uniform date gives each of its days the same probability") {
  std::vector<double> law(kHorizon + 2, 0.0);
  for (std::size_t n = 60; n <= 90; ++n) law[n + 1] = 1 / 31.0;
  CHECK(chi_square_p(pause_until("{ uniform = [2025-03-01, 2025-03-31] }").counts(), law) > kFalseAlarm);
  CHECK(chi_square_p(pause_until("{ uniform = [60, 90] }").counts(), law) > kFalseAlarm);
}

TEST_CASE("Low is the beginning of its day and mode the middle and high the end") {
  CHECK(date_fits("{ triangular = [2025-03-01, 2025-03-11, 2025-03-31] }", triangle(60, 70.5, 91)) > kFalseAlarm);
  CHECK(date_fits("{ pert = [2025-03-01, 2025-03-11, 2025-03-31] }", [](double x) {
          const double a = 1 + 4 * 10.5 / 31, b = 1 + 4 * 20.5 / 31;
          return x <= 60 ? 0 : x >= 91 ? 1 : boost::math::ibeta(a, b, (x - 60) / 31);
        }) > kFalseAlarm);
}

TEST_CASE("The mean of a date is the middle of its day and quantiles are its end") {
  CHECK(date_fits("{ normal = { mean = 2025-03-11, sd = 5 } }", normal(70.5, 5)) > kFalseAlarm);
  CHECK(date_fits("{ normal = { p5 = 2025-03-01, p95 = 2025-03-21 } }", normal(71, 10 / kZ95)) > kFalseAlarm);
  CHECK(date_fits("{ likely = [2025-03-01, 2025-03-21] }", normal(71, 10 / kZ95)) > kFalseAlarm);
  CHECK(date_fits("{ quantiles = { p5 = 2025-03-01, p95 = 2025-03-21 } }", [](double x) {  // two terms: a logistic law
          return 1 / (1 + std::exp(-(x - 71) * std::log(19) / 10));
        }) > kFalseAlarm);
}

TEST_CASE("Truncated dates keep whole days from min to max") {
  CHECK(date_fits("{ normal = { mean = 2025-03-11, sd = 10 }, min = 2025-03-06, max = 2025-03-31 }",
                  truncated(normal(70.5, 10), 65, 91)) > kFalseAlarm);
}

TEST_CASE("Discrete dates are those days by their weights") {
  std::vector<double> law(kHorizon + 2, 0.0);
  law[61] = 0.75, law[91] = 0.25;
  CHECK(chi_square_p(pause_until("{ discrete = { values = [2025-03-01, 2025-03-31], weights = [3, 1] } }").counts(), law) >
        kFalseAlarm);
}

TEST_CASE("A date mixes no days and numbers and takes no family of amounts") {
  for (const std::string end :
       {"{ uniform = [2025-03-01, 90] }", "{ lognormal = { mean = 60, sd = 5 } }", "{ gamma = { mean = 60, sd = 5 } }",
        "{ weibull = { mean = 60, sd = 5 } }", "{ exponential = { mean = 60 } }"}) {
    INFO(end);
    CHECK_FALSE(
        refusal(scenario(100, "[contingent]\nsize = 1\n[casualties]\nrate = 1\n[phases.pause]\nintensity = 0\nend = " + end))
            .empty());
  }
}
