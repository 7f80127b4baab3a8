#pragma once
#include <vector>

#include "ebb/tally/result.hpp"

namespace ebb {

/// The cases' weights, all times the power of two that brings the largest into [0.5, 1): ratios are the same to the last bit,
/// and no sum of weighted counts overflows.
std::vector<double> pooling_weights(const RunFacts& facts);

/// Weights under which one case is the whole pool.
std::vector<double> weights_of_one(std::size_t index, std::size_t cases);

}  // namespace ebb
