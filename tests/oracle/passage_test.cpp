// The short cut at the front door: against closed forms and against the day kernel, on millions of trials.
#include "support/exact_days.hpp"
#include "support/goodness_of_fit.hpp"
#include "support/laws.hpp"
#include "support/outcome.hpp"
#include "support/problems.hpp"

using namespace ebb::test;

namespace {

constexpr std::uint64_t kTenMillion = 10'000'000;

std::string fixed(double size, double rate, std::int64_t horizon, const std::string& more) {
  return scenario(horizon, fmt::format("[contingent]\nsize = {}\n[casualties]\nrate = {}\n{}", size, rate, more));
}

Counts passed(const std::string& text, std::uint64_t trials) {
  return simulated(text, trials, {"--kernel", "passage", "--quiet"}).counts();
}

/// Another seed: the day kernel shares the inputs of a trial, and is to be independent of it here.
void check_same_law(const std::string& text, std::uint64_t by_passage, std::uint64_t by_day) {
  const Outcome fast = simulated(text, by_passage, {"--kernel", "passage", "--quiet"});
  const Outcome slow = simulated(text, by_day, {"--kernel", "day", "--seed", "2", "--quiet"});
  CHECK(fast.json()["run"]["kernel"] == "passage");
  CHECK(slow.json()["run"]["kernel"] == "day");
  for (std::size_t i = 0; i < fast.json()["cases"][0]["thresholds"].size(); ++i) {
    INFO("threshold " << fast.json()["cases"][0]["thresholds"][i]["id"]);
    CHECK(two_sample_p(fast.counts(i), slow.counts(i)) > kFalseAlarm);
  }
}

}  // namespace

TEST_CASE("Ten million trials by first passage follow the exact law of Poisson days") {
  const auto law = law_of_days(110, [](std::int64_t n) { return poisson_at_least(8000, 92 * static_cast<double>(n)); });
  CHECK(chi_square_p(passed(fixed(8000, 92, 110, ""), kTenMillion), law) > kFalseAlarm);
}

TEST_CASE("Ten million trials by first passage follow the exact law of negative-binomial days") {
  const auto law = law_of_days(130, [](std::int64_t n) {
    const auto t = static_cast<double>(n);
    return negative_binomial_at_least(8000, 92 * t, 5 * t);
  });
  CHECK(chi_square_p(passed(fixed(8000, 92, 130, "noise = \"negative-binomial\"\ndispersion = 5\n"), kTenMillion), law) >
        kFalseAlarm);
}

TEST_CASE("Ten million trials by first passage follow the exact law where a wave may come too late") {
  const std::string noise = "noise = \"negative-binomial\"\ndispersion = 10\n";
  const std::string wave = "[reinforcements.wave]\nsize = 4000\narrival = 44\n";
  const ExactDays exact = exact_days(std::vector<double>(120, 92.0), 10, 4000, {44, 4000});
  const auto law = law_of_days(120, [&](std::int64_t n) { return exact.by[static_cast<std::size_t>(n)]; });
  CHECK(chi_square_p(passed(fixed(4000, 92, 120, noise + wave), kTenMillion), law) > kFalseAlarm);
}

TEST_CASE("Ten million trials of the reference problem agree between first passage and day by day") {
  check_same_law(problem("r1"), kTenMillion, kTenMillion / 5);
}

TEST_CASE("Thresholds of every kind agree between first passage and day by day") {
  check_same_law(scenario(300, kPassageOfEveryKind), 1'000'000, 1'000'000);
}
