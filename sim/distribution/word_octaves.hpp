#pragma once
#include <array>
#include <cstdint>
#include <functional>

namespace ebb {

/// One tail of a quantile function as single-precision polynomials, made to be evaluated in vectors straight from random words:
/// the tail's probability t = (m + ½) · 2⁻³², m < 2³¹, as a float has its octave in its exponent and its place in the octave, v in
/// [−1, 1), in its mantissa. Slot n = 1 … 15 is the octave 2⁻ⁿ⁻¹ ≤ t < 2⁻ⁿ; slot 0 is t = ½, to which the largest words are
/// rounded. Words with t < 2⁻¹⁶ have no slot: they are for the exact function.
struct WordOctaves {
  static constexpr int kTerms = 7;
  static constexpr int kSlots = 16;
  static constexpr std::uint32_t kFewestFloats = 1u << 16;  ///< m + ½ below it has no slot
  alignas(64) std::array<std::array<float, kSlots>, kTerms> terms{};  ///< [power of v][slot]

  /// `value`: the quantile as a function of t in (0, ½].
  explicit WordOctaves(const std::function<double(double)>& value);
};

/// −Φ⁻¹(t), t ≤ ½: the standard normal's, the same on both sides. Absolute error below 4e-7.
const WordOctaves& normal_octaves();

/// Φ⁻¹((word + ½) · 2⁻³²), rounded to single precision.
float exact_normal_of_word(std::uint32_t word);

}  // namespace ebb
