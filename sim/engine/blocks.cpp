#include "engine/blocks.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ebb/core/failure.hpp"
#include "ebb/engine/engine.hpp"
#include "ebb/model/input_block.hpp"

namespace ebb {
namespace {

std::uint64_t blocks_of(std::uint64_t trials) { return (trials + kBlockTrials - 1) / kBlockTrials; }

}  // namespace

Blocks::Blocks(const IntervalSet& trials, std::uint64_t total)
    : trials_(trials.size()), intervals_(trials.intervals()), before_{0} {
  for (const auto& [first, last] : intervals_) {
    if (first % kBlockTrials != 0 || (last % kBlockTrials != 0 && last != total))
      throw ComparisonFailure(
          fmt::format("trials {} to {} are not whole blocks of {}: such a result was not written by this program", first, last,
                      kBlockTrials));
    before_.push_back(before_.back() + blocks_of(last - first));
  }
}

Block Blocks::operator[](std::uint64_t index) const {
  const auto after = std::upper_bound(before_.begin(), before_.end(), index);
  const auto i = static_cast<std::size_t>(after - before_.begin()) - 1;
  const std::uint64_t first = intervals_[i].first + (index - before_[i]) * kBlockTrials;
  return {first, static_cast<int>(std::min<std::uint64_t>(kBlockTrials, intervals_[i].second - first))};
}

IntervalSet Blocks::first(std::uint64_t count) const {
  std::vector<IntervalSet::Interval> done;
  for (std::size_t i = 0; i < intervals_.size() && before_[i] < count; ++i) {
    const std::uint64_t last = std::min(intervals_[i].second, intervals_[i].first + (count - before_[i]) * kBlockTrials);
    done.emplace_back(intervals_[i].first, last);
  }
  return IntervalSet(std::move(done));
}

IntervalSet shard_trials(std::uint64_t trials, std::uint64_t index, std::uint64_t count) {
  const std::uint64_t blocks = blocks_of(trials);
  const auto edge = [&](std::uint64_t i) {  // ⌊i · blocks / count⌋, split so that no product overflows
    return std::min(trials, (blocks / count * i + blocks % count * i / count) * kBlockTrials);
  };
  const std::uint64_t first = edge(index - 1), last = edge(index);
  return first < last ? IntervalSet({{first, last}}) : IntervalSet();
}

}  // namespace ebb
