#pragma once
#include "ebb/random/stream.hpp"

namespace ebb {

/// What the day kernel draws, for its speed to be measured.
enum class LaneSampler {
  words,              ///< 32 random bits
  normal,             ///< standard
  gamma,              ///< shape 5, mean 1
  poisson,            ///< mean 92
  small_poisson,      ///< mean 3
  negative_binomial,  ///< mean 92, dispersion 5
  binomial,           ///< 92 of probability 0.25
  word_and_gamma      ///< the least that a negative-binomial day needs: their sum, words as numbers in [−½, ½)
};

/// Draws `n` numbers, rounded up to whole vectors, in the widest instructions that the machine has, from the generators of trials
/// `first`, first + 1, …, one a lane; returns their sum.
double draw_in_lanes(LaneSampler sampler, const Stream& stream, std::uint64_t first, int n);

}  // namespace ebb
