#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "ebb/report/report.hpp"
#include "report/binomial.hpp"

namespace ebb {

/// What one case says of one threshold, as it is pooled: counts up to and including each day.
struct Curve {
  using Counts = std::vector<std::uint64_t>;
  double weight = 1;
  std::uint64_t trials = 0, kept = 0;
  Counts by_day;                     ///< kept trials that have reached it by the end of day n, n = 0 … H
  std::vector<Counts> by_replicate;  ///< the same of each replicate, and all that it kept as one more entry; empty with one
};

Curve curve_of(const CaseTally& tally, double weight, int threshold);

/// Interval of `at`, a quantile's interpolated day; an end is nothing where it lies beyond the horizon.
struct AtInterval {
  std::optional<double> low, high;
};

/// The law of a threshold's first-passage day over one or several cases:
/// F(n) = Σ w·κ·Fᶜ(n) / Σ w·κ, with the weight w, the share kept κ = kept/trials and Fᶜ = by_day/kept of each case.
/// All cases have the same number of trials, so that F(n) = Σ w·by_day(n) / Σ w·kept: whole numbers until the division.
class FirstPassage {
 public:
  /// Intervals miss with probability `error`: 95 % intervals unless it says otherwise.
  explicit FirstPassage(std::vector<Curve> curves, double error = kTwoSidedError);

  std::int64_t horizon() const { return static_cast<std::int64_t>(curves_.front().by_day.size()) - 1; }
  double share_by(std::int64_t day) const;               ///< F; 0 before day 0
  std::optional<std::int64_t> quantile(double p) const;  ///< the smallest n with F(n) ≥ p
  double inside_day(double p, std::int64_t day) const;   ///< `at` of QuantileEstimate
  QuantileEstimate estimate(double p) const;
  AtInterval at_interval(double p) const;  ///< see ranked_at() and inverted_at()
  ProportionEstimate not_by_horizon() const;

  /// How many plain trials of one case would tell as much: (Σ w·kept)² / Σ w²·kept (Kish, Survey Sampling, 1965).
  double effective_trials() const;

  /// Interval of F(n). One case: Clopper and Pearson's. Several: see pooled_interval(). Replicates: Student's t over them.
  Interval share_interval(std::int64_t day) const;

  /// False where fewer than two replicates of a design have kept a trial: then nothing tells the error, and no interval is given.
  bool has_interval() const { return !replicated() || !(kept_ > 0) || replicate_shares(0).size() > 1; }

 private:
  bool alone() const { return curves_.size() == 1; }
  bool replicated() const { return !curves_.front().by_replicate.empty(); }
  double reached(std::int64_t day) const;  ///< Σ w·by_day
  Interval pooled_interval(std::int64_t day) const;
  Interval interval_of_replicates(std::int64_t day) const;
  std::vector<double> replicate_shares(std::int64_t day) const;
  std::optional<double> at_rank(std::uint64_t rank) const;
  AtInterval ranked_at(double p) const;
  AtInterval inverted_at(double p) const;
  std::optional<double> at_bound(double p, double Interval::*end) const;
  void add_ranked_interval(QuantileEstimate& estimate) const;
  void add_inverted_interval(QuantileEstimate& estimate) const;

  std::vector<Curve> curves_;
  double error_;
  double normal_quantile_;  ///< Φ⁻¹(1 − error/2)
  double kept_ = 0;         ///< Σ w·kept
};

/// Of the cases by these weights; a case of weight 0 is not in the pool.
FirstPassage first_passage_of(const Result& result, const std::vector<double>& weights, std::size_t threshold,
                              double error = kTwoSidedError);

}  // namespace ebb
