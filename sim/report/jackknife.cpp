#include "report/jackknife.hpp"

#include <algorithm>
#include <cmath>

#include "core/math.hpp"

namespace ebb {

double jackknife_error(const std::vector<double>& without_each) {
  const auto count = static_cast<double>(without_each.size());
  double mean = 0, squares = 0;
  for (const double estimate : without_each) mean += estimate / count;
  for (const double estimate : without_each) squares += (estimate - mean) * (estimate - mean);
  return std::sqrt((count - 1) / count * squares);
}

Interval jackknife_interval(double share, const std::vector<double>& without_each, double t, double least) {
  if (without_each.size() < 2) return {};
  const double half = std::max(least, t * jackknife_error(without_each));
  return {std::max(0.0, share - half), std::min(1.0, share + half)};
}

double unseen_share(double trials, double error) { return -math::log(error / 2) / trials; }

}  // namespace ebb
