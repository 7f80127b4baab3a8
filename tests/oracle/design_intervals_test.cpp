// How often the 95 % intervals of each design contain the truth, over 2,000 runs of 16 replicates of 64 trials.
#include <boost/math/distributions/poisson.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>

#include "ebb/engine/engine.hpp"
#include "ebb/report/report.hpp"
#include "ebb/scenario/scenario.hpp"
#include "support/goodness_of_fit.hpp"

using namespace ebb;
using namespace ebb::test;

namespace {

constexpr std::uint64_t kRuns = 2000, kTrials = 1024;
constexpr double kCoverageAlarm = 1e-11;  // 3 % to either side
constexpr std::int64_t kHorizon = 26;

const std::string kScenario = R"(
schema  = 1
title   = "coverage"
start   = 2025-01-01
horizon = 26
[contingent]
size = { uniform = [5.5, 20.5] }
[casualties]
rate = 1
[phases.pause]
start     = 2
days      = { uniform = [0.5, 6.5] }
intensity = 0
[reinforcements.wave]
probability = 0.4
size        = { uniform = [1.5, 12.5] }
arrival     = 1
)";

/// P(T ≤ n), n = 0 … H, where every size from `least` to `most` is equally likely: the Poisson casualties of the days that have
/// not paused are at least the strength.
std::vector<double> exact_shares(int least = 6, int most = 20) {
  const double sizes = most - least + 1;
  std::vector<double> shares{0};
  for (std::int64_t day = 1; day <= kHorizon; ++day) {
    double share = 0;
    for (std::int64_t pause = 1; pause <= 6; ++pause) {
      const std::int64_t paused = std::clamp<std::int64_t>(day - 1, 0, pause);  // of days 2 … pause + 1
      const boost::math::poisson_distribution<double> casualties(static_cast<double>(day - paused));
      const auto at_least = [&](int strength) { return boost::math::cdf(boost::math::complement(casualties, strength - 1)); };
      for (int size = least; size <= most; ++size) {
        share += 0.6 * at_least(size) / sizes / 6;
        for (int wave = 2; wave <= 12; ++wave) share += 0.4 * at_least(size + wave) / 11 / sizes / 6;
      }
    }
    shares.push_back(share);
  }
  return shares;
}

std::int64_t quantile_of(const std::vector<double>& shares, double p) {
  return std::lower_bound(shares.begin(), shares.end(), p) - shares.begin();
}

struct Runs {
  std::uint64_t share_held = 0;                    ///< runs whose interval of "not by the horizon" holds the truth
  std::map<double, std::uint64_t> quantiles_held;  ///< by probability
  double mean = 0, squares = 0;                    ///< of the estimates of "not by the horizon"
  double mean_width = 0;

  double deviation() const { return std::sqrt(squares - mean * mean); }                ///< of one run's estimate
  double standard_error() const { return deviation() / std::sqrt(double{kRuns}); }  ///< of the mean over the runs
};

bool holds(const QuantileEstimate& quantile, std::int64_t truth) {
  return quantile.sampling_low.value_or(kHorizon + 1) <= truth && truth <= quantile.sampling_high.value_or(kHorizon + 1);
}

Runs runs_of(const std::string& text, DesignKind design, const std::vector<double>& shares) {
  const auto scenario = std::make_shared<const Scenario>(parse_scenario(text, "coverage.toml", "."));
  const double beyond = 1 - shares.back();
  Runs runs;
  for (std::uint64_t seed = 0; seed < kRuns; ++seed) {
    const Plan plan = make_plan(scenario, {kTrials, seed, design});
    const Report report = estimate(simulate(plan, shard_trials(kTrials, 1, 1), {}), {0.25, 0.5, 0.75});
    const auto& [p, low, high] = report.thresholds.front().not_by_horizon;
    runs.share_held += low <= beyond && beyond <= high;
    runs.mean += p / kRuns;
    runs.squares += p * p / kRuns;
    runs.mean_width += (high - low) / kRuns;
    for (const QuantileEstimate& quantile : report.thresholds.front().quantiles)
      runs.quantiles_held[quantile.p] += holds(quantile, quantile_of(shares, quantile.p));
  }
  return runs;
}

void check_cover(const Runs& runs, double beyond) {
  INFO(runs.share_held << " of " << kRuns << " hold the share, " << runs.mean << " on average, exactly " << beyond);
  CHECK(proportion_p(runs.share_held, kRuns, 0.95) > kCoverageAlarm);
  CHECK(std::fabs(runs.mean - beyond) < 7 * runs.standard_error());
  for (const auto& [p, held] : runs.quantiles_held) {  // whole days: at least 95 %
    INFO("quantile " << p << ": " << held);
    CHECK((20 * held > 19 * kRuns || proportion_p(held, kRuns, 0.95) > kCoverageAlarm));
  }
}

}  // namespace

TEST_CASE("The intervals of every design hold the truth in 95 % of 2,000 runs") {
  const std::vector<double> shares = exact_shares();
  std::map<DesignKind, Runs> all;
  for (const DesignKind design : {DesignKind::mc, DesignKind::lhs, DesignKind::sobol, DesignKind::antithetic}) {
    INFO(name_of(design));
    all[design] = runs_of(kScenario, design, shares);
    check_cover(all[design], 1 - shares.back());
  }
  const double plain = all[DesignKind::mc].standard_error();
  for (const DesignKind design : {DesignKind::lhs, DesignKind::sobol, DesignKind::antithetic}) {
    CHECK(all[design].standard_error() < 0.95 * plain);
    CHECK(all[design].mean_width < all[DesignKind::mc].mean_width);
  }
  CHECK(all[DesignKind::sobol].standard_error() < all[DesignKind::lhs].standard_error());
}

TEST_CASE("The intervals of pooled cases hold the truth in 95 % of 2,000 runs, though the cases share their random numbers") {
  const std::string cases = "[cases.wide]\n[cases.narrow]\nweight = 3\ncontingent.size = { uniform = [8.5, 14.5] }\n";
  std::vector<double> shares = exact_shares();
  const std::vector<double> narrow = exact_shares(9, 14);
  for (std::size_t n = 0; n < shares.size(); ++n) shares[n] = (shares[n] + 3 * narrow[n]) / 4;
  for (const DesignKind design : {DesignKind::mc, DesignKind::sobol}) {
    INFO(name_of(design));
    const Runs runs = runs_of(kScenario + cases, design, shares);
    check_cover(runs, 1 - shares.back());
    CHECK(runs.mean_width < 1.2 * 2 * 2.131 * runs.deviation());  // no bound, but the error itself
  }
}

TEST_CASE("The intervals of pooled cases of which later counts keep unequal shares hold the truth in 95 % of 2,000 runs") {
  // By day 4 the second case has lost twice as many people. F is a ratio: its truth is what all runs come to together.
  const auto scenario = std::make_shared<const Scenario>(parse_scenario(
      kScenario +
          "[later_counts.seen]\ndate = 2025-01-05\ncasualties = { uniform = [2, 5] }\n"
          "[cases.slow]\ncasualties.rate = { uniform = [0.5, 1.5] }\n[cases.fast]\ncasualties.rate = { uniform = [1, 3] }\n",
      "coverage.toml", "."));
  std::vector<ProportionEstimate> estimates;
  double beyond = 0, kept = 0;
  for (std::uint64_t seed = 0; seed < kRuns; ++seed) {
    const Result result = simulate(make_plan(scenario, {kTrials, seed, DesignKind::mc}), shard_trials(kTrials, 1, 1), {});
    estimates.push_back(estimate(result).thresholds.front().not_by_horizon);
    for (const CaseTally& tally : result.cases) {
      kept += static_cast<double>(tally.kept);
      beyond += static_cast<double>(tally.by_day(0).back());
    }
  }
  std::uint64_t held = 0;
  for (const ProportionEstimate& one : estimates) held += one.sampling_low <= beyond / kept && beyond / kept <= one.sampling_high;
  INFO(held << " of " << kRuns << " hold " << beyond / kept);
  CHECK(proportion_p(held, kRuns, 0.95) > kCoverageAlarm);
}
