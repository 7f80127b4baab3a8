#pragma once
#include <array>
#include <bit>
#include <cstdint>
#include <limits>
#include <mutex>
#include <span>
#include <utility>
#include <vector>

#include "core/polynomial.hpp"
#include "ebb/distribution/distribution.hpp"

namespace ebb {

/// A quantile function as polynomials in the nearer tail's probability t: each octave [2⁻ⁿ⁻¹, 2⁻ⁿ) of t, n = 1 … kOctaves, of
/// either tail is cut into equal cells, as many as its polynomials need (a power of two). Farther out, and in cells where
/// no polynomial will do (an edge of a mixture's part), the exact function is needed.
struct QuantileOctaves {
  static constexpr int kOctaves = 12;
  static constexpr int kTerms = 14;
  static constexpr int kMostSplits = 5;  // at most 2⁵ cells an octave

  /// A polynomial in v, −1 … 1 from one end of the cell to the other: the factor of v⁴ᵏ⁺ʲ is terms[j][k]. So the first two steps
  /// of Estrin's scheme (core/polynomial.hpp) are operations on rows. All NaN where no polynomial will do.
  struct alignas(64) Cell {
    static constexpr int kRow = 4;
    std::array<std::array<double, kRow>, 4> terms;
    explicit Cell(const std::array<double, kTerms>& coefficients);
    double at(double v) const;
  };
  /// Where an octave's cells begin, and the logarithm to base 2 of their number: one word, because vectors gather it.
  struct Octave {
    std::uint64_t word = 0;
    std::uint64_t first() const { return word & 0xFFFFFFFF; }
    std::uint64_t splits() const { return word >> 32; }
  };

  /// The table is made at its first use: whoever only checks a scenario needs none.
  QuantileOctaves(Distribution exact, double bound) : exact_(std::move(exact)), bound_(bound) {}
  /// Makes the table if that has not been done. Call it before the following; any thread may.
  void make() const;

  /// Of one, and of the first uniforms of a span, as many as there are whole vectors of: the same bits. NaN where the exact
  /// function is needed.
  double operator()(Uniform u) const;
  std::size_t in_vectors(std::span<const Uniform> uniforms, double* values) const;

  mutable std::array<Octave, 2 * kOctaves> octaves{};  // below the median, from it outwards, then above it
  mutable std::vector<Cell> cells;

 private:
  Distribution exact_;
  double bound_;
  mutable std::once_flag made_;
};

inline double QuantileOctaves::Cell::at(double v) const {
  std::array<double, kTerms> coefficients;
  for (int i = 0; i < kTerms; ++i) coefficients[i] = terms[i % kRow][i / kRow];
  return math::polynomial(coefficients, v);
}

inline double QuantileOctaves::operator()(Uniform u) const {
  constexpr std::uint64_t kMantissa = (std::uint64_t{1} << 52) - 1;
  const bool above = !(u.u < u.complement);
  const auto bits = std::bit_cast<std::uint64_t>(above ? u.complement : u.u);
  const auto n = 1021 - static_cast<std::int64_t>(bits >> 52);  // 0 for [¼, ½)
  if (n < 0 || n >= kOctaves) return std::numeric_limits<double>::quiet_NaN();
  const Octave octave = octaves[static_cast<std::size_t>(n) + (above ? kOctaves : 0)];
  const std::uint64_t index = octave.first() + ((bits & kMantissa) >> (52 - octave.splits()));
  const std::uint64_t place = bits << octave.splits() & kMantissa;                   // below the bits of the cell's number
  const double from_one = std::bit_cast<double>(place | std::uint64_t{1023} << 52);  // in [1, 2)
  return cells[index].at(2 * from_one - 3);
}

}  // namespace ebb
