#include "report/jackknife.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace ebb;

TEST_CASE("the jackknife of a mean gives its usual standard error") {
  const std::vector<double> groups{0.4, 0.6, 0.5, 0.5};  // mean 0.5, standard deviation √(0.02/3)
  std::vector<double> without;
  for (const double one : groups) without.push_back((2.0 - one) / 3);
  CHECK(jackknife_error(without) == Approx(std::sqrt(0.02 / 3) / 2));
}

TEST_CASE("the jackknife is √((R − 1)/R) times the root of the squares about the mean of the estimates") {
  CHECK(jackknife_error({1, 2, 4}) == Approx(std::sqrt(2.0 / 3 * (16 + 1 + 25) / 9)));
  CHECK(jackknife_error({3, 3}) == 0);
}

TEST_CASE("an interval from replicates is at least as wide as what they cannot see, and inside 0 to 1") {
  CHECK(jackknife_interval(0.25, {0.25, 0.25}, 2, 0.125).low == 0.125);
  CHECK(jackknife_interval(0.25, {0.25, 0.25}, 2, 0.125).high == 0.375);
  CHECK(jackknife_interval(0.25, {0.2, 0.3}, 2, 0.001).high == Approx(0.25 + 2 * std::sqrt(0.5 * 0.005)));
  CHECK(jackknife_interval(0, {0, 0}, 2, 0.125).low == 0);
  CHECK(jackknife_interval(0.9, {0.5, 1}, 12.7, 0).high == 1);
}

TEST_CASE("fewer than two replicates tell nothing") {
  CHECK(jackknife_interval(0.25, {0.25}, 2, 0.125).low == 0);
  CHECK(jackknife_interval(0.25, {0.25}, 2, 0.125).high == 1);
  CHECK(jackknife_interval(0.25, {}, 2, 0.125).high == 1);
}

TEST_CASE("what n trials cannot see is 3.7 in n at 95 %") {
  CHECK(unseen_share(400) == Approx(3.688879 / 400));
  CHECK(unseen_share(400, 0.01) == Approx(-std::log(0.005) / 400));
}
