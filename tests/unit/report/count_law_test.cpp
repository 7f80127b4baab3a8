#include "report/count_law.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace ebb;

namespace {

const CasualtyCounts kCounts{{3, 2}, {7, 5}, {8, 1}, {20, 2}};  // ten trials

CountLaw ten() { return CountLaw({{1, {kCounts}}}); }

/// Σ over whole x of (F(x) − 1{x ≥ y})², one by one.
double crps_one_by_one(const CountLaw& law, std::int64_t y) {
  double sum = 0;
  for (std::int64_t x = -50; x < 100; ++x) sum += std::pow(law.at_or_below(x) - (x >= y ? 1 : 0), 2);
  return sum;
}

}  // namespace

TEST_CASE("a law of counts is shares of whole trials") {
  const CountLaw law = ten();
  CHECK(law.at_or_below(2) == 0);
  CHECK(law.at_or_below(7) == 0.7);
  CHECK(law.at_or_below(20) == 1);
  CHECK(law.between(7, 8) == 0.6);
  CHECK(law.between(9, 19) == 0);
  CHECK(law.between(8, CountLaw::kEnd) == Approx(0.3).epsilon(1e-15));
  CHECK(law.quantile(0.05) == 3);
  CHECK(law.quantile(0.2) == 3);
  CHECK(law.quantile(0.21) == 7);
  CHECK(law.quantile(0.7) == 7);
  CHECK(law.quantile(0.95) == 20);
  CHECK(CountLaw({{1, {CasualtyCounts()}}}).empty());
}

TEST_CASE("the score of ranked probabilities is the sum over all whole numbers") {
  for (const std::int64_t y : {-4, 3, 5, 7, 8, 19, 20, 35})
    CHECK(ten().crps(y) == Approx(crps_one_by_one(ten(), y)).epsilon(1e-14));
  CHECK(CountLaw({{1, {{{12, 1}}}}}).crps(5) == 7);
  CHECK(CountLaw({{1, {{{12, 1}}}}}).crps(30) == 18);
}

TEST_CASE("laws of several cases are pooled by weight and by what they kept") {
  // w·kept: 0.25·40 and 0.75·10.
  const CountLaw law({{0.25, {{{1, 40}}}}, {0.75, {{{5, 4}, {9, 6}}}}});
  CHECK(law.at_or_below(1) == Approx(10 / 17.5));
  CHECK(law.at_or_below(5) == Approx(13 / 17.5));
  CHECK(law.at_or_below(9) == 1);
  CHECK(law.quantile(0.6) == 5);
  CHECK(law.crps(5) == Approx(crps_one_by_one(law, 5)));
}

TEST_CASE("the interval of a probability of one case of independent trials is Clopper and Pearson's") {
  const CountLaw law({{1, {{{1, 400}, {2, 600}}}}});
  CHECK(law.interval_between(1, 1)->low == Approx(clopper_pearson(400, 1000).low));
  CHECK(law.interval_between(3, 9)->low == 0);
  CHECK(law.interval_between(3, 9)->high == Approx(1 - std::pow(0.025, 1e-3)));
}

TEST_CASE("elsewhere the interval of a probability comes from the replicates") {
  const std::vector<CasualtyCounts> replicates{{{1, 40}, {2, 60}}, {{1, 60}, {2, 40}}, {{1, 50}, {2, 50}}, {{1, 50}, {2, 50}}};
  const double half = 3.182446 * std::sqrt(0.02 / 3) / 2;
  const CountLaw designed({{1, replicates}}, Trials::in_replicates), pooled({{1, replicates}, {2, replicates}});
  for (const CountLaw& law : {designed, pooled}) {  // the cases share their random numbers
    CHECK(law.interval_between(1, 1)->low == Approx(0.5 - half).epsilon(1e-6));
    CHECK(law.interval_between(1, 1)->high == Approx(0.5 + half).epsilon(1e-6));
  }
  CHECK_FALSE(CountLaw({{1, {{{1, 40}}}}}, Trials::in_replicates).interval_between(1, 1));
}

TEST_CASE("the error of a score of two values is that of the square of a share") {
  // X is 0 or 1, y = 1: the score is F(0)², whose standard error is 2·F(0)·(that of F(0)).
  std::vector<CasualtyCounts> replicates;
  for (const std::uint64_t none : {300u, 310u, 290u, 305u, 295u, 300u}) replicates.push_back({{0, none}, {1, 1000 - none}});
  const CountLaw law({{1, replicates}});
  CHECK(law.crps(1) == Approx(0.09));
  const double share_error = std::sqrt((2 * 0.01 * 0.01 + 2 * 0.005 * 0.005) / 5 / 6);
  CHECK(*law.crps_error(1) == Approx(2.570582 * 2 * 0.3 * share_error).epsilon(1e-3));
  CHECK(*CountLaw({{1, replicates}, {1, replicates}}).crps_error(1) == Approx(*law.crps_error(1)));
  CHECK_FALSE(CountLaw({{1, {{{0, 3}, {1, 7}}}}}).crps_error(1));
}
