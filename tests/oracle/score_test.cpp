// `ebb score` against laws that are known: exactly where nothing is drawn, else as closely as the number of trials allows.
#include <boost/math/distributions/poisson.hpp>
#include <boost/math/special_functions/gamma.hpp>

#include "support/goodness_of_fit.hpp"
#include "support/laws.hpp"
#include "support/outcome.hpp"

using namespace ebb::test;

namespace {

using Json = nlohmann::json;

constexpr std::uint64_t kTrials = 100'000;
constexpr double kFarOff = 8;  // standard errors: twice the normal tail beyond it is below kFalseAlarm

/// The scores as --json prints them.
Json scored(const std::string& scenario_text, const std::string& observed, const std::string& trials = "100000") {
  const TemporaryFolder folder;
  folder.write("s.toml", scenario_text);
  folder.write("o.toml", "schema = 1\ntitle = \"later\"\n" + observed);
  const Finished finished = run_ebb(
      {"score", "s.toml", "--observed", "o.toml", "--json", "--quiet", "--design", "mc", "--trials", trials},
      {.folder = folder.path()});
  INFO(finished.err);
  REQUIRE(finished.exit_code == 0);
  return Json::parse(finished.out);
}

std::string count(const std::string& what) { return "[counts.a]\ndate = 2025-01-11\n" + what + "\n"; }  // day 10

std::uint64_t trials_of(double share, double trials = kTrials) {
  return static_cast<std::uint64_t>(std::llround(share * trials));
}

const std::string kPoisson = scenario(60, "[contingent]\nsize = 100_000\nlosses = 50\n[casualties]\nrate = 10\n");

double at_most(double k) { return 1 - poisson_at_least(k + 1, 100); }  // of the casualties of ten days

/// The exact score of 50 + Poisson(100) at y, and the standard error of an estimate from n trials, by g(x) = |x − y| − E|x − X|.
struct Exact {
  double crps = 0, error = 0;
  explicit Exact(double y, double n = kTrials) {
    const boost::math::poisson_distribution<double> law(100);
    double mean = 0, square = 0;
    for (int x = 0; x < 400; ++x) {
      crps += std::pow(at_most(x) - (x + 50 >= y ? 1 : 0), 2);
      double apart = 0;
      for (int other = 0; other < 400; ++other) apart += std::abs(x - other) * boost::math::pdf(law, other);
      const double g = std::abs(x + 50 - y) - apart, p = boost::math::pdf(law, x);
      mean += p * g, square += p * g * g;
    }
    error = std::sqrt((square - mean * mean) / n);
  }
};

}  // namespace

TEST_CASE("The scores of a Poisson count are those of its exact law") {
  const Json one = scored(kPoisson, count("casualties = 170")).at("counts").at(0);
  const Json& forecast = one.at("forecast");
  const Exact exact(170);
  CHECK(std::abs(forecast.at("crps").get<double>() - exact.crps) < kFarOff * exact.error);
  // From 16 replicates: its square varies as chi-square with 15 degrees of freedom. False-alarm rate below 1e-9.
  const double sampled = forecast.at("crps_error").get<double>() / (2.131 * exact.error);
  CHECK((sampled > 0.2 && sampled < 2.2));
  const boost::math::poisson_distribution<double> law(100);
  CHECK(proportion_p(trials_of(forecast.at("probability")), kTrials, boost::math::pdf(law, 120)) > kFalseAlarm);
  CHECK(forecast.at("log_score").get<double>() == Approx(-std::log(forecast.at("probability").get<double>())));
  CHECK(proportion_p(trials_of(forecast.at("pit").at(0)), kTrials, at_most(119)) > kFalseAlarm);
  CHECK(proportion_p(trials_of(forecast.at("pit").at(1)), kTrials, at_most(120)) > kFalseAlarm);
  CHECK(forecast.at("log_score_sampling").at(0) < forecast.at("log_score"));
  CHECK(forecast.at("log_score_sampling").at(1) > forecast.at("log_score"));
  CHECK(one.at("straight_line").at("value") == 150);
  CHECK(one.at("straight_line").at("crps") == 20);
  CHECK(one.at("straight_line").at("log_score").is_null());
}

TEST_CASE("A rounded claim is scored by the interval that is rounded to it") {
  const Json forecast = scored(kPoisson, count("casualties = 160\nrounded_to = 10")).at("counts").at(0).at("forecast");
  CHECK(proportion_p(trials_of(forecast.at("probability")), kTrials, at_most(114) - at_most(104)) > kFalseAlarm);
}

TEST_CASE("A lower bound is scored by the probability of all above it") {
  const Json one = scored(kPoisson, count("at_least = 160")).at("counts").at(0);
  const Json& forecast = one.at("forecast");
  const double p = forecast.at("probability");
  CHECK(proportion_p(trials_of(p), kTrials, poisson_at_least(110, 100)) > kFalseAlarm);
  CHECK(forecast.at("log_score").get<double>() == Approx(-std::log(p)));
  CHECK(forecast.at("brier").get<double>() == Approx((1 - p) * (1 - p)));
  CHECK_FALSE(forecast.contains("crps"));
  CHECK(one.at("straight_line").at("brier") == 1);
}

TEST_CASE("A day that was reached and one that never came are scored by the law of the day") {
  const std::string text = scenario(30, "[contingent]\nsize = 50\n[casualties]\nrate = 10\n");
  const auto reached = [](int n) { return n < 1 ? 0 : poisson_at_least(50, 10.0 * n); };
  const auto check = [&](const Json& one, double by_then, double p, double crps) {
    const Json& forecast = one.at("forecast");
    CHECK(proportion_p(trials_of(forecast.at("by_then")), kTrials, by_then) > kFalseAlarm);
    CHECK(proportion_p(trials_of(forecast.at("probability")), kTrials, p) > kFalseAlarm);
    CHECK(std::abs(forecast.at("crps").get<double>() - crps) < kFarOff / 1.9 * forecast.at("crps_error").get<double>());
  };
  double until_4 = 0, on_7 = 0;
  for (int n = 0; n <= 4; ++n) until_4 += reached(n) * reached(n);
  for (int n = 0; n <= 30; ++n) on_7 += std::pow(reached(n) - (n >= 7 ? 1 : 0), 2);
  const Json never = scored(text, "[thresholds.depleted]\nnot_by = 2025-01-05\n").at("thresholds").at(0);
  check(never, reached(4), 1 - reached(4), until_4);
  CHECK(never.at("straight_line").at("day") == 5);
  CHECK(never.at("straight_line").at("crps") == 0);
  CHECK(never.at("straight_line").at("log_score") == 0);
  const Json came = scored(text, "[thresholds.depleted]\non = 2025-01-08\n").at("thresholds").at(0);
  check(came, reached(7), reached(7) - reached(6), on_7);
  CHECK(came.at("straight_line").at("crps") == 2);
  CHECK(came.at("straight_line").at("log_score").is_null());
}

TEST_CASE("Without luck the scores are exact") {
  const std::string text = scenario(
      30,
      "[contingent]\nsize = 1_000\nlosses = { discrete = { values = [100, 200], weights = [1, 1] } }\n"
      "[casualties]\nrate = 10\nnoise = \"none\"\n");
  const Json one = scored(text, count("casualties = 260")).at("counts").at(0);
  const double p = one.at("forecast").at("pit").at(1);  // 200 or 300 by day 10
  CHECK(proportion_p(trials_of(p), kTrials, 0.5) > kFalseAlarm);
  CHECK(one.at("forecast").at("crps").get<double>() == Approx(60 * p * p + 40 * (1 - p) * (1 - p)).epsilon(1e-13));
  CHECK(one.at("forecast").at("quantiles").at(0) == 200);
  CHECK(one.at("forecast").at("quantiles").at(4) == 300);
  CHECK(one.at("forecast").at("log_score").is_null());
  CHECK(one.at("forecast").at("log_score_sampling").at(0).get<double>() == Approx(-std::log(1 - std::pow(0.025, 1e-5))));
  CHECK(one.at("forecast").at("log_score_sampling").at(1).is_null());
  CHECK(one.at("straight_line").at("crps") == 60);
}

TEST_CASE("The forecast of a score is that of the trials that the later counts keep") {
  // A gamma rate, 62 casualties by day 5: then a negative binomial until day 10 (see later_counts_test.cpp).
  const std::string text = scenario(60,
                                    "[contingent]\nsize = 1_000\n[casualties]\nrate = { gamma = { mean = 10, sd = 3 } }\n"
                                    "[later_counts.seen]\ndate = 2025-01-06\ncasualties = 62\n");
  const Json result = scored(text, count("at_least = 125"), "300000");
  const auto kept = result.at("run").at("cases").at(0).at("kept").get<std::uint64_t>();
  CHECK(kept < 20'000);
  const double shape = 100 / 9.0 + 62, days = 10 / 9.0 + 5;
  const double p = result.at("counts").at(0).at("forecast").at("probability");
  CHECK(proportion_p(trials_of(p, static_cast<double>(kept)), kept, negative_binomial_at_least(63, 5 * shape / days, shape)) >
        kFalseAlarm);
}

TEST_CASE("Cases are scored alone and pooled, and so are their straight lines") {
  const std::string text = scenario(30,
                                    "[contingent]\nsize = 1_000\nlosses = 100\n[casualties]\nrate = 10\nnoise = \"none\"\n"
                                    "[cases.a]\n[cases.b]\nweight = 3\ncontingent.losses = 200\n");
  const Json one = scored(text, count("casualties = 250"), "1000").at("counts").at(0);  // 200 and 300 by day 10
  CHECK(one.at("forecast").at("crps").get<double>() == Approx(50 / 16.0 + 50 * 9 / 16.0));
  CHECK(one.at("by_case").at(0).at("id") == "a");
  for (const Json& by_case : one.at("by_case")) {
    CHECK(by_case.at("forecast").at("crps") == 50);
    CHECK(by_case.at("straight_line").at("crps") == 50);
  }
  CHECK(one.at("by_case").at(1).at("straight_line").at("value") == 300);
}
