#pragma once
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace ebb {

/// A set of trial numbers as disjoint half-open intervals [first, last), sorted, neighbours joined.
class IntervalSet {
 public:
  using Interval = std::pair<std::uint64_t, std::uint64_t>;
  IntervalSet() = default;
  explicit IntervalSet(std::vector<Interval> intervals);  ///< throws ComparisonFailure where they overlap or are empty
  bool overlaps(const IntervalSet& other) const;
  IntervalSet common_with(const IntervalSet& other) const;
  void add(const IntervalSet& other);                   ///< throws ComparisonFailure where they overlap
  IntervalSet missing_from(std::uint64_t total) const;  ///< [0, total) without these
  std::uint64_t size() const;                           ///< how many trials
  const std::vector<Interval>& intervals() const { return intervals_; }
  bool operator==(const IntervalSet&) const = default;

 private:
  std::vector<Interval> intervals_;
};

/// "0 to 1,023; 4,096 to 5,119"; after `limit` intervals "… and 3 more".
std::string to_string(const IntervalSet& set, std::size_t limit = 5);

}  // namespace ebb
