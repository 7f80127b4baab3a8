#include "report/binomial.hpp"

#include <algorithm>
#include <cmath>

#include "distribution/counts.hpp"
#include "distribution/incomplete.hpp"

namespace ebb {
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
  if (k > 0) interval.low = inverse_incomplete_beta(yes, no + 1, error / 2).x;
  if (k < n) interval.high = 1 - inverse_incomplete_beta(no, yes + 1, error / 2).x;
  return interval;
}

}  // namespace ebb
