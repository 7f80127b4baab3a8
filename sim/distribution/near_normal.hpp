#pragma once
#include "ebb/distribution/tails.hpp"
#include "ebb/random/uniform.hpp"

namespace ebb {

/// A law so near to the normal that its first four cumulants tell it to the last digits: |skewness| ≤ 2e-4.
struct NearNormal {
  double mean, sd;
  double skewness, excess;  ///< third and fourth cumulant over sd³, sd⁴
};

double near_normal_quantile(const NearNormal& law, Uniform u);
Tails near_normal_cdf(const NearNormal& law, double x);

}  // namespace ebb
