#pragma once
namespace ebb {

// Saddle-point forms of point probabilities: C. Loader, "Fast and accurate computation of binomial probabilities" (2000).
// They lose no digits to cancellation, whatever the size of the counts.

/// log P(X = k), X ~ Poisson(mean); k ≥ 0 whole, mean > 0.
double log_poisson_probability(double k, double mean);

/// log P(X = k), X ~ Binomial(n, p); 0 ≤ k ≤ n whole, 0 < p < 1.
double log_binomial_probability(double k, double n, double p);

}  // namespace ebb
