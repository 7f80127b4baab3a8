#include "random/latin_hypercube.hpp"

#include <array>
#include <numeric>
#include <utility>

#include "random/trial_block.hpp"
#include "random/turns.hpp"

namespace ebb {
namespace {

constexpr int kStratumBits = 6;
static_assert(kTurn == 1 << kStratumBits);

using Strata = std::array<std::uint8_t, kTurn>;

Strata shuffled(const Axis& axis, std::uint64_t turn) {
  Strata strata;
  std::iota(strata.begin(), strata.end(), std::uint8_t{0});
  std::array<std::uint64_t, kTurn / 2> words;
  fill_bits_of_steps(axis.stream, turn, (axis.step + 1) << 32, words);
  for (std::uint64_t left = kTurn; left > 1; --left) {  // a place among those left, each with probability 1/left to 2⁻³²
    const std::uint64_t swap = kTurn - left;
    const std::uint64_t word = words[swap / 2] >> (swap % 2 * 32) & 0xFFFFFFFF;
    std::swap(strata[left - 1], strata[word * left >> 32]);
  }
  return strata;
}

}  // namespace

void fill_strata(const Axis& axis, std::uint64_t first_trial, std::span<Uniform> uniforms) {
  for_each_turn(first_trial, uniforms.size(), [&](std::uint64_t turn, std::uint64_t begin, std::uint64_t end) {
    const Strata strata = shuffled(axis, turn);
    std::array<std::uint64_t, kTurn> room;
    const std::span bits = std::span(room).first(end - begin);
    fill_bits(axis.stream, begin, axis.step, bits);
    for (std::size_t i = 0; i < bits.size(); ++i)
      bits[i] = std::uint64_t{strata[begin % kTurn + i]} << (64 - kStratumBits) | bits[i] >> kStratumBits;
    make_uniforms(bits, uniforms.subspan(begin - first_trial, bits.size()));
  });
}

}  // namespace ebb
