#pragma once
#include <cstddef>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "ebb/random/uniform.hpp"

namespace ebb {

/// Rank correlations that no quantities have together. `what()` says which pair is at fault and prints the nearest valid matrix.
struct CorrelationError : std::invalid_argument {
  CorrelationError(std::size_t a, std::size_t b, std::vector<double> valid, const std::string& message)
      : std::invalid_argument(message), first(a), second(b), nearest(std::move(valid)) {}
  std::size_t first, second;    ///< the pair at fault, as indices into the names
  std::vector<double> nearest;  ///< row by row; empty where an entry itself is no rank correlation
};

/// Makes independent uniforms correlated, each still uniform: a Gaussian copula with the given rank correlations (Spearman's).
class GaussianCopula {
 public:
  /// `ranks` row by row, names.size() squared: symmetric, 1 on the diagonal, inside (−1, 1) elsewhere, and after the conversion
  /// r = 2 sin(πρ/6) positive definite. Throws CorrelationError.
  GaussianCopula(const std::vector<std::string>& names, const std::vector<double>& ranks);

  std::size_t size() const { return size_; }

  /// One trial: `uniforms`, in the order of the names, become correlated in place, both tails kept.
  void apply(std::span<Uniform> uniforms) const;

  /// Many trials: rows[i][t] is what uniforms[i] of trial t would be, bit for bit. All rows are of one length.
  void apply(std::span<const std::span<Uniform>> rows) const;

 private:
  std::size_t size_;
  std::vector<double> factor_;  // Cholesky factor L of r, row by row
};

}  // namespace ebb
