#pragma once
#include "ebb/distribution/family.hpp"

namespace ebb {

/// The normal law with these two quantiles; lower.p < upper.p and lower.x < upper.x.
Normal normal_through(const QuantilePoint& lower, const QuantilePoint& upper);

/// Throws DistributionError unless both ends are finite and low ≤ high; the parameters are "0" and "1".
void require_likely(double low, double high);

}  // namespace ebb
