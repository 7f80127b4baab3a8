#pragma once
#include <array>
#include <cstdint>

namespace ebb {

/// The quantiles of all gamma laws with mean 1 and shapes k ≥ 1, as a function of a standard normal z and of s = 1/√k.
/// The cube root of a gamma variate is nearly normal (E. B. Wilson, M. M. Hilferty, PNAS 17, 1931), so that
///     quantile(Φ(z)) = (1 + s·q)³,  q = Σ c_j(s)·(z/kFarthest)ʲ,  c_j(s) = Σ terms[j][i]·Tᵢ(2s − 1)
/// with few terms: Tᵢ are Chebyshev's polynomials. Absolute error below 1e-5·s for |z| ≤ kFarthest.
struct GammaSurface {
  static constexpr int kPowers = 16, kTerms = 12;
  static constexpr double kFarthest = 4.2;  ///< beyond the words of which WordOctaves has a slot
  std::array<std::array<float, kTerms>, kPowers> terms{};
};

/// Made at its first use, in about a millisecond.
const GammaSurface& gamma_surface();

/// The quantile at (word + ½) · 2⁻³² of the gamma law with mean 1 and this shape > 0, rounded to single precision.
float exact_gamma_of_word(double shape, std::uint32_t word);

}  // namespace ebb
