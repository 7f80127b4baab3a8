#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ebb/tally/result.hpp"

namespace ebb {

/// One quantile of a threshold's first-passage day. Days are nothing where they lie beyond the horizon.
struct QuantileEstimate {
  double p = 0;
  std::optional<std::int64_t> day;  ///< smallest n with F(n) ≥ p
  std::optional<double> at;         ///< inside that day: n − 1 + (p − F(n−1)) / (F(n) − F(n−1)); 0 on day 0
  std::optional<std::int64_t> sampling_low, sampling_high;  ///< 95 %
};

/// A proportion with its 95 % interval, rounded outward.
struct ProportionEstimate {
  double p = 0, sampling_low = 0, sampling_high = 1;
};

struct ThresholdEstimate {
  std::string id, title;
  std::vector<QuantileEstimate> quantiles;  ///< those asked for, in that order
  QuantileEstimate p5, median, p95;         ///< whatever was asked for: the sentence that people read stands on them
  ProportionEstimate not_by_horizon;
  std::vector<double> cdf;    ///< F(n), n = 0 … H, pooled over the cases
  bool has_intervals = true;  ///< false: fewer than two replicates of a design have trials, and nothing tells the sampling error
};

struct DateChance {
  Date date;
  double p = 0;
};

struct Report {
  std::vector<ThresholdEstimate> thresholds;            ///< pooled over the cases, by weight
  std::vector<std::vector<ThresholdEstimate>> by_case;  ///< [case][threshold]; empty where there is one case
  /// [case][threshold]: pooled over the other cases, with the quantile 0.5 only. No threshold of a case that has no weight, or
  /// whose rivals have none: leaving it out changes nothing, or leaves nothing.
  std::vector<std::vector<ThresholdEstimate>> without_case;
  std::vector<DateChance> by_date;   ///< first threshold, at each month's end and at the horizon
  std::string incomplete;            ///< which trials are missing, as a sentence without a period; empty where none are
  std::vector<Diagnostic> warnings;  ///< the reader's, then what the counts show; those without a place concern the run
};

inline const std::vector<double> kDefaultQuantiles{0.05, 0.25, 0.5, 0.75, 0.95};

/// Throws UsageFailure where a quantile does not lie between 0 and 1. No trial kept: no quantile, every chance 0, and a warning.
Report estimate(const Result& result, const std::vector<double>& quantiles = kDefaultQuantiles);

}  // namespace ebb
