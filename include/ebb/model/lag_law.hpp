#pragma once
#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

#include "ebb/distribution/distribution.hpp"

namespace ebb {

/// After how many whole days those who leave on one day come back, each person's lag drawn anew.
///
/// Where their number is Poisson, so is the number of each lag, independently. Lags of equal probability whose days of return
/// make up an aligned block of 2, 4, … 2^levels days are drawn as one: the persons wait in a pool of that block together with
/// those of other days. On the block's first day a fair coin sends each person to its first or its second half, and so on until
/// the halves are days. Days are counted from the start, so which lags make up blocks depends on the day of leaving, modulo
/// 2^levels: its phase.
///
/// Cells (blocks, and lags that are drawn by themselves) whose probabilities differ by powers of two share a tree. It draws the
/// persons of all its cells at once, including surplus leaves, which are discarded; then a fair coin sends each person left or
/// right.
///
/// Persons who are known in number are split by binomial draws: slot 0 holds all of them, each split sends a part of a slot's
/// persons to an earlier range of lags, the rest to a later one.
struct LagLaw {
  struct CoinTree {
    struct Toss {
      std::size_t node;  ///< whose persons go to the nodes 2·node and 2·node + 1; node 1 holds all
      int words;         ///< of random bits, 31 persons each; where they are too few, one count is drawn
    };
    struct Cell {
      std::size_t node;
      std::int32_t lag;  ///< of its first day; horizon + 1 stands for all that are longer
      int level;         ///< it is a block of 2^level days
    };
    double probability;        ///< of node 1; of all trees together it may exceed 1, because of the surplus
    std::size_t nodes;         ///< all are below this
    std::vector<Toss> tosses;  ///< of the nodes above a cell, from the root on
    std::vector<Cell> cells;
  };
  struct Split {
    std::size_t from, earlier, later;  ///< slots
    double probability;                ///< of the earlier range, for those in `from`
  };
  struct Leaf {
    std::size_t slot;
    std::int32_t lag;
  };
  static constexpr std::size_t kMostApart = 64;
  static constexpr int kMostLevels = 4;
  int levels = 0;
  std::vector<std::vector<CoinTree>> trees;  ///< [phase]; none where there are too many lags
  std::vector<std::int64_t> after;           ///< per slot: the index of its split, or −1 − that of its leaf
  std::vector<Split> splits;                 ///< a slot is filled before it is split
  std::vector<Leaf> leaves;
  std::size_t slots = 1;
  std::int32_t longest = 0;

  /// Of those who leave on a day from 0 on.
  const std::vector<CoinTree>& trees_of(std::int32_t day) const { return trees[static_cast<std::size_t>(day) % trees.size()]; }

  /// The blocks that begin on a day from 1 on are of the levels 1 up to this: they are divided that day, the longest first.
  int levels_on(std::int32_t day) const { return std::min(levels, std::countr_zero(static_cast<std::uint32_t>(day))); }

  LagLaw() = default;
  /// Of a lag that is rounded to whole days, 1 or more.
  LagLaw(const Distribution& lag, std::int64_t horizon_days);
};

}  // namespace ebb
