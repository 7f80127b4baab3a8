#pragma once
#include <memory>
#include <span>

#include "ebb/distribution/distribution.hpp"

namespace ebb {

struct QuantileOctaves;

/// The quantile function made fast: what sampling evaluates. Smooth laws are evaluated from polynomials over the octaves of the
/// nearer tail, built once: gamma, beta and mixtures, whose exact inverses are slow, and normal, lognormal, logit-normal,
/// exponential, Weibull and metalog, unless their tails are too long for polynomials. All others have fast closed forms.
/// |value − Distribution::quantile| ≤ kBound × max(|quantile|, interquartile range), and of laws of the second kind that are
/// never negative ≤ kBound × |quantile|; tested in tests/unit/distribution.
class QuantileTable {
 public:
  static constexpr double kBound = 1e-9;
  explicit QuantileTable(Distribution distribution);
  double operator()(Uniform u) const;
  /// values[i] = (*this)(uniforms[i]), faster than one by one. The spans are of the same length.
  void fill(std::span<const Uniform> uniforms, std::span<double> values) const;
  const Distribution& distribution() const { return distribution_; }

 private:
  struct Lazy;
  const QuantileOctaves* octaves() const;  // null where the closed form is evaluated

  Distribution distribution_;
  std::shared_ptr<Lazy> lazy_;
};

}  // namespace ebb
