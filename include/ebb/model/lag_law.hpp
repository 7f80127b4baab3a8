#pragma once
#include <cstdint>
#include <vector>

#include "ebb/distribution/distribution.hpp"

namespace ebb {

/// After how many whole days those who leave on one day come back, each person's lag drawn anew.
///
/// Where their number is Poisson, so is that of each lag, independently: a tree for the lags whose probabilities differ by powers
/// of two. It draws the persons of all its lags at once, together with others whom nobody needs, so that the lags are leaves of a
/// tree in which a fair coin tells every person to go left or right.
///
/// Persons who are known in number are told off by binomial draws: slot 0 holds all of them, each split sends a part of a slot's
/// persons to an earlier range of lags, the rest to a later one.
struct LagLaw {
  struct CoinTree {
    struct Toss {
      std::size_t node;  ///< whose persons go to the nodes 2·node and 2·node + 1; node 1 holds all
      int words;         ///< of random bits, 31 persons each; where they are too few, one count is drawn
    };
    struct Lag {
      std::size_t node;
      std::int32_t days;  ///< horizon + 1 stands for all that are longer
    };
    double probability;        ///< of node 1; of all trees together it may exceed 1, as there are some whom nobody needs
    std::size_t nodes;         ///< all are below this
    std::vector<Toss> tosses;  ///< of the nodes above a lag, from the root on
    std::vector<Lag> lags;
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
  std::vector<CoinTree> trees;      ///< none where there are too many lags
  std::vector<std::int64_t> after;  ///< per slot: the index of its split, or −1 − that of its leaf
  std::vector<Split> splits;        ///< a slot is filled before it is split
  std::vector<Leaf> leaves;
  std::size_t slots = 1;
  std::int32_t longest = 0;

  LagLaw() = default;
  /// Of a lag that is rounded to whole days, 1 or more.
  LagLaw(const Distribution& lag, std::int64_t horizon_days);
};

}  // namespace ebb
