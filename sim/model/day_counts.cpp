#include "model/day_counts.hpp"

#include <cmath>

#include "core/math.hpp"
#include "distribution/standard_normal.hpp"
#include "model/point_probability.hpp"

namespace ebb {
namespace {

constexpr double kSmallMean = 10;   // below it inversion, from it on transformed rejection
constexpr double kSharp = 0x1p106;  // from here on a standard deviation is less than half a unit in the last place of the mean

/// The smallest k with u ≤ p₀ + … + p_k, where p_{k+1} = p_k · ratio(k + 1). Where rounding has kept the sum below u, the first k
/// whose probability no longer counts.
template <class Ratio>
double invert_from_zero(double u, double p, Ratio&& ratio) {
  double k = 0;
  while (u > p) {
    u -= p;
    k += 1;
    p *= ratio(k);
    if (p < 1e-18 && k > 2 * kSmallMean) break;
  }
  return k;
}

double invert_poisson(double mean, double u) {
  return invert_from_zero(u, math::exp(-mean), [mean](double k) { return mean / k; });
}

/// W. Hörmann, "The transformed rejection method for generating Poisson random variables", Insurance: Mathematics and Economics
/// 12 (1993): algorithm PTRS, for mean ≥ 10.
double reject_poisson(double mean, DayDraws& draws) {
  const double b = 0.931 + 2.53 * std::sqrt(mean);
  const double a = -0.059 + 0.02483 * b;
  const double inverse_alpha = 1.1239 + 1.1328 / (b - 3.4);
  const double quick = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const double u = draws.next().u - 0.5;
    const double v = draws.next().u;
    const double edge = 0.5 - std::abs(u);
    const double k = std::floor((2 * a / edge + b) * u + mean + 0.43);
    if (edge >= 0.07 && v <= quick) return k;
    if (k < 0 || (edge < 0.013 && v > edge)) continue;
    if (math::log(v * inverse_alpha / (a / (edge * edge) + b)) <= log_poisson_probability(k, mean)) return k;
  }
}

double invert_binomial(double n, double p, double u) {
  const double odds = p / (1 - p);
  return invert_from_zero(u, math::exp(n * math::log1p(-p)), [n, odds](double k) { return (n - k + 1) / k * odds; });
}

/// W. Hörmann, "The generation of binomial random variates", Journal of Statistical Computation and Simulation 46 (1993):
/// algorithm BTRS, for n·p ≥ 10 and p ≤ 1/2.
double reject_binomial(double n, double p, DayDraws& draws) {
  const double sd = std::sqrt(n * p * (1 - p));
  const double b = 1.15 + 2.53 * sd;
  const double a = -0.0873 + 0.0248 * b + 0.01 * p;
  const double quick = 0.92 - 4.2 / b;
  const double alpha = (2.83 + 5.1 / b) * sd;
  const double at_mode = log_binomial_probability(std::floor((n + 1) * p), n, p);
  for (;;) {
    const double u = draws.next().u - 0.5;
    const double v = draws.next().u;
    const double edge = 0.5 - std::abs(u);
    const double k = std::floor((2 * a / edge + b) * u + n * p + 0.5);
    if (k < 0 || k > n) continue;
    if (edge >= 0.07 && v <= quick) return k;
    if (math::log(v * alpha / (a / (edge * edge) + b)) <= log_binomial_probability(k, n, p) - at_mode) return k;
  }
}

/// G. Marsaglia, W. W. Tsang, "A simple method for generating gamma variables", ACM TOMS 26 (2000); shape ≥ 1, mean = shape.
/// Their test log U < x²/2 + d − d·v + d·log v is written in w = x/√(9d), v = (1 + w)³, where large shapes cancel nothing.
double reject_gamma(double shape, DayDraws& draws) {
  const double d = shape - 1 / 3.0;
  for (;;) {
    const double x = standard_normal_quantile(draws.next());
    const double w = x / std::sqrt(9 * d);
    if (w <= -1) continue;
    const double u = draws.next().u;
    const bool quick = u < 1 - 0.0331 * (x * x) * (x * x);  // their squeeze: inside the test below
    if (quick || math::log(u) < d * (3 * (math::log1p(w) - w + 0.5 * w * w) - w * w * w)) return d * (1 + w) * (1 + w) * (1 + w);
  }
}

}  // namespace

double draw_poisson(double mean, DayDraws& draws) {
  if (mean == 0 || mean >= kSharp) return mean;
  return mean < kSmallMean ? invert_poisson(mean, draws.next().u) : reject_poisson(mean, draws);
}

std::int64_t draw_binomial(std::int64_t n, double p, DayDraws& draws) {
  if (n == 0 || p == 0) return 0;
  if (p > 0.5) return p == 1 ? n : n - draw_binomial(n, 1 - p, draws);
  const double count = static_cast<double>(n);
  const double k = count * p < kSmallMean ? invert_binomial(count, p, draws.next().u) : reject_binomial(count, p, draws);
  return k < count ? static_cast<std::int64_t>(k) : n;
}

double draw_gamma_factor(double shape, DayDraws& draws) {
  if (shape >= kSharp) return 1;
  if (shape >= 1) return reject_gamma(shape, draws) / shape;
  const double larger = reject_gamma(shape + 1, draws);  // Gamma(k) = Gamma(k + 1) · U^(1/k)
  return larger * math::exp(math::log(draws.next().u) / shape) / shape;
}

}  // namespace ebb
