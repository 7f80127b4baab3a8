#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "ebb/report/report.hpp"
#include "report/binomial.hpp"

namespace ebb {

/// One case's cumulative counts of one threshold.
struct Curve {
  using Counts = std::vector<std::uint64_t>;
  double weight = 1;                 ///< of the case in the pool, above 0
  std::uint64_t kept = 0;            ///< trials, of all replicates
  Counts by_day;                     ///< kept trials that have reached the threshold by the end of day n, n = 0 … H
  std::vector<Counts> by_replicate;  ///< [replicate][day]: the same of each replicate; the last entry is all that it kept
};

Curve curve_of(const CaseTally& tally, double weight, int threshold);

/// Whether the trials of one case are independent (plain Monte Carlo), or only the replicates are (every other design).
enum class Trials { independent, in_replicates };

Trials trials_of(const Result& result);

/// Interval of `at`, a quantile's interpolated day; an end is nothing where it lies beyond the horizon.
struct AtInterval {
  std::optional<double> low, high;
};

/// The distribution of a threshold's first-passage day over one or several cases:
/// F(n) = Σ w·κ·Fᶜ(n) / Σ w·κ, with the weight w, the share kept κ = kept/trials and Fᶜ = by_day/kept of each case.
/// All cases have the same number of trials, so that F(n) = Σ w·by_day(n) / Σ w·kept: whole numbers until the division.
///
/// Intervals are exact (binomial) for one case of independent trials. Everywhere else they come from the replicates, by the
/// delete-one-group jackknife: cases share their random numbers, and the points of a design depend on each other.
class FirstPassage {
 public:
  /// Intervals miss with probability `error`: 95 % intervals unless it says otherwise.
  explicit FirstPassage(std::vector<Curve> curves, Trials trials, double error = kTwoSidedError);

  std::int64_t horizon() const { return static_cast<std::int64_t>(curves_.front().by_day.size()) - 1; }
  double share_by(std::int64_t day) const;               ///< F; 0 before day 0
  std::optional<std::int64_t> quantile(double p) const;  ///< the smallest n with F(n) ≥ p
  double inside_day(double p, std::int64_t day) const;   ///< `at` of QuantileEstimate
  QuantileEstimate estimate(double p) const;
  AtInterval at_interval(double p) const;
  ProportionEstimate not_by_horizon() const;

  /// How many plain trials of one case would tell as much: (Σ w·kept)² / Σ w²·kept (Kish, Survey Sampling, 1965).
  double effective_trials() const;

  /// Interval of F(n): Clopper and Pearson's where it is exact, else F(n) ± t·SE of the jackknife, at least ± unseen_share().
  Interval share_interval(std::int64_t day) const;

  /// False where the interval rests on replicates and fewer than two have kept a trial: then there is no interval.
  bool has_interval() const { return exact() || !(kept_ > 0) || replicates_.size() > 1; }

 private:
  bool alone() const { return curves_.size() == 1; }
  bool exact() const { return alone() && trials_ == Trials::independent; }
  double reached(std::int64_t day) const;  ///< Σ w·by_day
  std::vector<double> shares_without_each(std::int64_t day) const;
  std::optional<double> at_rank(std::uint64_t rank) const;
  AtInterval ranked_at(double p) const;
  AtInterval inverted_at(double p) const;
  std::optional<double> at_bound(double p, double Interval::*end) const;
  void add_ranked_interval(QuantileEstimate& estimate) const;
  void add_inverted_interval(QuantileEstimate& estimate) const;

  /// One that has kept a trial, of cases in the pool.
  struct Replicate {
    std::size_t index;
    double kept;  ///< Σ w·kept
  };

  std::vector<Curve> curves_;
  Trials trials_;
  double error_;
  double kept_ = 0;                    ///< Σ w·kept
  std::vector<Replicate> replicates_;  ///< in order
  double t_ = 0;                       ///< Student's, of as many replicates
};

/// Pools the cases by these weights; a case of weight 0 is not in the pool.
FirstPassage first_passage_of(const Result& result, const std::vector<double>& weights, std::size_t threshold,
                              double error = kTwoSidedError);

}  // namespace ebb
