#pragma once
#include <cstdint>

namespace ebb {

/// A number u in the open interval (0, 1) together with 1 − u, each exact on its own: near 1, u alone has lost its tail.
struct Uniform {
  double u;
  double complement;
};

/// u = (⌊bits / 2¹²⌋ + ½) · 2⁻⁵², in [2⁻⁵³, 1 − 2⁻⁵³]; u and its complement are both exact doubles.
constexpr Uniform uniform_from_bits(std::uint64_t bits) {
  constexpr double kCell = 0x1p-52;
  return {(static_cast<double>(bits >> 12) + 0.5) * kCell, (static_cast<double>(~bits >> 12) + 0.5) * kCell};
}

constexpr Uniform reflected(Uniform u) { return {u.complement, u.u}; }

}  // namespace ebb
