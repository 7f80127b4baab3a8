#pragma once

namespace ebb {

/// Throws DistributionError unless all are finite and low ≤ mode ≤ high.
void require_three_points(double low, double mode, double high);

}  // namespace ebb
