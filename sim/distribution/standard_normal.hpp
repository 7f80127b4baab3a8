#pragma once
#include "ebb/distribution/tails.hpp"
#include "ebb/random/uniform.hpp"

namespace ebb {

/// Φ(z) and 1 − Φ(z) of the normal law with mean 0 and sd 1, each to a relative error of 1e-15 down to 1e-300.
Tails standard_normal_cdf(double z);

/// Φ⁻¹(u), from the nearer tail, to a relative error of 1e-15 down to 1e-300.
double standard_normal_quantile(Uniform u);

}  // namespace ebb
