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

/// Returns P(lag = j) for j = 1 … horizon, followed by P(lag > horizon).
std::vector<double> law_of(const Distribution& lag, std::int64_t horizon_days) {
  std::vector<double> law;
  for (std::int64_t j = 1; j <= horizon_days; ++j) law.push_back(probability_of_whole(lag, static_cast<double>(j)));
  law.push_back(lag.cdf(std::nextafter(static_cast<double>(horizon_days) + 0.5, 0.0)).above);
  return law;
}

constexpr int kMostHalvings = 6;

bool alike(double a, double b) { return std::fabs(a - b) <= 1e-12 * b; }

/// A block of 2^level lags, from `lag` on, that are drawn as one.
struct Block {
  std::int32_t lag;
  int level;
  double probability;
};

/// Returns the lags of a day of this phase as the longest aligned blocks of equal probabilities, and the remaining lags one by
/// one. law[j − 1] is the probability of lag j. The last entry is the probability of all lags longer than the horizon.
std::vector<Block> blocks_of(const std::vector<double>& law, int levels, std::size_t phase) {
  std::vector<Block> blocks;
  const std::size_t longer = law.size();
  const auto equal = [&](std::size_t lag, std::size_t count) {
    if (lag + count > longer) return false;
    return std::all_of(&law[lag], &law[lag + count - 1], [&](double p) { return alike(p, law[lag - 1]); });
  };
  for (std::size_t lag = 1; lag <= longer;) {
    int level = 0;
    if (law[lag - 1] > 0)
      for (int higher = 1; higher <= levels && (phase + lag) % (std::size_t{1} << higher) == 0; ++higher)
        if (equal(lag, std::size_t{1} << higher)) level = higher;
    if (law[lag - 1] > 0) blocks.push_back({static_cast<std::int32_t>(lag), level, std::ldexp(law[lag - 1], level)});
    lag += std::size_t{1} << level;
  }
  return blocks;
}

/// Returns the most levels that blocks can have and still save work: one block must fill half of the longest run of equal
/// probabilities.
int levels_for(const std::vector<double>& law) {
  std::size_t longest = 1, run = 1;
  for (std::size_t i = 1; i + 1 < law.size(); ++i) {
    run = law[i] > 0 && alike(law[i], law[i - 1]) ? run + 1 : 1;
    longest = std::max(longest, run);
  }
  return std::min(LagLaw::kMostLevels, static_cast<int>(std::bit_width(longest)) - 1);
}

/// Blocks whose probabilities are that of the first block, halved a number of times.
struct Kin {
  struct Member {
    Block block;
    int halvings;
  };
  double probability;
  std::vector<Member> members;  ///< in order of falling probability
};

/// Returns how often `probability` must be halved to give `other`, or -1 if halving does not give it.
int halvings(double probability, double other) {
  for (int times = 0; times <= kMostHalvings; ++times)
    if (alike(std::ldexp(other, times), probability)) return times;
  return -1;
}

std::vector<Kin> kin_of(std::vector<Block> blocks) {
  std::ranges::stable_sort(blocks, [](const Block& a, const Block& b) { return a.probability > b.probability; });
  std::vector<Kin> all;
  for (const Block& block : blocks) {
    auto kin = std::ranges::find_if(all, [&](const Kin& one) { return halvings(one.probability, block.probability) >= 0; });
    if (kin == all.end()) kin = all.insert(kin, {block.probability, {}});
    kin->members.push_back({block, halvings(kin->probability, block.probability)});
  }
  return all;
}

/// Returns a tree whose leaves, side by side, are the blocks in order of their probabilities.
LagLaw::CoinTree plant(const Kin& kin) {
  const int most = kin.members.back().halvings;
  std::size_t width = 0;  // counted in leaves of the smallest probability
  for (const auto& member : kin.members) width += std::size_t{1} << (most - member.halvings);
  const std::size_t leaves = std::bit_ceil(width);
  LagLaw::CoinTree tree{std::ldexp(kin.probability, -most) * static_cast<double>(leaves), 2 * leaves, {}, {}};
  std::set<std::size_t> above;
  std::size_t leaf = 0;
  for (const auto& [block, halvings] : kin.members) {
    const std::size_t node = (leaves + leaf) >> (most - halvings);
    tree.cells.push_back({node, block.lag, block.level});
    for (std::size_t i = node / 2; i > 0; i /= 2) above.insert(i);
    leaf += std::size_t{1} << (most - halvings);
  }
  for (const std::size_t node : above) {
    const double share = std::ldexp(tree.probability, 1 - static_cast<int>(std::bit_width(node)));
    tree.tosses.push_back({node, share > 0.3 && share <= 0.6 ? 2 : 1});  // for larger shares, two words are mostly too few
  }
  return tree;
}

}  // namespace

LagLaw::LagLaw(const Distribution& lag, std::int64_t horizon_days) {
  const std::vector<double> law = law_of(lag, horizon_days);
  std::vector<std::size_t> possible;  // indices of `law`
  for (std::size_t j = 0; j < law.size(); ++j)
    if (law[j] > 0) possible.push_back(j);
  if (possible.size() <= kMostApart) {
    levels = levels_for(law);
    for (std::size_t phase = 0; phase < std::size_t{1} << levels; ++phase) {
      auto& here = trees.emplace_back();
      for (const Kin& kin : kin_of(blocks_of(law, levels, phase))) here.push_back(plant(kin));
    }
  }
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
