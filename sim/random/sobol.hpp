#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "ebb/random/design_kind.hpp"
#include "ebb/random/stream.hpp"

namespace ebb {

/// What the bits of a point's index stand for, as 64-bit binary fractions: point i is the exclusive or of word k over the bits k
/// that are set in i. Bits 0 … 31: sequences of 2³² points.
inline constexpr std::size_t kSobolBits = 32;
using SobolDirections = std::array<std::uint64_t, kSobolBits>;

/// Boost.Random's direction numbers of the first `dimensions` dimensions: Joe and Kuo, SIAM J. Sci. Comput. 30, 2008.
std::vector<SobolDirections> sobol_directions(int dimensions);

/// Sobol sequences, one a replicate, scrambled independently: digits by a random lower triangular matrix with ones on its
/// diagonal, then a digital shift (Matoušek, J. Complexity 14, 1998). In base 2 any two points so scrambled are distributed
/// like two points of Owen's nested uniform scrambling (Owen, 1995): they share the digits that they shared before, differ in
/// the next, and all others are independent. So means have the same variance, and no digit needs a hash.
///
/// Trial t is point 64·⌊t/1024⌋ + (t mod 64 ⊕ o) of replicate ⌊t/64⌋ mod 16. The order o is drawn for each turn: without it the
/// trials that are sampled for their strength, multiples of 64, would all lie in one 64th of an axis.
///
/// Layout, of the stream "design:sobol": trial = 16·dimension + replicate, step k = 0 … 31 column k of the matrix, step 32 the
/// shift; trial = ⌊t/64⌋, step 2³² the order.
class SobolPoints {
 public:
  SobolPoints(std::uint64_t seed, int dimensions);

  /// The words of trials first_trial, first_trial + 1, … on one dimension. All must be below kMostSobolTrials.
  void fill(int dimension, std::uint64_t first_trial, std::span<std::uint64_t> words) const;

 private:
  struct Sequence {
    std::uint64_t shift;
    SobolDirections directions;
  };
  Sequence scrambled(const SobolDirections& plain, std::uint64_t address) const;

  Stream stream_;
  std::vector<std::array<Sequence, kReplicates>> sequences_;  // [dimension][replicate]
};

}  // namespace ebb
