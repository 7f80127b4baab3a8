#pragma once
#include <array>
#include <cstdint>
#include <functional>
#include <memory>

#include "ebb/distribution/distribution.hpp"

namespace ebb {

/// One tail of a quantile function as single-precision polynomials, made to be evaluated in vectors straight from random words:
/// the tail's probability t = (m + ½) · 2⁻³², m < 2³¹, as a float has its octave in its exponent and its place in the octave, v
/// in [−1, 1), in its mantissa. Slot n = 1 … 15 is the octave 2⁻ⁿ⁻¹ ≤ t < 2⁻ⁿ; slot 0 is t = ½, to which the largest words are
/// rounded. Words with t < 2⁻¹⁶ have no slot: they are for the exact function.
struct WordOctaves {
  static constexpr int kTerms = 7;
  static constexpr int kSlots = 16;
  static constexpr std::uint32_t kFewestFloats = 1u << 16;  ///< m + ½ below it has no slot
  using Terms = std::array<std::array<float, kSlots>, kTerms>;
  alignas(64) Terms terms{};  ///< [power of v][slot]

  constexpr explicit WordOctaves(const Terms& given) : terms(given) {}
  /// `value`: the quantile as a function of t in (0, ½].
  explicit WordOctaves(const std::function<double(double)>& value);
};

/// A quantile function of 32-bit words u = (word + ½) · 2⁻³², both tails.
struct WordQuantile {
  WordOctaves lower, upper;
  Distribution law;  ///< for the words that have no slot
  explicit WordQuantile(const Distribution& distribution);
  float exact(std::uint32_t word) const;
};

/// Gamma(shape) with mean 1, shape ≥ kLeastTabledShape. Absolute error below 1e-5 of a standard deviation, or 3e-7.
std::shared_ptr<const WordQuantile> gamma_of_words(double shape);
inline constexpr double kLeastTabledShape = 0.25;

/// −Φ⁻¹(t), t ≤ ½: the standard normal's, the same on both sides. Absolute error below 4e-7. What WordOctaves makes of it,
/// written down in distribution/normal_octaves.cpp.
extern const WordOctaves kNormalOctaves;

/// Φ⁻¹((word + ½) · 2⁻³²), rounded to single precision.
float exact_normal_of_word(std::uint32_t word);

}  // namespace ebb
