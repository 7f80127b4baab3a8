#include "support/goodness_of_fit.hpp"
#include "support/laws.hpp"
#include "support/outcome.hpp"

using namespace ebb::test;

namespace {

/// 1,000 sent, 100 lost before, ten a day from then on.
std::string ten_a_day(const std::string& thresholds, const std::string& more = "") {
  return scenario(100,
                  "[contingent]\nsize = 1000\nlosses = 100\n[casualties]\nrate = 10\nnoise = \"none\"\n" + more + thresholds);
}

int day(const std::string& threshold, const std::string& more = "") {
  return simulated(ten_a_day("[thresholds.one]\n" + threshold, more), 4).day();
}

}  // namespace

TEST_CASE("A threshold on what is below counts those at the front") {
  CHECK(day("below = 0") == 90);
  CHECK(day("below = 450") == 45);
  CHECK(day("below = 449") == 46);
  CHECK(day("below = 900") == 0);
  CHECK(day("below = 899") == 1);
  CHECK(day("below = 5000") == 0);
}

TEST_CASE("A threshold on what remains is a share of those sent") {
  CHECK(day("remaining = 0.5") == 40);
  CHECK(day("remaining = 0.5\nof = \"sent\"") == 40);
  CHECK(day("remaining = 0.9") == 0);
  CHECK(day("remaining = 0") == 90);
  CHECK(day("remaining = 0.0999") == 81);  // ⌊99.9⌋ = 99
}

TEST_CASE("A threshold on casualties counts those before the start") {
  CHECK(day("casualties = 100") == 0);
  CHECK(day("casualties = 101") == 1);
  CHECK(day("casualties = 500") == 40);
  CHECK(day("casualties = 1000") == 90);
  CHECK(day("casualties = 1001") == 101);  // there were never more
  CHECK(day("casualties_share = 0.5") == 40);
  CHECK(day("casualties_share = 0.1") == 0);
  CHECK(day("casualties_share = 1") == 90);
  CHECK(day("casualties_share = 0.1001") == 1);  // ⌈100.1⌉ = 101
}

TEST_CASE("Shares of a whole number are that number whatever doubles make of them") {
  // In doubles 0.07·100 is above 7, 0.29·100 below 29, 0.57·100 below 57.
  for (const int percent : {7, 14, 28, 29, 55, 56, 57, 58}) {
    const std::string text = scenario(
        200, fmt::format("[contingent]\nsize = 100\n[casualties]\nrate = 1\nnoise = \"none\"\n"
                         "[thresholds.a]\nremaining = 0.{0:02}\n[thresholds.b]\ncasualties_share = 0.{0:02}\n",
                         percent));
    const Outcome outcome = simulated(text, 2);
    CHECK(outcome.day(0) == 100 - percent);
    CHECK(outcome.day(1) == percent);
  }
}

TEST_CASE("Deployed counts all who have come to the front by that day") {
  const std::string wave = "[reinforcements.wave]\nsize = 1000\narrival = 11\nfront_share = 0.5\n";
  CHECK(day("remaining = 0.5\nof = \"sent\"", wave) == 90);      // 900 + 500 − 10 n ≤ 500
  CHECK(day("remaining = 0.5\nof = \"deployed\"", wave) == 65);  // … ≤ 750
  CHECK(day("casualties_share = 0.15\nof = \"sent\"", wave) == 5);
  CHECK(day("casualties_share = 0.3\nof = \"deployed\"", wave) == 35);
  CHECK(day("remaining = 0.85\nof = \"deployed\"", wave) == 5);  // before the wave
}

TEST_CASE("Several thresholds are kept apart and shown in the order of the file") {
  const Outcome outcome = simulated(
      ten_a_day("[thresholds.zero]\nbelow = 0\n[thresholds.half]\nremaining = 0.5\n[thresholds.start]\nbelow = 900\n"), 4);
  CHECK(outcome.day(0) == 90);
  CHECK(outcome.day(1) == 40);
  CHECK(outcome.day(2) == 0);
  CHECK(outcome.json()["cases"][0]["thresholds"][1]["id"] == "half");
  CHECK(simulated(ten_a_day(""), 4).json()["cases"][0]["thresholds"][0]["id"] == "depleted");
}

TEST_CASE("Poisson casualties reach a number of casualties by their exact law") {
  const auto law = law_of_days(60, [](std::int64_t n) { return poisson_at_least(300, 10 * static_cast<double>(n)); });
  const std::string text = scenario(
      60, "[contingent]\nsize = 1000\nlosses = 100\n[casualties]\nrate = 10\n[thresholds.lost]\ncasualties = 400\n");
  CHECK(chi_square_p(simulated(text, 50'000).counts(), law) > kFalseAlarm);
}

TEST_CASE("A share with reinforcements must say of what") {
  const std::string wave = "[reinforcements.wave]\nsize = 10\narrival = 11\n";
  CHECK_FALSE(refusal(ten_a_day("[thresholds.one]\nremaining = 0.5\n", wave)).empty());
  CHECK_FALSE(refusal(ten_a_day("[thresholds.one]\ncasualties_share = 0.5\n", wave)).empty());
  CHECK(day("remaining = 0", wave) == 91);
}
