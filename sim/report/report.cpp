#include "ebb/report/report.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ebb/core/failure.hpp"
#include "report/count_warnings.hpp"
#include "report/first_passage.hpp"
#include "report/weights.hpp"

namespace ebb {
namespace {

void check(const std::vector<double>& quantiles) {
  for (const double p : quantiles)
    if (!(p > 0 && p < 1))
      throw UsageFailure(
          fmt::format("the quantile {} is not between 0 and 1 (0.05 is the day by which one trial in twenty "
                      "has reached the threshold)",
                      p));
}

ThresholdEstimate estimate_threshold(const RunFacts::ThresholdFacts& facts, const FirstPassage& law,
                                     const std::vector<double>& quantiles) {
  ThresholdEstimate estimate;
  estimate.id = facts.id;
  estimate.title = facts.title;
  for (const double p : quantiles) estimate.quantiles.push_back(law.estimate(p));
  estimate.p5 = law.estimate(0.05);
  estimate.median = law.estimate(0.5);
  estimate.p95 = law.estimate(0.95);
  estimate.not_by_horizon = law.not_by_horizon();
  estimate.has_intervals = law.has_interval();
  for (std::int64_t day = 0; day <= law.horizon(); ++day) estimate.cdf.push_back(law.share_by(day));
  return estimate;
}

/// Every threshold, pooled over the cases by these weights; a case of weight 0 is not in the pool.
std::vector<ThresholdEstimate> pool(const Result& result, const std::vector<double>& weights,
                                    const std::vector<double>& quantiles) {
  std::vector<ThresholdEstimate> estimates;
  for (std::size_t t = 0; t < result.facts.thresholds.size(); ++t)
    estimates.push_back(estimate_threshold(result.facts.thresholds[t], first_passage_of(result, weights, t), quantiles));
  return estimates;
}

/// The weights without one case; nothing where they are all there is, or all that is left.
std::optional<std::vector<double>> all_but(std::size_t index, std::vector<double> weights) {
  if (!(weights[index] > 0)) return {};
  weights[index] = 0;
  if (std::all_of(weights.begin(), weights.end(), [](double weight) { return weight == 0; })) return {};
  return weights;
}

void estimate_cases(const Result& result, const std::vector<double>& quantiles, Report& report) {
  const std::size_t cases = result.cases.size();
  if (cases == 1) return;
  const std::vector<double> weights = pooling_weights(result.facts);
  for (std::size_t c = 0; c < cases; ++c) {
    report.by_case.push_back(pool(result, weights_of_one(c, cases), quantiles));
    const auto others = all_but(c, weights);
    report.without_case.push_back(others ? pool(result, *others, {0.5}) : std::vector<ThresholdEstimate>{});
  }
}

std::vector<DateChance> chances_by_month(const Result& result, const std::vector<double>& cdf) {
  const std::int64_t horizon = result.shapes.front().horizon_days;
  const Date last = result.facts.start + std::chrono::days{horizon};
  std::vector<DateChance> chances;
  constexpr std::chrono::days kOneDay{1};
  for (Date date = end_of_month(result.facts.start + kOneDay); date < last; date = end_of_month(date + kOneDay))
    chances.push_back({date, cdf[static_cast<std::size_t>((date - result.facts.start).count())]});
  chances.push_back({last, cdf.back()});
  return chances;
}

}  // namespace

Report estimate(const Result& result, const std::vector<double>& quantiles) {
  check(quantiles);
  Report report;
  report.thresholds = pool(result, pooling_weights(result.facts), quantiles);
  estimate_cases(result, quantiles, report);
  report.by_date = chances_by_month(result, report.thresholds.front().cdf);
  report.warnings = result.facts.warnings;
  for (std::string& message : count_warnings(result)) report.warnings.push_back({Severity::warning, {}, std::move(message)});
  report.incomplete = missing_trials(result);
  return report;
}

}  // namespace ebb
