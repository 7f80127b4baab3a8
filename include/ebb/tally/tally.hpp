#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace ebb {

/// What a tally counts: the shape, the same for every tally of a run.
struct TallyShape {
  std::int64_t horizon_days = 0;
  int thresholds = 0;
  int replicates = 1;
  int later_counts = 0;
  std::vector<std::int64_t> strength_days;  ///< 0, 7, 14, … and the horizon
  std::vector<std::int64_t> strength_bins;  ///< lower edges: 0, 1, then equal widths; the last bin is open
  std::vector<int> input_bins;              ///< per uncertain input: 32, or 2 for a probability (came, did not)
  std::int64_t days_per_column = 1;         ///< ⌈(H + 1)/64⌉
  int columns() const;                      ///< day columns, and one more for "not by the horizon"
  bool operator==(const TallyShape&) const = default;
};

/// Whole counts of trials of one case. Two add exactly, in any order.
struct CaseTally {
  explicit CaseTally(const TallyShape& shape);
  void add(const CaseTally& other);  ///< checked: throws ComparisonFailure on overflow or another shape

  std::uint64_t trials = 0;                  ///< simulated so far
  std::uint64_t kept = 0;                    ///< of them, kept by every later count
  std::uint64_t losses_above_size = 0;       ///< of the kept: trials in which losses exceeded size
  std::vector<std::uint64_t> kept_by_count;  ///< per later count: trials that it alone would keep
  /// [threshold][replicate][day 0 … H, and H + 1: not by the horizon]
  std::vector<std::vector<std::vector<std::uint64_t>>> reached;
  std::vector<std::vector<std::uint64_t>> strength;             ///< [strength day][bin]
  std::vector<std::vector<std::vector<std::uint64_t>>> inputs;  ///< [input][bin][column]

  std::vector<std::uint64_t> by_day(int threshold) const;  ///< summed over replicates, H + 2 entries
  bool operator==(const CaseTally&) const = default;
};

}  // namespace ebb
