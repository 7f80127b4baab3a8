#include "ebb/model/lag_law.hpp"

#include <bit>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <set>
#include <vector>

using namespace ebb;

namespace {

/// P(lag = j) as the splits make it.
std::map<std::int32_t, double> by_halves(const LagLaw& law) {
  std::vector<double> share(law.slots, 0);
  share[0] = 1;
  for (const LagLaw::Split& split : law.splits) {
    share[split.earlier] = share[split.from] * split.probability;
    share[split.later] = share[split.from] * (1 - split.probability);
  }
  std::map<std::int32_t, double> probabilities;
  for (const LagLaw::Leaf& leaf : law.leaves) probabilities[leaf.lag] = share[leaf.slot];
  return probabilities;
}

/// P(lag = j) as the trees of a phase make it: a node has half of what its parent has, and so have the halves of a block.
std::map<std::int32_t, double> by_trees(const LagLaw& law, std::size_t phase) {
  std::map<std::int32_t, double> probabilities;
  for (const LagLaw::CoinTree& tree : law.trees[phase])
    for (const auto& [node, lag, level] : tree.cells)
      for (std::int32_t days = lag; days < lag + (1 << level); ++days) {
        CHECK(probabilities.count(days) == 0);
        probabilities[days] = std::ldexp(tree.probability, 1 - static_cast<int>(std::bit_width(node)) - level);
      }
  return probabilities;
}

/// Every cell grows on a node that is tossed for, no two on the same branch, and nodes are tossed for from the root on. A block
/// of days begins where it is divided.
void check_trees(const LagLaw& law) {
  REQUIRE(law.trees.size() == std::size_t{1} << law.levels);
  for (std::size_t phase = 0; phase < law.trees.size(); ++phase)
    for (const LagLaw::CoinTree& tree : law.trees[phase]) {
      std::set<std::size_t> reached{1}, leaves;
      for (const auto& [node, words] : tree.tosses) {
        CHECK(reached.count(node) == 1);
        CHECK(words > 0);
        reached.insert({2 * node, 2 * node + 1});
      }
      for (const auto& [node, lag, level] : tree.cells) {
        CHECK(node < tree.nodes);
        CHECK(reached.count(node) == 1);
        CHECK(leaves.insert(node).second);
        const auto first_day = static_cast<std::int32_t>(phase + law.trees.size()) + lag;
        CHECK(level <= law.levels_on(first_day));
      }
      for (const auto& [node, words] : tree.tosses) CHECK(leaves.count(node) == 0);
    }
}

}  // namespace

TEST_CASE("The law of a lag in whole days, by halves and by the trees of every phase") {
  // Uniform on 6 to 20, rounded: half a day's share at either end.
  const LagLaw law(Distribution(uniform_law(6, 20)), 100);
  CHECK(law.longest == 20);
  CHECK(law.levels == 3);
  check_trees(law);
  CHECK(law.splits.size() == 14);
  std::vector<std::map<std::int32_t, double>> made{by_halves(law)};
  std::size_t cells = 0;
  for (std::size_t phase = 0; phase < 8; ++phase) {
    REQUIRE(law.trees[phase].size() == 1);
    cells += law.trees[phase][0].cells.size();
    made.push_back(by_trees(law, phase));
  }
  for (const auto& probabilities : made) {
    REQUIRE(probabilities.size() == 15);
    for (const auto& [lag, probability] : probabilities)
      CHECK(probability == Approx(lag == 6 || lag == 20 ? 0.5 / 14 : 1 / 14.0).epsilon(1e-12));
  }
  CHECK(cells == 8 * 2 + 30);  // the two ends, and the thirteen days between them in 3 to 5 blocks
}

TEST_CASE("Lags beyond the horizon are one lag beyond it") {
  const LagLaw law(Distribution(uniform_law(6, 2000)), 100);
  CHECK(law.longest == 101);
  CHECK(by_halves(law).at(101) == Approx(1899.5 / 1994));
  const LagLaw few(Distribution(uniform_law(90, 130)), 100);
  check_trees(few);
  for (std::size_t phase = 0; phase < few.trees.size(); ++phase) CHECK(by_trees(few, phase).at(101) == Approx(29.5 / 40));
  CHECK(by_halves(few).at(101) == Approx(29.5 / 40));
}

TEST_CASE("Many lags are not drawn apart, and every slot leads on") {
  CHECK(LagLaw(Distribution(uniform_law(1, 64)), 100).trees.size() == 16);
  const LagLaw law(Distribution(uniform_law(1, 65)), 100);
  CHECK(law.trees.empty());
  REQUIRE(law.after.size() == law.slots);
  for (std::size_t slot = 0; slot < law.slots; ++slot) {
    const std::int64_t after = law.after[slot];
    CHECK((after < 0 ? law.leaves[static_cast<std::size_t>(-1 - after)].slot
                     : law.splits[static_cast<std::size_t>(after)].from) == slot);
  }
}

TEST_CASE("A certain lag needs no draw") {
  const LagLaw law(Distribution(Constant{7}), 100);
  CHECK(law.splits.empty());
  REQUIRE(law.leaves.size() == 1);
  CHECK(law.leaves[0].slot == 0);
  CHECK(law.leaves[0].lag == 7);
}

TEST_CASE("Lags of unlike probabilities grow on trees of their own") {
  const LagLaw law(Distribution(triangular(1, 4, 9)), 100);
  check_trees(law);
  CHECK(law.levels == 0);
  CHECK(law.trees[0].size() > 3);
  const auto expected = by_halves(law), found = by_trees(law, 0);
  for (const auto& [lag, probability] : found) CHECK(probability == Approx(expected.at(lag)).epsilon(1e-12));
  CHECK(found.size() == expected.size());
}
