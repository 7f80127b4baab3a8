#include "ebb/tally/interval_set.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ebb/core/failure.hpp"
#include "ebb/core/text.hpp"

namespace ebb {
namespace {

using Interval = IntervalSet::Interval;

/// "1,024 to 2,047", "7".
std::string range(std::uint64_t first, std::uint64_t end) {
  const auto number = [](std::uint64_t trial) { return grouped(static_cast<long long>(trial)); };
  return end - first == 1 ? number(first) : fmt::format("{} to {}", number(first), number(end - 1));
}

std::vector<Interval> joined(std::vector<Interval> sorted) {
  std::vector<Interval> result;
  for (const Interval& next : sorted) {
    if (!result.empty() && result.back().second == next.first)
      result.back().second = next.second;
    else
      result.push_back(next);
  }
  return result;
}

}  // namespace

IntervalSet::IntervalSet(std::vector<Interval> intervals) {
  std::sort(intervals.begin(), intervals.end());
  std::uint64_t done = 0;
  for (const auto& [first, last] : intervals) {
    if (first >= last) throw ComparisonFailure(fmt::format("an interval of trials is empty: [{}, {})", first, last));
    if (first < done)
      throw ComparisonFailure(fmt::format("the same trials are there twice: {}", range(first, std::min(done, last))));
    done = last;
  }
  intervals_ = joined(std::move(intervals));
}

bool IntervalSet::overlaps(const IntervalSet& other) const { return !common_with(other).intervals_.empty(); }

IntervalSet IntervalSet::common_with(const IntervalSet& other) const {
  IntervalSet common;
  auto a = intervals_.begin();
  auto b = other.intervals_.begin();
  while (a != intervals_.end() && b != other.intervals_.end()) {
    const Interval both{std::max(a->first, b->first), std::min(a->second, b->second)};
    if (both.first < both.second) common.intervals_.push_back(both);
    if (a->second < b->second)
      ++a;
    else
      ++b;
  }
  return common;
}

void IntervalSet::add(const IntervalSet& other) {
  const IntervalSet common = common_with(other);
  if (!common.intervals_.empty()) throw ComparisonFailure(fmt::format("the same trials are there twice: {}", to_string(common)));
  std::vector<Interval> all;
  std::merge(intervals_.begin(), intervals_.end(), other.intervals_.begin(), other.intervals_.end(), std::back_inserter(all));
  intervals_ = joined(std::move(all));
}

IntervalSet IntervalSet::missing_from(std::uint64_t total) const {
  IntervalSet missing;
  std::uint64_t next = 0;
  for (const auto& [first, last] : intervals_) {
    if (next < std::min(first, total)) missing.intervals_.emplace_back(next, std::min(first, total));
    next = last;
  }
  if (next < total) missing.intervals_.emplace_back(next, total);
  return missing;
}

std::uint64_t IntervalSet::size() const {
  std::uint64_t trials = 0;  // disjoint intervals of 64-bit numbers: no overflow
  for (const auto& [first, last] : intervals_) trials += last - first;
  return trials;
}

std::string to_string(const IntervalSet& set, std::size_t limit) {
  std::string text;
  for (std::size_t i = 0; i < set.intervals().size(); ++i) {
    if (i == limit) return fmt::format("{} and {} more", text, set.intervals().size() - limit);
    const auto& [first, last] = set.intervals()[i];
    text += (i == 0 ? "" : "; ") + range(first, last);
  }
  return text;
}

}  // namespace ebb
