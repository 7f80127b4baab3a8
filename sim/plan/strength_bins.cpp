#include <algorithm>
#include <cmath>

#include "plan/compile.hpp"

namespace ebb {
namespace {

constexpr double kForeseen = 0x1p-20;  // the upper tail beyond which nothing is foreseen, input by input
constexpr int kMostBins = 200;
constexpr double kMostPersons = 1e15;  // keeps sums of persons exact

double high(const Input& input) {
  return std::clamp(input.rounded(input.law.quantile({1 - kForeseen, kForeseen})), 0.0, kMostPersons);
}
double low(const Input& input) { return input.rounded(input.law.quantile({kForeseen, 1 - kForeseen})); }

double largest_strength(const Situation& s, std::int64_t horizon_days) {
  double largest = std::max(0.0, high(s.contingent.size) - std::max(0.0, low(s.contingent.losses)));
  if (s.returns) largest += high(s.contingent.away);
  for (const Reinforcement& r : s.reinforcements) {
    if (high(r.probability) == 0) continue;
    const double persons = r.steady() ? high(*r.per_day) * static_cast<double>(horizon_days) : high(*r.size);
    largest += persons * high(r.front_share);
  }
  return std::min(largest, kMostPersons);
}

}  // namespace

std::vector<std::int64_t> strength_days(std::int64_t horizon_days, std::int64_t every) {
  std::vector<std::int64_t> days;
  for (std::int64_t day = 0; day < horizon_days; day += every) days.push_back(day);
  days.push_back(horizon_days);
  return days;
}

std::vector<std::int64_t> strength_bins(const Situation& situation, std::int64_t horizon_days) {
  const double largest = largest_strength(situation, horizon_days);
  const auto last_edge = [largest](std::int64_t width) { return static_cast<std::int64_t>(largest) / width; };  // in widths
  std::int64_t width = 1;
  for (int step = 0; last_edge(width) + 2 > kMostBins; ++step) width = step % 3 == 1 ? width / 2 * 5 : width * 2;
  std::vector<std::int64_t> edges{0, 1};
  for (std::int64_t i = width == 1 ? 2 : 1; i <= last_edge(width); ++i) edges.push_back(i * width);
  return edges;
}

}  // namespace ebb
