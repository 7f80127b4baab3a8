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

/// The law of a threshold's first-passage day over one or several cases:
/// F(n) = Σ w·κ·Fᶜ(n) / Σ w·κ, with the weight w, the share kept κ = kept/trials and Fᶜ = by_day/kept of each case.
/// All cases have the same number of trials, so that F(n) = Σ w·by_day(n) / Σ w·kept: whole numbers until the division.
class FirstPassage {
 public:
  explicit FirstPassage(std::vector<Curve> curves);

  std::int64_t horizon() const { return static_cast<std::int64_t>(curves_.front().by_day.size()) - 1; }
  double share_by(std::int64_t day) const;               ///< F; 0 before day 0
  std::optional<std::int64_t> quantile(double p) const;  ///< the smallest n with F(n) ≥ p
  double inside_day(double p, std::int64_t day) const;   ///< `at` of QuantileEstimate
  QuantileEstimate estimate(double p) const;
  ProportionEstimate not_by_horizon() const;

  /// 95 % interval of F(n). One case: Clopper and Pearson's. Several: see pooled_interval(). Replicates: Student's t over them.
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
  void add_ranked_interval(QuantileEstimate& estimate) const;
  void add_inverted_interval(QuantileEstimate& estimate) const;

  std::vector<Curve> curves_;
  double kept_ = 0;  ///< Σ w·kept
};

}  // namespace ebb
