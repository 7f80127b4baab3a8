#pragma once
#include <array>

#include "core/math.hpp"

namespace ebb {

/// Interpolation on [−1, 1] by a polynomial of `kTerms` terms at the zeros of the Chebyshev polynomial of that degree.
template <int kTerms>
struct Chebyshev {
  using Terms = std::array<double, kTerms>;
  using Square = std::array<Terms, kTerms>;

  static const Terms& nodes() {
    static const Terms all = [] {
      Terms x{};
      for (int k = 0; k < kTerms; ++k) x[k] = math::cos(3.141592653589793 * (k + 0.5) / kTerms);
      return x;
    }();
    return all;
  }

  /// The coefficients of 1, v, v², … that take these values at the nodes.
  static Terms interpolated(const Terms& values) {
    Terms coefficients{};
    for (int power = 0; power < kTerms; ++power) {
      for (int k = 0; k < kTerms; ++k) coefficients[power] += interpolation()[power][k] * values[k];
    }
    return coefficients;
  }

  /// The coefficients of the Chebyshev polynomials T₀, T₁, … that take these values at the nodes: the discrete cosine transform.
  static Terms transformed(const Terms& values) {
    Terms coefficients{};
    for (int n = 0; n < kTerms; ++n)
      for (int k = 0; k < kTerms; ++k) coefficients[n] += weight(n, k) * values[k];
    return coefficients;
  }

 private:
  static double weight(int n, int k) {
    return (n == 0 ? 1.0 : 2.0) / kTerms * math::cos(3.141592653589793 * n * (k + 0.5) / kTerms);
  }

  /// The discrete cosine transform, then the Chebyshev polynomials written out by T₍ₙ₊₁₎ = 2v·Tₙ − T₍ₙ₋₁₎.
  static const Square& interpolation() {
    static const Square all = [] {
      Square chebyshev{}, result{};
      chebyshev[0][0] = chebyshev[1][1] = 1;
      for (int n = 2; n < kTerms; ++n) {
        for (int power = 0; power < kTerms; ++power) {
          chebyshev[n][power] = (power > 0 ? 2 * chebyshev[n - 1][power - 1] : 0) - chebyshev[n - 2][power];
        }
      }
      for (int n = 0; n < kTerms; ++n) {
        for (int k = 0; k < kTerms; ++k) {
          const double factor = weight(n, k);
          for (int power = 0; power < kTerms; ++power) result[power][k] += factor * chebyshev[n][power];
        }
      }
      return result;
    }();
    return all;
  }
};

}  // namespace ebb
