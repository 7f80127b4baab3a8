#pragma once
#include <array>
#include <bit>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "core/polynomial.hpp"
#include "ebb/distribution/distribution.hpp"

namespace ebb {

/// A quantile function as polynomials in the probability t of the nearer tail. Each octave [2⁻ⁿ⁻¹, 2⁻ⁿ) of t, n = 1 … kOctaves,
/// is cut into 2^splits equal cells, in both tails, so that the first bits of t are the number of its cell. The exact function
/// is needed farther out, and in cells where no polynomial fits (at an edge of a mixture's part).
struct QuantileOctaves {
  static constexpr int kOctaves = 12;
  static constexpr int kTerms = 8;
  static constexpr int kMostSplits = 6;
  static constexpr double kFarthest = 0x1p-13;  ///< the cells cover t in [kFarthest, ½)

  /// A polynomial in v, which runs from −1 to 1 over the cell: the coefficient of v²ᵏ⁺ʲ is terms[j][k]. A cell fills a line of
  /// the cache, and the first step of Estrin's scheme (core/polynomial.hpp) is an operation on its rows. All NaN where no
  /// polynomial fits.
  struct alignas(64) Cell {
    static constexpr int kRow = kTerms / 2;
    std::array<std::array<double, kRow>, 2> terms;
    explicit Cell(const std::array<double, kTerms>& coefficients);
    double at(double v) const;
  };

  /// How far a tabled quantile may be off: relative × |quantile| or `absolute`, whichever is more.
  struct Bound {
    double relative, absolute;
  };

  /// Tabulates `exact` with the fewest splits that keep the error well within the bound.
  QuantileOctaves(const Distribution& exact, Bound bound);

  /// The quantile at u, or NaN where the exact function is needed.
  double operator()(Uniform u) const;

  /// values[i] = the quantile at uniforms[i], between the ends of `exact`; by the exact function where it is needed. Returns how
  /// many were computed: as many as fill whole vectors. Same bits as one by one.
  std::size_t in_vectors(const Distribution& exact, std::span<const Uniform> uniforms, double* values) const;

  /// Returns true if no cell needs the exact function.
  bool complete() const;

  /// How many cells there are in each tail, and how many a tail of so many bits would have below them.
  std::uint64_t cells_of_a_tail() const { return std::uint64_t{kOctaves} << splits; }
  std::uint64_t cells_below() const { return std::uint64_t{1010} << splits; }  // 1010: the exponent of kFarthest

  int splits = 0;
  std::vector<Cell> cells;  ///< below the median, from the end of the tail inwards; then the same above it
};

inline double QuantileOctaves::Cell::at(double v) const {
  std::array<double, kTerms> coefficients;
  for (std::size_t i = 0; i < kTerms; ++i) coefficients[i] = terms[i % 2][i / 2];
  return math::polynomial(coefficients, v);
}

inline double QuantileOctaves::operator()(Uniform u) const {
  constexpr std::uint64_t kMantissa = (std::uint64_t{1} << 52) - 1;
  const bool above = !(u.u < u.complement);
  const double t = above ? u.complement : u.u;
  if (!(t >= kFarthest && t < 0.5)) return std::numeric_limits<double>::quiet_NaN();
  const auto bits = std::bit_cast<std::uint64_t>(t);
  const std::uint64_t index = (bits >> (52 - splits)) - cells_below() + (above ? cells_of_a_tail() : 0);
  const std::uint64_t place = bits << splits & kMantissa;                            // below the bits of the cell's number
  const double from_one = std::bit_cast<double>(place | std::uint64_t{1023} << 52);  // in [1, 2)
  return cells[index].at(2 * from_one - 3);
}

}  // namespace ebb
