#pragma once
#include <array>
#include <cstdint>
#include <string_view>

#include "ebb/random/uniform.hpp"

namespace ebb {

/// The layout of draws below. Raised whenever the same scenario and seed would give other counts; see CHANGELOG.md.
inline constexpr int kStreamVersion = 1;

/// What starts a generator of its own for one trial: 96 bits.
using TrialSeed = std::array<std::uint32_t, 3>;

/// Where random bits come from: a named stream of a seed. Draws are addressed, never consumed: bits(trial, step) is a pure
/// function of its address. It is half of the block
///     Philox4x32-10( counter = step, ⌊trial / 2⌋ (64 bits each, low word first); key = digest64("ebb-stream-1:SEED:NAME") ):
/// the first 64 bits for an even trial, the last 64 bits for an odd one. Trial and step may be any 64-bit number, so no counter
/// can be exhausted.
class Stream {
 public:
  Stream() = default;
  Stream(std::uint64_t seed, std::string_view name);
  std::uint64_t bits(std::uint64_t trial, std::uint64_t step) const;
  Uniform uniform(std::uint64_t trial, std::uint64_t step) const { return uniform_from_bits(bits(trial, step)); }
  /// The first three words of the block with counter (0, trial). A stream serves seeds or bits, never both.
  TrialSeed seed(std::uint64_t trial) const;
  std::uint64_t key() const { return key_; }

 private:
  std::uint64_t key_ = 0;
};

}  // namespace ebb
