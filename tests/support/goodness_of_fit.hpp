#pragma once
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <vector>

namespace ebb::test {

/// A p-value below this is a failure. Cells are pooled to at least kLeastExpected trials: then even where one cell alone decides,
/// the chance of a false alarm is below 1e-11, and a hundred such cells stay below 1e-9 (tests/oracle/goodness_of_fit_test.cpp).
/// Seeds are fixed, so a test that passes once passes always.
inline constexpr double kFalseAlarm = 1e-14;
inline constexpr double kLeastExpected = 100;

/// Pearson's χ² test of whole counts against exact probabilities, one for each cell; neighbours are pooled. A trial in a cell of
/// probability 0 gives the p-value 0.
inline double chi_square_p(const std::vector<std::uint64_t>& counts, const std::vector<double>& probabilities) {
  if (counts.size() != probabilities.size()) return 0;
  const auto trials = static_cast<double>(std::accumulate(counts.begin(), counts.end(), std::uint64_t{0}));
  struct Cell {
    double observed = 0, expected = 0;
  };
  std::vector<Cell> cells(1);
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] > 0 && probabilities[i] <= 0) return 0;
    if (cells.back().expected >= kLeastExpected) cells.emplace_back();
    cells.back().observed += static_cast<double>(counts[i]);
    cells.back().expected += trials * probabilities[i];
  }
  if (cells.size() > 1 && cells.back().expected < kLeastExpected) {
    const Cell rest = cells.back();
    cells.pop_back();
    cells.back().observed += rest.observed;
    cells.back().expected += rest.expected;
  }
  double chi_square = 0;
  for (const Cell& cell : cells) chi_square += (cell.observed - cell.expected) * (cell.observed - cell.expected) / cell.expected;
  if (cells.size() == 1) return chi_square < 1e-6 ? 1 : 0;  // nothing but rounding can differ
  return boost::math::gamma_q(0.5 * static_cast<double>(cells.size() - 1), 0.5 * chi_square);
}

/// The χ² test of whether two samples have one law; neighbouring cells are pooled as above, by the smaller sample.
inline double two_sample_p(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  if (a.size() != b.size()) return 0;
  const auto all_a = static_cast<double>(std::accumulate(a.begin(), a.end(), std::uint64_t{0}));
  const auto all_b = static_cast<double>(std::accumulate(b.begin(), b.end(), std::uint64_t{0}));
  const double share = std::min(all_a, all_b) / (all_a + all_b);
  double chi_square = 0, in_a = 0, in_b = 0;
  int cells = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    in_a += static_cast<double>(a[i]), in_b += static_cast<double>(b[i]);
    if ((in_a + in_b) * share < kLeastExpected) continue;
    const double difference = in_a * all_b - in_b * all_a;
    chi_square += difference / (all_a * all_b) * difference / (in_a + in_b);
    in_a = in_b = 0, ++cells;
  }
  return cells < 2 ? 1 : boost::math::gamma_q(0.5 * (cells - 1), 0.5 * chi_square);
}

/// The exact two-sided p-value of `successes` among `trials` of probability p.
inline double proportion_p(std::uint64_t successes, std::uint64_t trials, double p) {
  if (p <= 0 || p >= 1) return successes == (p <= 0 ? 0 : trials) ? 1 : 0;
  const boost::math::binomial_distribution<double> law(static_cast<double>(trials), p);
  const auto k = static_cast<double>(successes);
  const double at_most = boost::math::cdf(law, k);
  const double at_least = successes == 0 ? 1 : boost::math::cdf(boost::math::complement(law, k - 1));
  return std::min(1.0, 2 * std::min(at_most, at_least));
}

}  // namespace ebb::test
