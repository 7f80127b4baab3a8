// The short cut at the front door: against closed forms and against the day kernel, on millions of trials.
#include <cmath>

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

namespace {

constexpr std::uint64_t kMillion = 1'000'000;

/// How many trials reach the first threshold by a day.
std::uint64_t reached_by(const Counts& counts, std::size_t day) {
  std::uint64_t sum = 0;
  for (std::size_t n = 0; n <= day; ++n) sum += counts[n];
  return sum;
}

}  // namespace

TEST_CASE("A first loss under a vague gamma prior comes as rarely as its closed form says") {
  const std::string text = scenario(
      365,
      "[contingent]\nsize = 1000\n[casualties]\nrate = 0.5\nrate_doubt = { gamma = { mean = 1, sd = 31.6227766 } }\n"
      "[thresholds.first]\ncasualties = 1\n");
  for (const std::string kernel : {"auto", "day"}) {
    INFO(kernel);
    const Counts counts = simulated(text, kMillion, {"--kernel", kernel, "--design", "mc", "--quiet"}).counts();
    for (const std::size_t day : {1, 7, 365})
      CHECK(proportion_p(reached_by(counts, day), kMillion, 1 - std::pow(1 + 500 * static_cast<double>(day), -0.001)) >
            kFalseAlarm);
  }
}

TEST_CASE("What next to never happens does not happen") {
  for (const std::string rate : {"1e-100", "1e-300", "5e-324", "0"})
    for (const std::string noise :
         {"", "noise = \"negative-binomial\"\ndispersion = 2\n", "noise = \"negative-binomial\"\ndispersion = 1e-6\n"}) {
      INFO(rate << " " << noise);
      const Outcome outcome = simulated(scenario(365, "[contingent]\nsize = 1\n[casualties]\nrate = " + rate + "\n" + noise),
                                        20'000, {"--quiet"});
      CHECK(outcome.counts().back() == 20'000);
    }
}

TEST_CASE("Rare losses come as often over a century as their closed forms say") {
  constexpr std::int64_t kCentury = 36'525;
  constexpr std::uint64_t kTrials = 5'000;
  for (const double rate : {1e-6, 2e-5}) {
    INFO("rate " << rate);
    const auto share = [&](const std::string& noise) {
      return simulated(fixed(1, rate, kCentury, noise), kTrials, {"--kernel", "day", "--design", "mc", "--quiet"})
          .counts()
          .back();
    };
    const double n = static_cast<double>(kCentury);
    CHECK(proportion_p(share(""), kTrials, 1 - poisson_at_least(1, rate * n)) > kFalseAlarm);
    for (const double k : {1e-6, 1.0})
      CHECK(proportion_p(share(fmt::format("noise = \"negative-binomial\"\ndispersion = {}\n", k)), kTrials,
                         1 - negative_binomial_at_least(1, rate * n, k * n)) > kFalseAlarm);
  }
}

TEST_CASE("Days of wildly unequal losses reach a few units as their closed form says") {
  for (const double k : {1e-6, 1e-4, 1e-2, 0.3})
    for (const double units : {1.0, 5.0}) {
      INFO(units << " units, dispersion " << k);
      const auto law = law_of_days(60, [&](std::int64_t n) {
        return negative_binomial_at_least(units, 5.0 * static_cast<double>(n), k * static_cast<double>(n));
      });
      const std::string text = fixed(units, 5, 60, fmt::format("noise = \"negative-binomial\"\ndispersion = {}\n", k));
      CHECK(chi_square_p(simulated(text, kMillion / 5, {"--design", "mc", "--quiet"}).counts(), law) > kFalseAlarm);
    }
}
