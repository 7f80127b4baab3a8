#include "random/latin_hypercube.hpp"

#include <array>
#include <numeric>
#include <utility>

#include "random/turns.hpp"

namespace ebb {
namespace {

constexpr int kStratumBits = 6;
static_assert(kTurn == 1 << kStratumBits);

using Strata = std::array<std::uint8_t, kTurn>;

Strata shuffled(const Axis& axis, std::uint64_t turn) {
  Strata strata;
  std::iota(strata.begin(), strata.end(), std::uint8_t{0});
  const std::uint64_t first_step = (axis.step + 1) << 32;
  std::uint64_t word = 0;
  for (std::uint64_t left = kTurn; left > 1; --left) {  // a place among those left, each with probability 1/left to 2⁻³²
    const std::uint64_t swap = kTurn - left;
    word = swap % 2 == 0 ? axis.stream.bits(turn, first_step + swap / 2) : word >> 32;
    std::swap(strata[left - 1], strata[(word & 0xFFFFFFFF) * left >> 32]);
  }
  return strata;
}

}  // namespace

void fill_strata(const Axis& axis, std::uint64_t first_trial, std::span<Uniform> uniforms) {
  for_each_turn(first_trial, uniforms.size(), [&](std::uint64_t turn, std::uint64_t begin, std::uint64_t end) {
    const Strata strata = shuffled(axis, turn);
    for (std::uint64_t trial = begin; trial < end; ++trial) {
      const std::uint64_t stratum = strata[trial % kTurn];
      const std::uint64_t inside = axis.stream.bits(trial, axis.step);
      uniforms[trial - first_trial] = uniform_from_bits(stratum << (64 - kStratumBits) | inside >> kStratumBits);
    }
  });
}

}  // namespace ebb
