#pragma once
#include <cstdint>
#include <vector>

#include "ebb/distribution/distribution.hpp"

namespace ebb {

/// After how many whole days those who leave on one day come back, each person's lag drawn anew. Persons who are known in number
/// are told off by halves: slot 0 holds all of them, each split sends a binomial part of a slot's persons to an earlier range of
/// lags, the rest to a later one. Where their number is Poisson, so is that of each lag, independently.
struct LagLaw {
  struct Equal {
    double probability;              ///< of each of `lags`
    std::vector<std::int32_t> lags;  ///< days; horizon + 1 stands for all that are longer
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
  std::vector<Equal> equals;  ///< lags of the same probability, to one part in 10¹², together; none where there are too many lags
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
