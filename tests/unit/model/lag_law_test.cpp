#include "ebb/model/lag_law.hpp"

#include <bit>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <set>

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

/// P(lag = j) as the trees make it: a node has half of what its parent has.
std::map<std::int32_t, double> by_trees(const LagLaw& law) {
  std::map<std::int32_t, double> probabilities;
  for (const LagLaw::CoinTree& tree : law.trees)
    for (const auto& [node, days] : tree.lags)
      probabilities[days] = std::ldexp(tree.probability, 1 - static_cast<int>(std::bit_width(node)));
  return probabilities;
}

/// Every lag grows on a node that is tossed for, no two on the same branch, and nodes are tossed for from the root on.
void check_trees(const LagLaw& law) {
  for (const LagLaw::CoinTree& tree : law.trees) {
    std::set<std::size_t> reached{1}, leaves;
    for (const auto& [node, words] : tree.tosses) {
      CHECK(reached.count(node) == 1);
      CHECK(words > 0);
      reached.insert({2 * node, 2 * node + 1});
    }
    for (const auto& [node, days] : tree.lags) {
      CHECK(node < tree.nodes);
      CHECK(reached.count(node) == 1);
      CHECK(leaves.insert(node).second);
    }
    for (const auto& [node, words] : tree.tosses) CHECK(leaves.count(node) == 0);
  }
}

}  // namespace

TEST_CASE("The law of a lag in whole days, by halves and by trees") {
  // Uniform on 6 to 20, rounded: half a day's share at either end.
  const LagLaw law(Distribution(uniform_law(6, 20)), 100);
  CHECK(law.longest == 20);
  CHECK(law.trees.size() == 1);
  check_trees(law);
  CHECK(law.splits.size() == 14);
  for (const auto& probabilities : {by_halves(law), by_trees(law)}) {
    REQUIRE(probabilities.size() == 15);
    for (const auto& [lag, probability] : probabilities)
      CHECK(probability == Approx(lag == 6 || lag == 20 ? 0.5 / 14 : 1 / 14.0).epsilon(1e-12));
  }
}

TEST_CASE("Lags beyond the horizon are one lag beyond it") {
  const LagLaw law(Distribution(uniform_law(6, 2000)), 100);
  CHECK(law.longest == 101);
  CHECK(by_halves(law).at(101) == Approx(1899.5 / 1994));
  const LagLaw few(Distribution(uniform_law(90, 130)), 100);
  CHECK(by_trees(few).at(101) == Approx(29.5 / 40));
  CHECK(by_halves(few).at(101) == Approx(29.5 / 40));
}

TEST_CASE("Many lags are not drawn apart, and every slot leads on") {
  CHECK(LagLaw(Distribution(uniform_law(1, 64)), 100).trees.size() == 1);
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
  CHECK(law.trees.size() > 3);
  const auto expected = by_halves(law);
  for (const auto& [lag, probability] : by_trees(law)) CHECK(probability == Approx(expected.at(lag)).epsilon(1e-12));
  CHECK(by_trees(law).size() == expected.size());
}
