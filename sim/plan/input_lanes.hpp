#pragma once
#include <cstdint>
#include <span>

#include "ebb/random/uniform.hpp"
#include "ebb/scenario/input.hpp"

namespace ebb {

// What happens to the inputs of consecutive trials beside their quantiles, in the widest instructions that the machine has. Spans
// of values and bins are at least as long as the first one.

/// math::rounded or math::floored of each value, or nothing.
void round_all(Rounding rounding, std::span<double> values);

/// bins[i] = ⌊32 u⌋, at most 31 (a correlated u in the farthest tail is rounded to 1).
void fill_bins(std::span<const Uniform> uniforms, std::span<std::uint8_t> bins);

/// comes[i] = 1, bins[i] = 0 where u is below the probability, else 0 and 1.
void decide(std::span<const Uniform> uniforms, std::span<const double> probabilities, std::span<double> comes,
            std::span<std::uint8_t> bins);

}  // namespace ebb
