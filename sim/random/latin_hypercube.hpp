#pragma once
#include <cstdint>
#include <span>

#include "ebb/random/design.hpp"

namespace ebb {

/// Latin hypercubes of 64 trials. Trial t of turn c = ⌊t/64⌋ has u = (s + v)/64: its stratum s = π(t mod 64), its place v in it
/// the independent trial's own uniform, stream.uniform(t, step). π is a uniformly random permutation of 0 … 63 for each axis
/// and turn: Fisher and Yates's shuffle, its 32-bit words two to a draw from stream.bits(c, 2³²·(step + 1) + j).
void fill_strata(const Axis& axis, std::uint64_t first_trial, std::span<Uniform> uniforms);

}  // namespace ebb
