#include "report/binomial.hpp"

#include <algorithm>
#include <boost/math/special_functions/beta.hpp>
#include <cmath>

#include "core/portable.hpp"
#include "distribution/counts.hpp"

namespace ebb {
namespace {

using math::Portable;
using math::PortablePolicy;

/// The x at which I_x(a, b) = tail.
double beta_quantile(double a, double b, double tail) {
  return boost::math::ibeta_inv(Portable(a), Portable(b), Portable(tail), PortablePolicy()).value();
}

}  // namespace

Ranks quantile_ranks(std::uint64_t n, double p, double error) {
  if (n == 0) return {};
  const auto trials = static_cast<double>(n);
  const Uniform tail{error / 2, 1 - error / 2};
  Ranks ranks;
  const double lower = binomial_quantile(trials, p, tail);  // P(≤ l − 1) < tail ≤ P(≤ l)
  if (lower >= 1) ranks.lower = static_cast<std::uint64_t>(lower);
  // P(Bin(n, p) ≥ u) = P(Bin(n, 1 − p) ≤ n − u): counted from the top, the same question.
  const double from_top = binomial_quantile(trials, 1 - p, tail);
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

}  // namespace ebb
