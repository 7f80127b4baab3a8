#pragma once
#include <array>
#include <bit>
#include <cstdint>
#include <vector>

#include "core/polynomial.hpp"
#include "ebb/distribution/distribution.hpp"

namespace ebb {

/// A quantile function as polynomials in the nearer tail's probability t: each octave [2⁻ⁿ⁻¹, 2⁻ⁿ) of t, n = 1 … kOctaves, of
/// either tail is cut into equal cells, as many as its polynomials need (a power of two). Farther out, and in cells where
/// no polynomial will do (an edge of a mixture's part), there is no cell: the exact function is for those.
struct QuantileOctaves {
  static constexpr int kOctaves = 12;
  static constexpr int kTerms = 14;
  static constexpr int kMostSplits = 5;  // at most 2⁵ cells an octave

  struct Cell {
    std::array<double, kTerms> coefficients;  // in v, −1 … 1 from one end of the cell to the other
    int splits;
    bool fits;
    double at(Uniform u) const;
  };
  struct Octave {
    std::uint32_t first = 0;
    int splits = 0;
  };

  QuantileOctaves(const Distribution& exact, double bound);

  /// The cell of u, or nullptr where the exact function is to be used.
  const Cell* cell_of(Uniform u) const;

  std::array<std::array<Octave, kOctaves>, 2> octaves{};  // below the median, above it
  std::vector<Cell> cells;
};

inline double QuantileOctaves::Cell::at(Uniform u) const {
  const auto bits = std::bit_cast<std::uint64_t>(u.u < u.complement ? u.u : u.complement);
  const std::uint64_t place = (bits << (12 + splits)) >> 12;                         // the mantissa below the cell's own bits
  const double from_one = std::bit_cast<double>(place | std::uint64_t{1023} << 52);  // in [1, 2)
  return math::polynomial(coefficients, 2 * from_one - 3);
}

inline const QuantileOctaves::Cell* QuantileOctaves::cell_of(Uniform u) const {
  const bool above = !(u.u < u.complement);
  const auto bits = std::bit_cast<std::uint64_t>(above ? u.complement : u.u);
  const auto n = 1021 - static_cast<std::int64_t>(bits >> 52);  // 0 for [¼, ½)
  if (n < 0 || n >= kOctaves) return nullptr;
  const Octave& octave = octaves[above ? 1 : 0][static_cast<std::size_t>(n)];
  const std::uint64_t index = (bits >> (52 - octave.splits)) & ((std::uint64_t{1} << octave.splits) - 1);
  const Cell& cell = cells[octave.first + index];
  return cell.fits ? &cell : nullptr;
}

}  // namespace ebb
