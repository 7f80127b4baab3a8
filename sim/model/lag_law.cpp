#include "ebb/model/lag_law.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <deque>
#include <numeric>
#include <set>

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

constexpr int kMostHalvings = 4;

/// Lags whose probabilities are that of the first, halved some times.
struct Kin {
  struct Member {
    std::int32_t lag;
    int halvings;
  };
  double probability;
  std::vector<Member> members;  ///< of falling probability
};

/// How often a probability has been halved to make another; -1: it has not.
int halvings(double probability, double other) {
  for (int times = 0; times <= kMostHalvings; ++times)
    if (std::fabs(std::ldexp(other, times) - probability) <= 1e-12 * probability) return times;
  return -1;
}

std::vector<Kin> kin_of(const std::vector<double>& law, std::vector<std::size_t> possible) {
  std::ranges::stable_sort(possible, [&](std::size_t a, std::size_t b) { return law[a] > law[b]; });
  std::vector<Kin> all;
  for (const std::size_t j : possible) {
    auto kin = std::ranges::find_if(all, [&](const Kin& one) { return halvings(one.probability, law[j]) >= 0; });
    if (kin == all.end()) kin = all.insert(kin, {law[j], {}});
    kin->members.push_back({static_cast<std::int32_t>(j) + 1, halvings(kin->probability, law[j])});
  }
  return all;
}

/// A tree whose leaves, side by side, are the lags in order of their probabilities.
LagLaw::CoinTree plant(const Kin& kin) {
  const int most = kin.members.back().halvings;
  std::size_t width = 0;  // in leaves of the smallest probability
  for (const auto& member : kin.members) width += std::size_t{1} << (most - member.halvings);
  const std::size_t cells = std::bit_ceil(width);
  LagLaw::CoinTree tree{std::ldexp(kin.probability, -most) * static_cast<double>(cells), 2 * cells, {}, {}};
  std::set<std::size_t> above;
  std::size_t cell = 0;
  for (const auto& member : kin.members) {
    const std::size_t node = (cells + cell) >> (most - member.halvings);
    tree.lags.push_back({node, member.lag});
    for (std::size_t i = node / 2; i > 0; i /= 2) above.insert(i);
    cell += std::size_t{1} << (most - member.halvings);
  }
  for (const std::size_t node : above) {
    const double share = std::ldexp(tree.probability, 1 - static_cast<int>(std::bit_width(node)));
    tree.tosses.push_back({node, share > 0.6 ? 4 : share > 0.3 ? 2 : 1});
  }
  return tree;
}

}  // namespace

LagLaw::LagLaw(const Distribution& lag, std::int64_t horizon_days) {
  const std::vector<double> law = law_of(lag, horizon_days);
  std::vector<std::size_t> possible;  // indices of law
  for (std::size_t j = 0; j < law.size(); ++j)
    if (law[j] > 0) possible.push_back(j);
  if (possible.size() <= kMostApart)
    for (const Kin& kin : kin_of(law, possible)) trees.push_back(plant(kin));
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
