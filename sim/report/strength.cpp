#include "report/strength.hpp"

#include <algorithm>

namespace ebb {
namespace {

/// Of the trials in bin [a, b), the share at or below x; x is not below a.
double share_of_bin(const std::vector<std::int64_t>& edges, std::size_t bin, std::int64_t x) {
  if (bin + 1 == edges.size() || x >= edges[bin + 1] - 1) return 1;
  return static_cast<double>(x - edges[bin] + 1) / static_cast<double>(edges[bin + 1] - edges[bin]);
}

/// One case on one day, by cumulated weights.
class CaseStrength {
 public:
  CaseStrength(const std::vector<std::int64_t>& edges, const std::vector<std::uint64_t>& counts, double weight)
      : edges_(edges), counts_(counts), weight_(weight) {
    for (const std::uint64_t count : counts) below_.push_back(all() + count);
  }

  std::uint64_t all() const { return below_.empty() ? 0 : below_.back(); }
  double weight_of_all() const { return weight_ * static_cast<double>(all()); }

  /// The weight of the trials at or below x ≥ 0.
  double weight_to(std::int64_t x) const {
    const auto bin = static_cast<std::size_t>(std::upper_bound(edges_.begin(), edges_.end(), x) - edges_.begin() - 1);
    const auto before = static_cast<double>(bin == 0 ? 0 : below_[bin - 1]);
    return weight_ * (before + static_cast<double>(counts_[bin]) * share_of_bin(edges_, bin, x));
  }

 private:
  const std::vector<std::int64_t>& edges_;
  const std::vector<std::uint64_t>& counts_;
  double weight_;
  std::vector<std::uint64_t> below_;  ///< trials in bins 0 … i
};

std::int64_t smallest_with(const std::vector<CaseStrength>& cases, double weight, std::int64_t high) {
  std::int64_t low = 0;
  while (low < high) {
    const std::int64_t middle = low + (high - low) / 2;
    double to_middle = 0;
    for (const CaseStrength& one : cases) to_middle += one.weight_to(middle);
    if (to_middle >= weight)
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

}  // namespace

std::vector<std::int64_t> strength_quantiles(const Result& result, const std::vector<double>& weights, std::size_t index,
                                             const std::vector<double>& probabilities) {
  std::vector<CaseStrength> cases;
  std::int64_t highest = 0;
  double all = 0;
  for (std::size_t c = 0; c < result.cases.size(); ++c) {
    if (weights[c] == 0) continue;
    cases.emplace_back(result.shapes[c].strength_bins, result.cases[c].strength[index], weights[c]);
    highest = std::max(highest, result.shapes[c].strength_bins.back());
    all += cases.back().weight_of_all();
  }
  std::vector<std::int64_t> quantiles;
  if (!(all > 0)) return quantiles;
  for (const double p : probabilities) quantiles.push_back(smallest_with(cases, p * all, highest));
  return quantiles;
}

}  // namespace ebb
