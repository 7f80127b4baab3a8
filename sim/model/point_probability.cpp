#include "model/point_probability.hpp"

#include <array>
#include <cmath>

#include "core/math.hpp"

namespace ebb {
namespace {

constexpr double kLog2Pi = 1.8378770664093454836;
constexpr int kTabled = 16;

double stirling_error_by_definition(int n) {  // log n! − log(√(2πn)·(n/e)ⁿ)
  double factorial = 1;
  for (int i = 2; i <= n; ++i) factorial *= i;
  return math::log(factorial) - (0.5 * (kLog2Pi + math::log(n)) + n * math::log(n) - n);
}

double stirling_error(double n) {  // n ≥ 1
  static const auto table = [] {
    std::array<double, kTabled> values{};
    for (int i = 1; i < kTabled; ++i) values[static_cast<std::size_t>(i)] = stirling_error_by_definition(i);
    return values;
  }();
  if (n < kTabled) return table[static_cast<std::size_t>(n)];
  const double m = 1 / (n * n);
  return (1 / 12.0 - (1 / 360.0 - (1 / 1260.0 - (1 / 1680.0 - 1 / 1188.0 * m) * m) * m) * m) / n;
}

/// x·log(x/mean) + mean − x ≥ 0, without cancellation where x is near the mean; x > 0.
double deviance(double x, double mean) {
  const double difference = x - mean;
  if (std::abs(difference) >= 0.1 * (x + mean)) return x * math::log(x / mean) + mean - x;
  const double v = difference / (x + mean);
  double sum = difference * v, term = 2 * x * v;
  for (int j = 1;; ++j) {
    term *= v * v;
    const double next = sum + term / (2 * j + 1);
    if (next == sum) return sum;
    sum = next;
  }
}

}  // namespace

double log_poisson_probability(double k, double mean) {
  if (k == 0) return -mean;
  return -stirling_error(k) - deviance(k, mean) - 0.5 * (kLog2Pi + math::log(k));
}

double log_binomial_probability(double k, double n, double p) {
  if (k == 0) return n * math::log1p(-p);
  if (k == n) return n * math::log(p);
  const double rest = n - k;
  return stirling_error(n) - stirling_error(k) - stirling_error(rest) - deviance(k, n * p) - deviance(rest, n * (1 - p)) -
         0.5 * (kLog2Pi + math::log(k) + math::log1p(-k / n));
}

}  // namespace ebb
