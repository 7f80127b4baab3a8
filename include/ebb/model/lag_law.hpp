#pragma once
#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

#include "ebb/distribution/distribution.hpp"

namespace ebb {

/// The distribution of the lag: the number of whole days after which a person comes back. Each person's lag is drawn separately.
///
/// If the number who leave on a day is Poisson, the number with each lag is Poisson too, independently. Lags of equal probability
/// are drawn as one if their days of return form an aligned block of 2, 4, … 2^levels days. Their persons wait in a pool of that
/// block, together with those of other days. On the block's first day a fair coin sends each person to its first or its second
/// half, and so on until the halves are days. Days are counted from the start, so the lags that form blocks depend on the day of
/// leaving modulo 2^levels. This is the day's phase.
///
/// Cells are blocks, and lags that are drawn by themselves. Cells whose probabilities differ by powers of two share a tree. A
/// tree draws the persons of all its cells at once, including surplus leaves, which are discarded. Then fair coins send each
/// person left or right.
///
/// If the number of persons is known, binomial draws split it. Slot 0 holds all persons. Each split sends a part of a slot's
/// persons to an earlier range of lags, and the rest to a later one.
struct LagLaw {
  struct CoinTree {
    struct Toss {
      std::size_t node;  ///< its persons go to the nodes 2·node and 2·node + 1; node 1 holds all
      int words;         ///< words of random bits, 31 persons each; if too few, one count is drawn
    };
    struct Cell {
      std::size_t node;
      std::int32_t lag;  ///< the lag of its first day; horizon + 1 stands for all longer lags
      int level;         ///< the cell is a block of 2^level days
    };
    double probability;        ///< of node 1; over all trees the sum may exceed 1, because of the surplus
    std::size_t nodes;         ///< every node's number is below this
    std::vector<Toss> tosses;  ///< at the nodes above cells, from the root on
    std::vector<Cell> cells;
  };
  struct Split {
    std::size_t from, earlier, later;  ///< slots
    double probability;                ///< of the earlier range, for a person in `from`
  };
  struct Leaf {
    std::size_t slot;
    std::int32_t lag;
  };
  static constexpr std::size_t kMostApart = 64;
  static constexpr int kMostLevels = 4;
  int levels = 0;
  std::vector<std::vector<CoinTree>> trees;  ///< [phase]; empty if there are too many lags
  std::vector<std::int64_t> after;           ///< per slot: the index of its split, or −1 − the index of its leaf
  std::vector<Split> splits;                 ///< in an order that fills each slot before it is split
  std::vector<Leaf> leaves;
  std::size_t slots = 1;
  std::int32_t longest = 0;

  /// Returns the trees for persons who leave on `day`, which is 0 or more.
  const std::vector<CoinTree>& trees_of(std::int32_t day) const { return trees[static_cast<std::size_t>(day) % trees.size()]; }

  /// Returns the highest level of the blocks that begin on `day`, which is 1 or more. Blocks of the levels 1 up to this are
  /// divided that day, the longest first.
  int levels_on(std::int32_t day) const { return std::min(levels, std::countr_zero(static_cast<std::uint32_t>(day))); }

  LagLaw() = default;
  /// Takes the distribution of a lag. The lag is rounded to whole days and is at least 1.
  LagLaw(const Distribution& lag, std::int64_t horizon_days);
};

}  // namespace ebb
