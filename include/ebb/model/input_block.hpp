#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "ebb/random/uniform.hpp"

namespace ebb {

/// The number of consecutive trials in a block, the unit of work. The number of its first trial is a multiple of this.
inline constexpr int kBlockTrials = 1024;

/// The index of the row of an InputBlock that holds a quantity.
using Row = int;
inline constexpr Row kNoRow = -1;

/// The inputs of one block of trials: rows × 1,024 values as the model uses them, already rounded or floored. A constant fills
/// its row.
struct InputBlock {
  template <class T>
  using Lanes = std::array<T, kBlockTrials>;

  std::uint64_t first_trial = 0;
  int trials = 0;                         ///< the last block of a run may hold fewer
  std::vector<Lanes<double>> values;      ///< [row][lane]
  std::vector<Lanes<std::uint8_t>> bins;  ///< [uncertain input][lane]: ⌊32 u⌋; for a probability, 0 = came, 1 = did not
  Lanes<Uniform> luck;                    ///< day-to-day variation of all days; decides a trial on the short cut
};

}  // namespace ebb
