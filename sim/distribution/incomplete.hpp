#pragma once
#include "ebb/distribution/tails.hpp"
#include "ebb/random/uniform.hpp"

namespace ebb {

/// The incomplete gamma and beta functions with their inverses: Boost.Math on portable arithmetic, compiled once.

/// P(X ≤ x) and P(X > x) for X ~ Gamma(shape, 1), x ≥ 0.
Tails gamma_cdf(double shape, double x);
double gamma_quantile(double shape, Uniform u);

/// log Γ(x), x > 0.
double log_gamma(double x);

/// A number in [0, 1] and its distance from 1, each accurate on its own.
struct Share {
  double x, complement;
};

/// P(X ≤ x) and P(X > x) for X ~ Beta(alpha, beta) on [0, 1].
Tails beta_cdf(double alpha, double beta, Share x);
Share beta_quantile(double alpha, double beta, Uniform u);

/// The x at which the regularised incomplete beta function I_x(a, b) is p, for a, b > 0. beta_quantile() is the same, but for an
/// approximation where a and b are large.
Share inverse_incomplete_beta(double a, double b, double p);

}  // namespace ebb
