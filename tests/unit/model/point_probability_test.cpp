#include "model/point_probability.hpp"

#include <boost/multiprecision/cpp_bin_float.hpp>

#include <boost/math/special_functions/gamma.hpp>
#include <catch2/catch.hpp>

using namespace ebb;
using Exact = boost::multiprecision::cpp_bin_float_50;

namespace {

Exact log_factorial(double n) { return boost::math::lgamma(Exact(n) + 1); }

double exact_log_poisson(double k, double mean) {
  return static_cast<double>(Exact(k) * log(Exact(mean)) - Exact(mean) - log_factorial(k));
}

double exact_log_binomial(double k, double n, double p) {
  const Exact q = 1 - Exact(p);
  return static_cast<double>(log_factorial(n) - log_factorial(k) - log_factorial(n - k) + Exact(k) * log(Exact(p)) +
                             Exact(n - k) * log(q));
}

}  // namespace

TEST_CASE("Poisson point probabilities lose no digits") {
  for (const double mean : {1e-9, 0.3, 1.0, 9.99, 10.0, 92.0, 9200.0, 1e6, 1e12})
    for (const double far : {-3.0, -1.0, 0.0, 0.5, 2.0, 6.0}) {
      const double k = std::max(0.0, std::round(mean + far * std::sqrt(mean)));
      INFO("k = " << k << ", mean = " << mean);
      CHECK(log_poisson_probability(k, mean) == Approx(exact_log_poisson(k, mean)).epsilon(1e-13).margin(1e-13));
    }
  CHECK(log_poisson_probability(92, 92) == Approx(std::log(0.04155495066234454386)).epsilon(1e-14));
}

TEST_CASE("Binomial point probabilities lose no digits") {
  for (const double n : {1.0, 2.0, 15.0, 16.0, 100.0, 12'000.0, 1e9})
    for (const double p : {1e-9, 0.001, 0.25, 0.5})
      for (const double far : {-3.0, 0.0, 1.0, 5.0}) {
        const double k = std::clamp(std::round(n * p + far * std::sqrt(n * p * (1 - p))), 0.0, n);
        INFO("k = " << k << ", n = " << n << ", p = " << p);
        CHECK(log_binomial_probability(k, n, p) == Approx(exact_log_binomial(k, n, p)).epsilon(1e-13).margin(1e-13));
      }
}
