#include "random/sobol.hpp"

#include <algorithm>
#include <bit>
#include <boost/random/sobol.hpp>

#include "random/trial_block.hpp"
#include "random/turns.hpp"

namespace ebb {
namespace {

constexpr std::uint64_t kShift = 32, kOrder = std::uint64_t{1} << 32;  // steps
constexpr std::uint64_t kTop = std::uint64_t{1} << 63;

/// Point `index` of a sequence.
std::uint64_t point(const SobolDirections& directions, std::uint64_t index) {
  std::uint64_t word = 0;
  for (; index != 0; index &= index - 1) word ^= directions[static_cast<std::size_t>(std::countr_zero(index))];
  return word;
}

}  // namespace

std::vector<SobolDirections> sobol_directions(int dimensions) {
  std::vector<SobolDirections> all(static_cast<std::size_t>(dimensions));
  if (all.empty()) return all;
  boost::random::sobol engine(all.size());
  for (std::size_t k = 0; k < kSobolBits; ++k) {
    engine.seed((std::uint64_t{2} << k) - 2);  // its next point is number 2ᵏ⁺¹ − 1, whose Gray code is bit k alone
    for (SobolDirections& directions : all) directions[k] = engine();
  }
  return all;
}

SobolPoints::SobolPoints(std::uint64_t seed, int dimensions) : stream_(seed, "design:sobol") {
  std::uint64_t address = 0;
  for (const SobolDirections& plain : sobol_directions(dimensions))
    for (Sequence& sequence : sequences_.emplace_back()) sequence = scrambled(plain, address++);
}

/// Column k of the matrix has its diagonal one at digit k and random digits below: the image of a fraction whose digit k is 1.
SobolPoints::Sequence SobolPoints::scrambled(const SobolDirections& plain, std::uint64_t address) const {
  SobolDirections columns;
  for (std::uint64_t k = 0; k < kSobolBits; ++k) columns[k] = kTop >> k | (stream_.bits(address, k) & ((kTop >> k) - 1));
  Sequence sequence{stream_.bits(address, kShift), {}};
  for (std::size_t i = 0; i < kSobolBits; ++i)
    for (std::size_t k = 0; k < kSobolBits; ++k)
      if ((plain[i] << k & kTop) != 0) sequence.directions[i] ^= columns[k];
  return sequence;
}

void SobolPoints::fill(int dimension, std::uint64_t first_trial, std::span<std::uint64_t> words) const {
  const auto& replicates = sequences_[static_cast<std::size_t>(dimension)];
  const std::uint64_t first_turn = first_trial / kTurn, end_turn = (first_trial + words.size() + kTurn - 1) / kTurn;
  std::vector<std::uint64_t> orders(end_turn - first_turn);
  fill_bits(stream_, first_turn, kOrder, orders);
  for_each_turn(first_trial, words.size(), [&](std::uint64_t turn, std::uint64_t begin, std::uint64_t end) {
    const Sequence& sequence = replicates[turn % kReplicates];
    const std::uint64_t order = orders[turn - first_turn] % kTurn;
    // Point i ^ order is point(i) ^ point(order), and the points 2ᵏ … 2ᵏ⁺¹ − 1 are those before, each with word k.
    std::array<std::uint64_t, kTurn> points;
    points[0] = sequence.shift ^ point(sequence.directions, turn / kReplicates * kTurn ^ order);
    for (std::size_t k = 0, half = 1; half < kTurn; ++k, half *= 2)
      for (std::size_t i = 0; i < half; ++i) points[half + i] = points[i] ^ sequence.directions[k];
    std::copy_n(&points[begin % kTurn], end - begin, &words[begin - first_trial]);
  });
}

}  // namespace ebb
