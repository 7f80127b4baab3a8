#pragma once
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cstdint>
#include <vector>

namespace ebb::test {

// Exact laws, in plain doubles from Boost.Math: independent of the program's own functions.

/// P(T = n), n = 0 … H, and last P(T > H), from a cdf F(n) = P(T ≤ n).
template <class Cdf>
std::vector<double> law_of_days(std::int64_t horizon, Cdf&& cdf) {
  std::vector<double> law;
  double before = 0;
  for (std::int64_t n = 0; n <= horizon; ++n) {
    const double now = cdf(n);
    law.push_back(now - before);
    before = now;
  }
  law.push_back(1 - before);
  return law;
}

/// P(X ≥ k), X ~ Poisson(mean).
inline double poisson_at_least(double k, double mean) {
  if (k <= 0) return 1;
  return mean <= 0 ? 0 : boost::math::gamma_p(k, mean);
}

/// P(X ≥ k), X negative-binomial with this mean and variance mean + mean²/dispersion.
inline double negative_binomial_at_least(double k, double mean, double dispersion) {
  if (k <= 0) return 1;
  return mean <= 0 ? 0 : boost::math::ibeta(k, dispersion, mean / (mean + dispersion));
}

}  // namespace ebb::test
