#include "ebb/engine/constant_rate.hpp"

#include <catch2/catch.hpp>

#include "unit/plan/plan_example.hpp"

using namespace ebb;

namespace {

ConstantRate estimate_of(const std::string& body, std::int64_t horizon = 365) {
  return constant_rates(*test::plan_of(body, horizon).scenario).front();
}

std::string body(const std::string& size, const std::string& losses, const std::string& rate) {
  return "[contingent]\nsize = " + size + "\nlosses = " + losses + "\n[casualties]\nrate = " + rate + "\n";
}

const std::string kTen = body("1_000", "0", "10");  // day 100

}  // namespace

TEST_CASE("A constant rate takes the medians from the strength until none is left") {
  const ConstantRate estimate = estimate_of(body("{ uniform = [11_000, 13_000] }", "3_800", "{ uniform = [80, 104] }"));
  CHECK(estimate.reached.front() == 90);  // 8,200 / 92 = 89.1
  CHECK(estimate.casualties[0] == 3800);
  CHECK(estimate.casualties[10] == 4720);
  CHECK(estimate.casualties[89] == 11988);
  CHECK(estimate.casualties[90] == 12000);
  CHECK(estimate.casualties[365] == 12000);
}

TEST_CASE("A constant rate may be an observed one, zero, or meet a strength of zero") {
  CHECK(estimate_of(body("1_000", "365", "{ observed = [2024-12-06, 2025-01-01] }")).casualties[1] == 379);  // 365 / 26 = 14.04
  CHECK_FALSE(estimate_of(body("1_000", "0", "0")).reached.front());
  CHECK(estimate_of(body("1_000", "0", "0")).casualties[50] == 0);
  CHECK(estimate_of(body("100", "200", "5")).reached.front() == 0);
  CHECK(estimate_of(body("100", "200", "5")).casualties[9] == 200);
  CHECK(estimate_of(body("1", "0", "0.1")).reached.front() == 10);  // ten times 0.1, whatever doubles make of it
}

TEST_CASE("A constant rate leaves out learning, tempo, dependence on strength and random variation") {
  CHECK(estimate_of(kTen).reached.front() == 100);
  CHECK(estimate_of(kTen + "strength_exponent = 1\nnoise = \"negative-binomial\"\nday_to_day = 2\n"
                           "[learning]\nfloor = 0.1\nhalf_life = 5\n[tempo]\nfighting = 2\nresting = 8\n")
            .reached.front() == 100);
  CHECK(estimate_of(kTen + "rate_doubt = { lognormal = { p5 = 1, p95 = 4 } }\n").reached.front() == 50);
}

TEST_CASE("A constant rate counts deliveries, returns, wastage and pauses at their medians") {
  CHECK(estimate_of(kTen + "[reinforcements.w]\nsize = { uniform = [100, 300] }\narrival = 50\n").reached.front() == 120);
  CHECK(estimate_of(kTen + "[reinforcements.w]\nsize = 200\narrival = 50\nfront_share = 0.5\n").reached.front() == 110);
  CHECK(estimate_of(kTen + "[reinforcements.flow]\nper_day = 5\narrival = 1\n").reached.front() == 200);
  CHECK(estimate_of(kTen + "[reinforcements.flow]\nper_day = 5\narrival = 1\nend = 20\n").reached.front() == 110);
  CHECK(estimate_of(kTen + "[phases.p]\nstart = 11\ndays = 7\nintensity = 0\n").reached.front() == 107);
  CHECK(estimate_of(kTen + "[phases.p]\nstart = 11\ndays = 8\nintensity = 0.5\n").reached.front() == 104);
  CHECK_FALSE(estimate_of(kTen + "[phases.p]\nstart = 11\nintensity = 0\n").reached.front());
  // All ten of a day are back 5 days later: from day 6 on the strength stays as it is.
  CHECK_FALSE(estimate_of(kTen + "[returns]\nfraction = 1\nlag = 5\n").reached.front());
  CHECK(estimate_of(body("1_000", "0", "0") + "[thresholds.half]\nremaining = 0.5\n").reached.front() == std::nullopt);
  CHECK(estimate_of("[contingent]\nsize = 1_000\nwastage = 0.01\n[casualties]\nrate = 0\n[thresholds.half]\nremaining = 0.5\n")
            .reached.front() == 69);  // 0.99^69 = 0.4998
}

TEST_CASE("What is as likely as not to come is not counted in a constant rate, what is likelier is") {
  const auto with = [](const std::string& probability) {
    return estimate_of(kTen + "[reinforcements.w]\nsize = 200\narrival = 50\nprobability = " + probability + "\n")
        .reached.front();
  };
  CHECK(with("0.5") == 100);
  CHECK(with("0.51") == 120);
  CHECK(with("{ uniform = [0.4, 0.8] }") == 120);
}

TEST_CASE("A constant rate has a day for each threshold") {
  const ConstantRate estimate = estimate_of(
      kTen + "[thresholds.half]\nremaining = 0.5\n[thresholds.many]\ncasualties = 300\n[thresholds.more]\ncasualties = 1_001\n");
  CHECK(estimate.reached == std::vector<std::optional<std::int64_t>>{50, 30, std::nullopt});
}

TEST_CASE("The median of cases is their weighted median, and what has no day lies after every day") {
  CHECK(median_of_cases({7}, {3}) == 7);
  CHECK(median_of_cases({30, 10, 20}, {1, 1, 1}) == 20);
  CHECK(median_of_cases({30, 10, 20}, {3, 1, 1}) == 30);
  CHECK(median_of_cases({10, 20}, {1, 1}) == 10);  // half of the weight is enough, as for every quantile
  CHECK(median_of_cases({std::nullopt, 10}, {2, 1}) == std::nullopt);
  CHECK(median_of_cases({std::nullopt, 10}, {0, 1}) == 10);
}
