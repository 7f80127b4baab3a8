#pragma once
#include <random>

#include "trial.hpp"

namespace peers {

/// The C++ standard library's random numbers.
class StdDraws {
 public:
  explicit StdDraws(unsigned long seed) : engine_(seed) {}
  double uniform(double low, double high) { return uniform_(engine_, Uniform::param_type(low, high)); }
  double triangular(double low, double mode, double high) { return triangular_from_uniform(*this, low, mode, high); }
  double lognormal(double mu, double sigma) { return std::exp(mu + sigma * normal_(engine_)); }
  double beta(double a, double b) {
    const double x = gamma(a, 1), y = gamma(b, 1);
    return x / (x + y);
  }
  double gamma(double shape, double scale) { return gamma_(engine_, Gamma::param_type(shape, scale)); }
  long poisson(double mean) { return mean > 0 ? std::poisson_distribution<long>(mean)(engine_) : 0; }
  long binomial(long n, double p) { return std::binomial_distribution<long>(n, p)(engine_); }

 private:
  using Uniform = std::uniform_real_distribution<double>;
  using Gamma = std::gamma_distribution<double>;
  std::mt19937_64 engine_;
  Uniform uniform_;
  std::normal_distribution<double> normal_;
  Gamma gamma_;  // kept: it draws its normals in pairs
};

}  // namespace peers
