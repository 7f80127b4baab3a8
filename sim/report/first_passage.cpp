#include "report/first_passage.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include "ebb/random/design_kind.hpp"
#include "report/decimal.hpp"
#include "report/jackknife.hpp"
#include "report/student.hpp"

namespace ebb {
namespace {

using Counts = Curve::Counts;

Counts running_sums(Counts counts) {
  for (std::size_t i = 1; i < counts.size(); ++i) counts[i] += counts[i - 1];
  return counts;
}

/// The first day in [0, H] of which `holds`, true from some day on; nothing where there is none.
std::optional<std::int64_t> first_day(std::int64_t horizon, const std::function<bool(std::int64_t)>& holds) {
  std::int64_t low = 0, high = horizon + 1;
  while (low < high) {
    const std::int64_t middle = (low + high) / 2;
    if (holds(middle))
      high = middle;
    else
      low = middle + 1;
  }
  if (low > horizon) return {};
  return low;
}

std::optional<std::int64_t> day_of_rank(const Counts& by_day, std::uint64_t rank) {
  const auto found = std::lower_bound(by_day.begin(), by_day.end(), rank);
  if (found == by_day.end()) return {};
  return found - by_day.begin();
}

}  // namespace

Curve curve_of(const CaseTally& tally, double weight, int threshold) {
  Counts all = running_sums(tally.by_day(threshold));
  all.pop_back();
  Curve curve{weight, tally.kept, std::move(all), {}};
  for (const Counts& replicate : tally.reached[static_cast<std::size_t>(threshold)])
    curve.by_replicate.push_back(running_sums(replicate));
  return curve;
}

Trials trials_of(const Result& result) {
  return result.key.design == name_of(DesignKind::mc) ? Trials::independent : Trials::in_replicates;
}

FirstPassage::FirstPassage(std::vector<Curve> curves, Trials trials, double error)
    : curves_(std::move(curves)), trials_(trials), error_(error) {
  for (const Curve& curve : curves_) kept_ += curve.weight * static_cast<double>(curve.kept);
  for (std::size_t r = 0; r < curves_.front().by_replicate.size(); ++r) {
    double kept = 0;
    for (const Curve& curve : curves_) kept += curve.weight * static_cast<double>(curve.by_replicate[r].back());
    if (kept > 0) replicates_.push_back({r, kept});
  }
  if (!exact() && replicates_.size() > 1) t_ = student_quantile(static_cast<int>(replicates_.size()) - 1, error_);
}

double FirstPassage::reached(std::int64_t day) const {
  double sum = 0;
  if (day >= 0)
    for (const Curve& curve : curves_) sum += curve.weight * static_cast<double>(curve.by_day[static_cast<std::size_t>(day)]);
  return sum;
}

double FirstPassage::share_by(std::int64_t day) const { return kept_ > 0 ? reached(day) / kept_ : 0; }

std::optional<std::int64_t> FirstPassage::quantile(double p) const {
  if (!(kept_ > 0)) return {};
  if (alone()) return day_of_rank(curves_.front().by_day, rank_of_share(p, curves_.front().kept));
  return first_day(horizon(), [&](std::int64_t day) { return share_by(day) >= p; });
}

double FirstPassage::inside_day(double p, std::int64_t day) const {
  if (day == 0) return 0;
  const double before = reached(day - 1), after = reached(day);
  return static_cast<double>(day - 1) + std::clamp((p * kept_ - before) / (after - before), 0.0, 1.0);
}

/// F(n) from all replicates but one, for each.
std::vector<double> FirstPassage::shares_without_each(std::int64_t day) const {
  const double all = reached(day);
  std::vector<double> shares;
  for (const Replicate& one : replicates_) {
    double by_day = 0;
    for (const Curve& curve : curves_)
      by_day += curve.weight * static_cast<double>(curve.by_replicate[one.index][static_cast<std::size_t>(day)]);
    shares.push_back((all - by_day) / (kept_ - one.kept));
  }
  return shares;
}

Interval FirstPassage::share_interval(std::int64_t day) const {
  if (!(kept_ > 0)) return {};
  if (exact()) return clopper_pearson(curves_.front().by_day[static_cast<std::size_t>(day)], curves_.front().kept, error_);
  double weights = 0;
  for (const Curve& curve : curves_) weights += curve.weight;
  return jackknife_interval(share_by(day), shares_without_each(day), t_, unseen_share(kept_ / weights, error_));
}

void FirstPassage::add_ranked_interval(QuantileEstimate& estimate) const {
  const Curve& curve = curves_.front();
  const Ranks ranks = quantile_ranks(curve.kept, estimate.p, error_);
  estimate.sampling_low = day_of_rank(curve.by_day, ranks.lower.value_or(0));  // no day is before day 0
  if (ranks.upper) estimate.sampling_high = day_of_rank(curve.by_day, *ranks.upper);
}

/// The days whose interval of F contains p: from the first day whose upper end has reached p to the first whose lower end has.
void FirstPassage::add_inverted_interval(QuantileEstimate& estimate) const {
  estimate.sampling_low = first_day(horizon(), [&](std::int64_t day) { return share_interval(day).high >= estimate.p; });
  estimate.sampling_high = first_day(horizon(), [&](std::int64_t day) { return share_interval(day).low >= estimate.p; });
}

QuantileEstimate FirstPassage::estimate(double p) const {
  QuantileEstimate estimate{p, quantile(p), {}, {}, {}};
  if (estimate.day) estimate.at = inside_day(p, *estimate.day);
  if (!has_interval()) return estimate;
  if (!(kept_ > 0)) {
    estimate.sampling_low = 0;
  } else if (exact()) {
    add_ranked_interval(estimate);
  } else {
    add_inverted_interval(estimate);
  }
  return estimate;
}

std::optional<double> FirstPassage::at_rank(std::uint64_t rank) const {
  const Counts& by_day = curves_.front().by_day;
  const auto day = day_of_rank(by_day, rank);
  if (!day || *day == 0) return day;
  const auto before = by_day[static_cast<std::size_t>(*day) - 1], after = by_day[static_cast<std::size_t>(*day)];
  return static_cast<double>(*day - 1) + static_cast<double>(rank - before) / static_cast<double>(after - before);
}

/// `at` is the p-quantile of T − 1 + U, U uniform on (0, 1): a day's trials spread evenly over it. Its order statistics would do
/// exactly. In their place stands where the l − 1 and the u trials are on average, which varies less: a trial counts with the
/// expectation of what it would have counted (Rao and Blackwell).
AtInterval FirstPassage::ranked_at(double p) const {
  const Ranks ranks = quantile_ranks(curves_.front().kept, p, error_);
  AtInterval interval{at_rank(ranks.lower.value_or(1) - 1), {}};
  if (ranks.upper) interval.high = at_rank(*ranks.upper);
  return interval;
}

/// Where an end of the interval of F, drawn linearly from day to day, comes to p. Inside a day F is a mean of the F of two days;
/// the standard error of a mean is at most the mean of the standard errors, so that the line is never inside the interval.
std::optional<double> FirstPassage::at_bound(double p, double Interval::*end) const {
  const auto day = first_day(horizon(), [&](std::int64_t n) { return share_interval(n).*end >= p; });
  if (!day || *day == 0) return day;
  const double before = share_interval(*day - 1).*end, after = share_interval(*day).*end;
  return static_cast<double>(*day - 1) + (p - before) / (after - before);
}

AtInterval FirstPassage::inverted_at(double p) const { return {at_bound(p, &Interval::high), at_bound(p, &Interval::low)}; }

AtInterval FirstPassage::at_interval(double p) const {
  if (!(kept_ > 0)) return {0.0, {}};
  return exact() ? ranked_at(p) : inverted_at(p);
}

double FirstPassage::effective_trials() const {
  double squares = 0;
  for (const Curve& curve : curves_) squares += curve.weight * curve.weight * static_cast<double>(curve.kept);
  return kept_ > 0 ? kept_ * kept_ / squares : 0;
}

ProportionEstimate FirstPassage::not_by_horizon() const {
  if (!(kept_ > 0)) return {0, 0, 1};
  double beyond = 0;
  for (const Curve& curve : curves_) beyond += curve.weight * static_cast<double>(curve.kept - curve.by_day.back());
  const Interval reached = share_interval(horizon());
  const Curve& first = curves_.front();
  Interval interval{1 - reached.high, 1 - reached.low};
  if (exact()) interval = clopper_pearson(first.kept - first.by_day.back(), first.kept, error_);
  return {beyond / kept_, rounded_down(interval.low), rounded_up(interval.high)};
}

FirstPassage first_passage_of(const Result& result, const std::vector<double>& weights, std::size_t threshold, double error) {
  std::vector<Curve> curves;
  for (std::size_t c = 0; c < weights.size(); ++c)
    if (weights[c] > 0) curves.push_back(curve_of(result.cases[c], weights[c], static_cast<int>(threshold)));
  return FirstPassage(std::move(curves), trials_of(result), error);
}

}  // namespace ebb
