#pragma once
#include <cstdint>

#include "ebb/random/stream.hpp"

namespace ebb {

// Random whole numbers and gamma factors of one day, exact in distribution (to the 52 bits of a uniform) at every parameter.
// Each takes as many uniforms of its day as it needs.

/// Poisson(mean), mean ≥ 0; as a double, because a mean may be far above 2⁶³ (the caller caps it). mean = 0 gives 0.
double draw_poisson(double mean, DayDraws& draws);

/// Binomial(n, p): n ≥ 0, 0 ≤ p ≤ 1.
std::int64_t draw_binomial(std::int64_t n, double p, DayDraws& draws);

/// Gamma with this shape > 0 and mean 1: the factor that makes a Poisson day negative-binomial with dispersion `shape`.
double draw_gamma_factor(double shape, DayDraws& draws);

}  // namespace ebb
