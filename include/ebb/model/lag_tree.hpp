#pragma once
#include <cstdint>
#include <vector>

#include "ebb/distribution/distribution.hpp"

namespace ebb {

/// How persons who leave on one day are told off to the days on which they come back: a multinomial draw by halves. Slot 0 holds all
/// of them; each split sends a binomial part of a slot's persons to an earlier range of lags, the rest to a later one.
struct LagTree {
  struct Split {
    std::size_t from, earlier, later;  ///< slots
    double probability;                ///< of the earlier range, for those in `from`
  };
  struct Leaf {
    std::size_t slot;
    std::int32_t lag;  ///< days; those who come back after the horizon have no leaf
  };
  std::vector<Split> splits;  ///< a slot is filled before it is split
  std::vector<Leaf> leaves;
  std::size_t slots = 1;
  std::int32_t longest = 0;  ///< the longest lag of a leaf

  LagTree() = default;
  /// Of a lag that is rounded to whole days, 1 or more.
  LagTree(const Distribution& lag, std::int64_t horizon_days);
};

}  // namespace ebb
