#include "ebb/model/lag_law.hpp"

#include <algorithm>
#include <cmath>
#include <deque>
#include <numeric>

#include "model/later_count.hpp"

namespace ebb {
namespace {

/// P(lag = j), j = 1 … horizon, and last P(lag > horizon).
std::vector<double> law_of(const Distribution& lag, std::int64_t horizon_days) {
  std::vector<double> law;
  for (std::int64_t j = 1; j <= horizon_days; ++j) law.push_back(probability_of_whole(lag, static_cast<double>(j)));
  law.push_back(lag.cdf(std::nextafter(static_cast<double>(horizon_days) + 0.5, 0.0)).above);
  return law;
}

std::vector<LagLaw::Equal> equals_of(const std::vector<double>& law, const std::vector<std::size_t>& possible) {
  constexpr double kSame = 1e-12;
  std::vector<LagLaw::Equal> equals;
  for (const std::size_t j : possible) {
    const auto same = std::find_if(equals.begin(), equals.end(), [&](const LagLaw::Equal& equal) {
      return std::fabs(equal.probability - law[j]) <= kSame * law[j];
    });
    LagLaw::Equal& equal = same == equals.end() ? equals.emplace_back(LagLaw::Equal{law[j], {}}) : *same;
    equal.lags.push_back(static_cast<std::int32_t>(j) + 1);
  }
  return equals;
}

}  // namespace

LagLaw::LagLaw(const Distribution& lag, std::int64_t horizon_days) {
  const std::vector<double> law = law_of(lag, horizon_days);
  std::vector<std::size_t> possible;  // indices of law
  for (std::size_t j = 0; j < law.size(); ++j)
    if (law[j] > 0) possible.push_back(j);
  if (possible.size() <= kMostApart) equals = equals_of(law, possible);
  longest = static_cast<std::int32_t>(possible.back()) + 1;
  const auto mass = [&](std::size_t from, std::size_t to) {
    return std::accumulate(possible.begin() + static_cast<std::ptrdiff_t>(from),
                           possible.begin() + static_cast<std::ptrdiff_t>(to), 0.0,
                           [&](double sum, std::size_t j) { return sum + law[j]; });
  };

  after.resize(slots);
  struct Range {
    std::size_t slot, from, to;
  };
  std::deque<Range> open{{0, 0, possible.size()}};
  for (; !open.empty(); open.pop_front()) {
    const auto [slot, from, to] = open.front();
    if (to - from == 1) {
      after[slot] = -1 - static_cast<std::int64_t>(leaves.size());
      leaves.push_back({slot, static_cast<std::int32_t>(possible[from]) + 1});
      continue;
    }
    const std::size_t middle = from + (to - from) / 2;
    after[slot] = static_cast<std::int64_t>(splits.size());
    splits.push_back({slot, slots, slots + 1, mass(from, middle) / mass(from, to)});
    open.push_back({slots, from, middle});
    open.push_back({slots + 1, middle, to});
    slots += 2;
    after.resize(slots);
  }
}

}  // namespace ebb
