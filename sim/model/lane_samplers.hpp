#pragma once
#include "ebb/random/stream.hpp"

namespace ebb {

/// The kinds of draws in the day kernel, for measuring their speed.
enum class LaneSampler {
  words,              ///< 32 random bits
  normal,             ///< standard normal
  gamma,              ///< shape 5, mean 1
  poisson,            ///< mean 92
  small_poisson,      ///< mean 3
  negative_binomial,  ///< mean 92, dispersion 5
  binomial,           ///< n = 92, probability 0.25
  word_and_gamma      ///< the least a negative-binomial day needs: their sum, with words as numbers in [−½, ½)
};

/// Draws `n` numbers, rounded up to whole vectors, and returns their sum. It uses the widest instructions that the machine has,
/// and the generators of the trials `first`, first + 1, …, one in each lane.
double draw_in_lanes(LaneSampler sampler, const Stream& stream, std::uint64_t first, int n);

}  // namespace ebb
