#pragma once
#include <string>

#include "ebb/distribution/error.hpp"
#include "ebb/distribution/family.hpp"

namespace ebb {

/// Throws DistributionError unless the value is a finite number.
void require_finite(const std::string& parameter, double value);

/// Throws unless value > 0, because `reason`: "a lognormal quantity is never 0 or less".
void require_positive(const std::string& parameter, double value, const std::string& reason);

/// Throws unless sd is finite and ≥ 0.
void require_sd(double sd);

/// Throws unless the ends are finite, low ≤ high, and their distance is a finite number.
void require_range(double low, double high);

/// Throws unless all are finite and low ≤ mode ≤ high.
void require_three_points(double low, double mode, double high);

/// Throws unless both ends of a likely range are finite and low ≤ high; the parameters are "0" and "1".
void require_likely(double low, double high);

/// The two points with the smaller p first. Throws unless 0 < p < 1, the p's differ and x increases with p.
struct PointPair {
  QuantilePoint lower, upper;
};
PointPair ordered(QuantilePoint a, QuantilePoint b);

/// The name of a quantile as scenarios write it: 0.05 -> "p5", 0.025 -> "p2.5".
std::string quantile_name(double p);

/// A number for a sentence: at most 12 significant digits, grouped by thousands.
std::string shown(double value);

/// The same with at most six.
std::string roughly(double value);

}  // namespace ebb
