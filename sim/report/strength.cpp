#include "report/strength.hpp"

#include <algorithm>

#include "report/weights.hpp"

namespace ebb {
namespace {

/// Of the trials in bin [a, b), the share at or below x.
double share_of_bin(const std::vector<std::int64_t>& edges, std::size_t bin, std::int64_t x) {
  if (x < edges[bin]) return 0;
  if (bin + 1 == edges.size() || x >= edges[bin + 1] - 1) return 1;
  return static_cast<double>(x - edges[bin] + 1) / static_cast<double>(edges[bin + 1] - edges[bin]);
}

struct Sums {
  double below = 0, all = 0;
};

Sums sums_at(const Result& result, const std::vector<double>& weights, std::size_t index, std::int64_t x) {
  Sums sums;
  for (std::size_t c = 0; c < result.cases.size(); ++c) {
    const auto& counts = result.cases[c].strength[index];
    for (std::size_t bin = 0; bin < counts.size(); ++bin) {
      const double weighted = weights[c] * static_cast<double>(counts[bin]);
      sums.below += weighted * share_of_bin(result.shapes[c].strength_bins, bin, x);
      sums.all += weighted;
    }
  }
  return sums;
}

}  // namespace

std::optional<std::int64_t> strength_quantile(const Result& result, std::size_t index, double p) {
  const std::vector<double> weights = pooling_weights(result.facts);
  std::int64_t high = 0;
  for (const TallyShape& shape : result.shapes) high = std::max(high, shape.strength_bins.back());
  if (!(sums_at(result, weights, index, high).all > 0)) return {};
  std::int64_t low = 0;
  while (low < high) {
    const std::int64_t middle = low + (high - low) / 2;
    const Sums sums = sums_at(result, weights, index, middle);
    if (sums.below >= p * sums.all)
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

}  // namespace ebb
