#include "ebb/distribution/copula.hpp"

#include <cassert>
#include <cmath>

#include <fmt/format.h>

#include "distribution/copula_lanes.hpp"
#include "distribution/correlation.hpp"
#include "distribution/standard_normal.hpp"

// z = Φ⁻¹(u), y = L z with L Lᵀ = r, u′ = Φ(y). Under a Gaussian copula with Pearson correlation r Spearman's rank correlation is
// (6/π) arcsin(r/2) (Kruskal, "Ordinal measures of association", JASA 53, 1958), hence r = 2 sin(πρ/6).
namespace ebb {
namespace {

using Names = std::vector<std::string>;

void require_ranks(const Names& names, const std::vector<double>& ranks) {
  const std::size_t n = names.size();
  if (ranks.size() != n * n) {
    throw CorrelationError(0, 0, {}, fmt::format("{} inputs, but {} correlations; {} are needed", n, ranks.size(), n * n));
  }
  for (std::size_t i = 0; i < n; ++i) {
    if (ranks[i * n + i] != 1) {
      throw CorrelationError(i, i, {},
                             fmt::format("the correlation of '{}' with itself is {}; it must be 1", names[i], ranks[i * n + i]));
    }
    for (std::size_t j = 0; j < i; ++j) {
      const double rank = ranks[i * n + j];
      if (ranks[j * n + i] != rank) {
        throw CorrelationError(j, i, {},
                               fmt::format("'{}' and '{}' have the rank correlation {} one way and {} the other; give one",
                                           names[j], names[i], ranks[j * n + i], rank));
      }
      if (!(rank > -1 && rank < 1)) {
        throw CorrelationError(j, i, {},
                               fmt::format("the rank correlation of '{}' and '{}' is {}; it must lie between -1 and 1, both "
                                           "excluded",
                                           names[j], names[i], rank));
      }
    }
  }
}

std::string matrix_in_words(const Names& names, const std::vector<double>& ranks) {
  std::size_t width = 0;
  for (const std::string& name : names) width = std::max(width, name.size());
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    text += fmt::format("\n  {:<{}}", names[i], width);
    for (std::size_t j = 0; j < names.size(); ++j) text += fmt::format(" {:>6}", ranks[i * names.size() + j]);
  }
  return text;
}

[[noreturn]] void refuse(const Names& names, const std::vector<double>& ranks) {
  const std::size_t n = names.size();
  const std::vector<double> nearest = nearest_valid_ranks(n, ranks);
  std::size_t first = 0, second = 1;
  double farthest = -1;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = i + 1; j < n; ++j) {
      const double moved = std::fabs(nearest[i * n + j] - ranks[i * n + j]);
      if (moved < farthest) continue;  // of equals, the later
      farthest = moved;
      first = i;
      second = j;
    }
  }
  throw CorrelationError(
      first, second, nearest,
      fmt::format("the rank correlations contradict each other (their matrix is not positive definite): '{}' with '{}' "
                  "cannot be {} beside the others. The nearest valid matrix:{}",
                  names[first], names[second], ranks[first * n + second], matrix_in_words(names, nearest)));
}

}  // namespace

GaussianCopula::GaussianCopula(const std::vector<std::string>& names, const std::vector<double>& ranks) : size_(names.size()) {
  require_ranks(names, ranks);
  const auto factor = cholesky_factor(size_, pearson_of_ranks(ranks));
  if (!factor) refuse(names, ranks);
  factor_ = *factor;
}

void GaussianCopula::apply(std::span<Uniform> uniforms) const {
  assert(uniforms.size() == size_);
  std::vector<double> z(size_);
  for (std::size_t i = 0; i < size_; ++i) z[i] = standard_normal_quantile(uniforms[i]);
  for (std::size_t i = 0; i < size_; ++i) {
    double y = 0;
    for (std::size_t j = 0; j <= i; ++j) y += factor_[i * size_ + j] * z[j];
    const Tails tails = standard_normal_cdf(y);
    uniforms[i] = {tails.below, tails.above};
  }
}

void GaussianCopula::apply(std::span<const std::span<Uniform>> rows) const {
  assert(rows.size() == size_);
  const std::size_t trials = rows.empty() ? 0 : rows.front().size();
  std::vector<Uniform> trial(size_);
  for (std::size_t t = correlated_in_vectors(factor_, rows); t < trials; ++t) {
    for (std::size_t i = 0; i < size_; ++i) trial[i] = rows[i][t];
    apply(trial);
    for (std::size_t i = 0; i < size_; ++i) rows[i][t] = trial[i];
  }
}

}  // namespace ebb
