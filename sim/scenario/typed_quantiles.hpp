#pragma once
#include <vector>

#include "ebb/scenario/input.hpp"

namespace ebb {

/// The probabilities of the quantiles that the file gives for an input, increasing: {0.05, 0.5, 0.95} of
/// { quantiles = { p5 = 60, p50 = 92, p95 = 130 } }, {0.05, 0.95} of { likely = [60, 130] }; none of other forms.
std::vector<double> typed_quantiles(const Input& input);

}  // namespace ebb
