#include <boost/math/special_functions/beta.hpp>

#include "support/goodness_of_fit.hpp"
#include "support/laws.hpp"
#include "support/outcome.hpp"

using namespace ebb::test;

namespace {

// A gamma prior on the rate, mean 10 and sd 3: shape a, b days' worth of it. With C casualties in d Poisson days the posterior is
// Gamma(a + C, b + d), and the days after d are negative binomial.
constexpr double kShape = 100 / 9.0, kDays = 10 / 9.0, kSize = 300;
constexpr std::int64_t kSeen = 5, kHorizon = 120;
constexpr std::uint64_t kTrials = 300'000;

const std::string kBody = "[contingent]\nsize = 300\nlosses = 0\n[casualties]\nrate = { gamma = { mean = 10, sd = 3 } }\n";

/// P(C = c) before anything was seen.
double before(double c) {
  const auto at_least = [](double k) { return negative_binomial_at_least(k, 10.0 * kSeen, kShape); };
  return at_least(c) - at_least(c + 1);
}

/// P(T ≤ n | C = c), c < size.
double depleted(std::int64_t n, double c) {
  if (n <= kSeen) return 0;
  const double days = static_cast<double>(n - kSeen), known = kDays + kSeen;
  return boost::math::ibeta(kSize - c, kShape + c, days / (days + known));
}

/// The law of T where c has these weights.
std::vector<double> law(const std::vector<std::pair<double, double>>& weights) {
  double all = 0;
  for (const auto& [c, w] : weights) all += w;
  return law_of_days(kHorizon, [&](std::int64_t n) {
    double sum = 0;
    for (const auto& [c, w] : weights) sum += w / all * depleted(n, c);
    return sum;
  });
}

}  // namespace

TEST_CASE("An exact count updates a gamma rate to its gamma posterior") {
  const std::string text = scenario(kHorizon, kBody + "[later_counts.seen]\ndate = 2025-01-06\ncasualties = 62\n");
  const Outcome outcome = simulated(text, kTrials);
  CHECK(proportion_p(outcome.kept(), kTrials, before(62)) > kFalseAlarm);
  CHECK(chi_square_p(outcome.counts(), law({{62, 1}})) > kFalseAlarm);
  CHECK(outcome.json()["summary"]["warnings"].dump().find("seen") != std::string::npos);  // a fixed count is warned of
}

TEST_CASE("What remained says the same as the casualties that are missing") {
  const Outcome casualties = simulated(scenario(kHorizon, kBody + "[later_counts.seen]\ndate = 2025-01-06\ncasualties = 62\n"),
                                       kTrials);
  const Outcome remaining = simulated(scenario(kHorizon, kBody + "[later_counts.seen]\ndate = 2025-01-06\nremaining = 238\n"),
                                      kTrials);
  CHECK(casualties.counts() == remaining.counts());
}

TEST_CASE("Losses before the start are part of a later count of casualties") {
  const std::string body = "[contingent]\nsize = 400\nlosses = 100\n[casualties]\nrate = { gamma = { mean = 10, sd = 3 } }\n";
  const Outcome outcome = simulated(scenario(kHorizon, body + "[later_counts.seen]\ndate = 2025-01-06\ncasualties = 162\n"),
                                    kTrials);
  CHECK(chi_square_p(outcome.counts(), law({{62, 1}})) > kFalseAlarm);
}

TEST_CASE("An uncertain count keeps every trial by the probability of its own count") {
  // Uniform on 40 to 60, rounded: half the probability at either end.
  std::vector<std::pair<double, double>> weights;
  double kept = 0;
  for (int c = 40; c <= 60; ++c) {
    const double keep = c == 40 || c == 60 ? 0.5 : 1;
    weights.push_back({c, keep * before(c)});
    kept += keep * before(c);
  }
  const std::string text = scenario(kHorizon,
                                    kBody + "[later_counts.seen]\ndate = 2025-01-06\ncasualties = { uniform = [40, 60] }\n");
  const Outcome outcome = simulated(text, 100'000);
  CHECK(proportion_p(outcome.kept(), 100'000, kept) > kFalseAlarm);
  CHECK(chi_square_p(outcome.counts(), law(weights)) > kFalseAlarm);
}

TEST_CASE("Several later counts multiply") {
  const std::string first = "[later_counts.a]\ndate = 2025-01-06\ncasualties = { uniform = [40, 60] }\n";
  const std::string second =
      "[later_counts.b]\ndate = 2025-01-06\ncasualties = { discrete = { values = [45, 50, 55], weights = [1, 2, 1] } }\n";
  const Outcome outcome = simulated(scenario(kHorizon, kBody + first + second), kTrials);
  CHECK(chi_square_p(outcome.counts(), law({{45, 0.5 * before(45)}, {50, before(50)}, {55, 0.5 * before(55)}})) > kFalseAlarm);
}

TEST_CASE("Cases are weighted by what they keep") {
  const std::string text = scenario(
      kHorizon, kBody +
                    "[later_counts.seen]\ndate = 2025-01-06\ncasualties = { uniform = [40, 60] }\n"
                    "[cases.a]\nweight = 1\n[cases.b]\nweight = 3\ncasualties.rate = { gamma = { mean = 20, sd = 6 } }\n");
  const Outcome outcome = simulated(text, 50'000);
  const double a = static_cast<double>(outcome.kept(0)), b = 3 * static_cast<double>(outcome.kept(1));
  double sum = 0;
  std::size_t day = 0;
  const Counts first = outcome.counts(0, 0), second = outcome.counts(0, 1);
  for (;; ++day) {
    sum += (a * static_cast<double>(first[day]) / static_cast<double>(outcome.kept(0)) +
            b * static_cast<double>(second[day]) / static_cast<double>(outcome.kept(1))) /
           (a + b);
    if (sum >= 0.5) break;
  }
  CHECK(outcome.summary()["quantiles"][2]["day"] == day);
}

TEST_CASE("The share kept is told by case and by count") {
  const std::string counts =
      "[later_counts.a]\ndate = 2025-01-06\ncasualties = { uniform = [39.6, 60.4] }\n"
      "[later_counts.b]\ndate = 6\nremaining = { uniform = [0, 290] }\n"
      "[cases.slow]\n[cases.quick]\ncasualties.rate = { gamma = { mean = 20, sd = 3 } }\n";
  constexpr std::uint64_t kSome = 50'000;
  const Outcome outcome = simulated(scenario(kHorizon, kBody + counts), kSome);
  // Of [39.6, 60.4] the outermost whole numbers have 0.9 of the others' probability.
  double slow = 0, quick = 0;
  const double shape = 400 / 9.0;
  for (int c = 40; c <= 60; ++c) {
    const double keep = c == 40 || c == 60 ? 0.9 : 1;
    slow += keep * before(c);
    quick += keep * (negative_binomial_at_least(c, 20.0 * kSeen, shape) - negative_binomial_at_least(c + 1, 20.0 * kSeen, shape));
  }
  const auto& cases = outcome.json()["cases"];
  CHECK(proportion_p(cases[0]["kept_by_count"][0], kSome, slow) > kFalseAlarm);
  CHECK(proportion_p(cases[1]["kept_by_count"][0], kSome, quick) > kFalseAlarm);
  for (const auto& one : cases) {
    CHECK(one["trials"] == kSome);
    CHECK(one["kept"] <= one["kept_by_count"][0]);
    CHECK(one["kept_by_count"][1] <= kSome);
  }
  // 40 lost leave no more than 260: b rejects nothing that a keeps.
  CHECK(outcome.kept(0) == cases[0]["kept_by_count"][0]);
}

TEST_CASE("Fewer than a thousand kept trials are too few and the count at fault is named") {
  const TemporaryFolder folder;
  const std::string file = folder.write(
      "test.toml", scenario(kHorizon, kBody + "[later_counts.fine]\ndate = 2025-01-03\ncasualties = { uniform = [0, 60] }\n"
                                              "[later_counts.odd]\ndate = 2025-01-06\ncasualties = 290\n"));
  const Finished finished = run_ebb({"run", file, "--json", "--trials", "20000"});
  CHECK(finished.exit_code == 4);
  CHECK(finished.err.find("odd") != std::string::npos);
  CHECK(finished.out.empty());
}
