#pragma once
#include <cstdint>
#include <vector>

#include "ebb/tally/result.hpp"

namespace ebb {

/// The front's strengths on the `index`-th strength day that shares p of the trials do not exceed, pooled over the cases by
/// these weights, one per case: for each p the smallest whole number x with G(x) ≥ p. Inside a bin [a, b) its trials are taken
/// to lie evenly on a … b − 1, so the error is at most a bin's width; the last bin is open, its trials count as its lower edge.
/// Empty if no trial was kept.
std::vector<std::int64_t> strength_quantiles(const Result& result, const std::vector<double>& weights, std::size_t index,
                                             const std::vector<double>& probabilities);

}  // namespace ebb
