#pragma once
#include <cstdint>
#include <vector>

#include "ebb/tally/interval_set.hpp"

namespace ebb {

/// Consecutive trials that start on a block's edge: what one ticket buys.
struct Block {
  std::uint64_t first_trial;
  int trials;
};

/// The blocks of a set of trials, by number, without a list of them: trials may be far more than memory.
class Blocks {
 public:
  /// Throws ComparisonFailure where an interval does not start and end on block edges (the end of the run is one).
  Blocks(const IntervalSet& trials, std::uint64_t total);
  std::uint64_t count() const { return before_.back(); }
  std::uint64_t trials() const { return trials_; }
  Block operator[](std::uint64_t index) const;
  /// The trials of the first `count` blocks.
  IntervalSet first(std::uint64_t count) const;

 private:
  std::uint64_t trials_;
  std::vector<IntervalSet::Interval> intervals_;
  std::vector<std::uint64_t> before_;  // blocks before each interval, and all of them
};

}  // namespace ebb
