#pragma once
#include "ebb/distribution/tails.hpp"
#include "ebb/random/uniform.hpp"

namespace ebb {

// Laws of whole numbers: their cdf, each tail accurate on its own, and their quantiles, the smallest k with P(X ≤ k) ≥ u, from
// the nearer tail. Exact for k up to 2⁵³.

Tails poisson_cdf(double mean, double k);
double poisson_quantile(double mean, Uniform u);  ///< mean ≥ 0

/// Variance mean + mean²/dispersion; Poisson in the limit.
Tails negative_binomial_cdf(double mean, double dispersion, double k);
double negative_binomial_quantile(double mean, double dispersion, Uniform u);

Tails binomial_cdf(double n, double p, double k);
double binomial_quantile(double n, double p, Uniform u);  ///< n whole, 0 ≤ p ≤ 1

}  // namespace ebb
