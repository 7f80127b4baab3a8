#pragma once
#include <memory>
#include <span>

#include "ebb/distribution/distribution.hpp"

namespace ebb {

struct QuantileOctaves;

/// The quantile function made fast: what sampling evaluates. Closed forms are evaluated as they are; slow inverses (gamma, beta,
/// mixtures) from polynomials over the octaves of the nearer tail, built once.
/// |value − Distribution::quantile| ≤ kBound × max(|quantile|, sd-like scale of the law), tested in tests/unit/distribution.
class QuantileTable {
 public:
  static constexpr double kBound = 1e-9;
  explicit QuantileTable(Distribution distribution);
  double operator()(Uniform u) const;
  /// values[i] = (*this)(uniforms[i]), faster than one by one. The spans are of the same length.
  void fill(std::span<const Uniform> uniforms, std::span<double> values) const;
  const Distribution& distribution() const { return distribution_; }

 private:
  double finished(double tabled, Uniform u) const;  // tabled: NaN where the exact function is needed

  Distribution distribution_;
  std::shared_ptr<const QuantileOctaves> octaves_;  // null where the exact function is fast
};

}  // namespace ebb
