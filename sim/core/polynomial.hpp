#pragma once
#include <array>
#include <cstddef>

namespace ebb::math {

/// c[0] + c[1]·x + c[2]·x² + …, by Estrin's scheme: neighbours are paired, then pairs of pairs, so that the processor can
/// work on several products at once. The order of the operations is fixed.
template <std::size_t N>
constexpr double polynomial(const std::array<double, N>& c, double x) {
  if constexpr (N == 1) {
    return c[0];
  } else {
    std::array<double, (N + 1) / 2> pairs{};
    for (std::size_t i = 0; i < N / 2; ++i) pairs[i] = c[2 * i] + c[2 * i + 1] * x;
    if constexpr (N % 2 == 1) pairs[N / 2] = c[N - 1];
    return polynomial(pairs, x * x);
  }
}

}  // namespace ebb::math
