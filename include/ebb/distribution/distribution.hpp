#pragma once
#include <limits>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

#include "ebb/distribution/family.hpp"
#include "ebb/distribution/tails.hpp"
#include "ebb/random/uniform.hpp"

namespace ebb {

/// A family restricted to [min, max]: the mass outside is removed and the rest scaled to 1, not piled up at the edges.
/// A value; immutable.
class Distribution {
 public:
  /// Throws DistributionError where min > max, or where the mass kept is below 1e-12.
  explicit Distribution(Family family, double min = -std::numeric_limits<double>::infinity(),
                        double max = std::numeric_limits<double>::infinity());

  /// F⁻¹(u) = inf{x : F(x) ≥ u}, from the nearer tail; in [lowest(), highest()].
  double quantile(Uniform u) const;

  /// values[i] = quantile(uniforms[i]), faster than one by one. The spans are of the same length.
  void quantiles(std::span<const Uniform> uniforms, std::span<double> values) const;

  /// P(X ≤ x) and P(X > x), after truncation, each accurate on its own.
  Tails cdf(double x) const;

  /// The ends of the support, after truncation; ±infinity where there is none.
  double lowest() const { return lowest_; }
  double highest() const { return highest_; }

  /// One value only.
  bool constant() const { return lowest_ == highest_; }
  /// Values with positive probability each (discrete, empirical, constant), or a mixture that has such a part.
  bool discrete() const;

  /// The mass of the family that truncation has removed at either end.
  Tails removed() const { return removed_; }

  /// The same family with the same parameters between the same bounds.
  bool operator==(const Distribution& other) const;

  const Family& family() const { return *family_; }
  double min() const { return min_; }
  double max() const { return max_; }

 private:
  std::shared_ptr<const Family> family_;
  double min_, max_, lowest_, highest_;
  Tails removed_;   // below min, above max
  Tails at_min_{};  // family's P(X < min), P(X >= min)
  double kept_ = 1;
};

}  // namespace ebb
