#pragma once
#include <algorithm>
#include <cstdint>

#include "ebb/random/design_kind.hpp"

namespace ebb {

/// Calls visit(turn, begin, end) for every turn, ⌊trial/64⌋, that the `count` trials from `first` touch, with those of its trials
/// that are wanted.
template <class Visit>
void for_each_turn(std::uint64_t first, std::uint64_t count, Visit&& visit) {
  for (std::uint64_t begin = first, last = first + count; begin < last;) {
    const std::uint64_t turn = begin / kTurn, end = std::min(last, (turn + 1) * kTurn);
    visit(turn, begin, end);
    begin = end;
  }
}

}  // namespace ebb
