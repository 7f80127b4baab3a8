#include "report/binomial.hpp"

#include <algorithm>
#include <boost/math/special_functions/beta.hpp>
#include <cmath>

#include "core/portable.hpp"

namespace ebb {
namespace {

using math::Portable;
using math::PortablePolicy;

/// The smallest whole number k in [0, n] with P(Bin(n, p) ≤ k) > tail, sought outwards from where a normal law has it.
double first_above(double n, double p, double tail, double guess) {
  const auto above = [&](double k) { return binomial_cdf(k, n, p) > tail; };
  double low = guess, high = guess, step = 1;   // !above(low), above(high)
  while (low >= 0 && above(low)) low = std::max(-1.0, low - step), step *= 2;
  step = 1;
  while (high < n && !above(high)) high = std::min(n, high + step), step *= 2;
  while (high - low > 1) {
    const double middle = std::floor(low + (high - low) / 2);
    (above(middle) ? high : low) = middle;
  }
  return high;
}

double first_above(double n, double p, double tail, int side) {
  const double guess = std::floor(n * p + side * kNormalQuantile * std::sqrt(n * p * (1 - p)));
  return first_above(n, p, tail, std::clamp(guess, 0.0, n));
}

/// The x at which I_x(a, b) = tail.
double beta_quantile(double a, double b, double tail) {
  return boost::math::ibeta_inv(Portable(a), Portable(b), Portable(tail), PortablePolicy()).value();
}

}  // namespace

double binomial_cdf(double k, double n, double p) {
  if (k < 0) return 0;
  if (k >= n) return 1;
  return boost::math::ibeta(Portable(n - k), Portable(k + 1), Portable(1 - p), PortablePolicy()).value();
}

Ranks quantile_ranks(std::uint64_t n, double p, double error) {
  if (n == 0) return {};
  const auto trials = static_cast<double>(n);
  const double tail = error / 2;
  Ranks ranks;
  const double lower = first_above(trials, p, tail, -1);   // P(≤ l − 1) ≤ tail < P(≤ l)
  if (lower >= 1) ranks.lower = static_cast<std::uint64_t>(lower);
  // P(Bin(n, p) ≥ u) = P(Bin(n, 1 − p) ≤ n − u): counted from the top, the same question.
  const double from_top = first_above(trials, 1 - p, tail, -1);
  if (from_top >= 1) ranks.upper = n + 1 - static_cast<std::uint64_t>(from_top);
  return ranks;
}

Interval clopper_pearson(std::uint64_t k, std::uint64_t n, double error) {
  if (n == 0) return {};
  const auto yes = static_cast<double>(k), no = static_cast<double>(n - k);
  Interval interval;
  if (k > 0) interval.low = beta_quantile(yes, no + 1, error / 2);
  if (k < n) interval.high = 1 - beta_quantile(no, yes + 1, error / 2);
  return interval;
}

Interval wilson(std::uint64_t k, std::uint64_t n, double z) {
  if (n == 0) return {};
  const auto trials = static_cast<double>(n);
  const double share = static_cast<double>(k) / trials, more = z * z / trials;
  const double centre = (share + more / 2) / (1 + more);
  const double half = z * std::sqrt(share * (1 - share) / trials + more / (4 * trials)) / (1 + more);
  return {k == 0 ? 0 : std::max(0.0, centre - half), k == n ? 1 : std::min(1.0, centre + half)};
}

}  // namespace ebb
