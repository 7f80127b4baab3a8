#pragma once
#include "ebb/distribution/family.hpp"

namespace ebb {

/// The normal law with these two quantiles; lower.p < upper.p and lower.x < upper.x.
Normal normal_through(const QuantilePoint& lower, const QuantilePoint& upper);

}  // namespace ebb
