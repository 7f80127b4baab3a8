#include "distribution/counts.hpp"

#include <algorithm>
#include <cmath>

#include "distribution/incomplete.hpp"
#include "distribution/standard_normal.hpp"

// All three cdfs are incomplete gamma and beta functions (Abramowitz and Stegun, 1964, 26.4.21, 26.5.24, 26.5.26).
namespace ebb {
namespace {

/// The smallest whole k in [0, most] with P(X ≤ k) ≥ u: doubling steps from a guess, then halving.
template <typename Cdf>
double smallest_count(const Cdf& cdf, Uniform u, double guess, double step, double most) {
  const auto reached = [&cdf, u](double k) {
    const Tails tails = cdf(k);
    return u.u <= 0.5 ? tails.below >= u.u : tails.above <= u.complement;
  };
  double high = std::clamp(std::floor(guess), 0.0, most);
  step = std::max(1.0, std::floor(step));
  double low = high;  // not reached, or −1
  if (reached(high)) {
    while (low >= 0 && reached(low)) high = low, low -= step, step *= 2;
    low = std::max(low, -1.0);
  } else {
    while (high < most && !reached(high)) low = high, high = std::min(high + step, most), step *= 2;
  }
  while (high - low > 1) {
    const double middle = std::floor(0.5 * (low + high));
    (reached(middle) ? high : low) = middle;
  }
  return high;
}

/// The normal approximation with the first correction for skewness (Cornish and Fisher, 1938).
template <typename Cdf>
double quantile_near_normal(const Cdf& cdf, Uniform u, double mean, double variance, double skewness, double most) {
  const double z = standard_normal_quantile(u), sd = std::sqrt(variance);
  return smallest_count(cdf, u, mean + sd * (z + skewness * (z * z - 1) / 6), 0.01 * sd, most);
}

}  // namespace

Tails poisson_cdf(double mean, double k) {
  if (k < 0) return {0, 1};
  if (mean == 0) return {1, 0};
  const Tails gamma = gamma_cdf(std::floor(k) + 1, mean);
  return {gamma.above, gamma.below};
}

double poisson_quantile(double mean, Uniform u) {
  if (mean == 0) return 0;
  const auto cdf = [mean](double k) { return poisson_cdf(mean, k); };
  return quantile_near_normal(cdf, u, mean, mean, 1 / std::sqrt(mean), 0x1p53);
}

Tails negative_binomial_cdf(double mean, double dispersion, double k) {
  if (k < 0) return {0, 1};
  if (mean == 0) return {1, 0};
  if (!(dispersion < 1e300)) return poisson_cdf(mean, k);
  return beta_cdf(dispersion, std::floor(k) + 1, {dispersion / (dispersion + mean), mean / (dispersion + mean)});
}

double negative_binomial_quantile(double mean, double dispersion, Uniform u) {
  if (mean == 0) return 0;
  const auto cdf = [mean, dispersion](double k) { return negative_binomial_cdf(mean, dispersion, k); };
  const double variance = mean + mean * (mean / dispersion);
  return quantile_near_normal(cdf, u, mean, variance, (1 + 2 * mean / dispersion) / std::sqrt(variance), 0x1p53);
}

Tails binomial_cdf(double n, double p, double k) {
  if (k < 0) return {0, 1};
  if (k >= n || p == 0) return {1, 0};
  if (p == 1) return {0, 1};
  const Tails beta = beta_cdf(std::floor(k) + 1, n - std::floor(k), {p, 1 - p});
  return {beta.above, beta.below};
}

double binomial_quantile(double n, double p, Uniform u) {
  if (p == 0 || n == 0) return 0;
  if (p == 1) return n;
  const auto cdf = [n, p](double k) { return binomial_cdf(n, p, k); };
  const double variance = n * p * (1 - p);
  return quantile_near_normal(cdf, u, n * p, variance, (1 - 2 * p) / std::sqrt(variance), n);
}

}  // namespace ebb
