#include "support/goodness_of_fit.hpp"

#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <catch2/catch.hpp>

using namespace ebb::test;

TEST_CASE("The goodness-of-fit test accepts what fits and rejects what is a little off") {
  const std::vector<double> law{0.25, 0.5, 0.25};
  CHECK(chi_square_p({25'000, 50'000, 25'000}, law) == 1);
  CHECK(chi_square_p({25'300, 50'000, 24'700}, law) ==
        Approx(std::exp(-0.5 * 7.2)));  // χ² = 2·300²/25,000, two degrees of freedom
  CHECK(chi_square_p({26'500, 50'000, 23'500}, law) < kFalseAlarm);
  CHECK(chi_square_p({50'000, 50'000, 0, 1}, {0.5, 0.5, 0, 0}) == 0);  // what cannot be, was
  CHECK(chi_square_p({1, 2}, {1}) == 0);
}

TEST_CASE("The test of two samples accepts one law and rejects two that differ a little") {
  CHECK(two_sample_p({25'000, 50'000, 25'000}, {2'500, 5'000, 2'500}) == 1);
  CHECK(two_sample_p({1000, 1000}, {1000, 1100}) == Approx(std::erfc(std::sqrt(0.5 * 4100 / 1764))));  // the 2 × 2 table
  CHECK(two_sample_p({25'000, 50'000, 25'000}, {26'500, 50'000, 23'500}) < kFalseAlarm);
  CHECK(two_sample_p({1, 2}, {1}) == 0);
}

TEST_CASE("One pooled cell alone raises a false alarm with a chance below 1e-11") {
  const boost::math::chi_squared_distribution<double> one_degree(1);
  const double critical = boost::math::quantile(boost::math::complement(one_degree, kFalseAlarm));
  const double excess = std::sqrt(critical * kLeastExpected);
  const boost::math::poisson_distribution<double> cell(kLeastExpected);
  CHECK(boost::math::cdf(boost::math::complement(cell, std::ceil(kLeastExpected + excess) - 1)) < 1e-11);
  CHECK(boost::math::cdf(cell, std::max(0.0, kLeastExpected - excess)) < 1e-11);
}

TEST_CASE("The exact p-value of a proportion is two-sided") {
  CHECK(proportion_p(50, 100, 0.5) == 1);
  CHECK(proportion_p(0, 20, 0.5) == Approx(2 * std::pow(0.5, 20)));
  CHECK(proportion_p(20, 20, 0.5) == Approx(2 * std::pow(0.5, 20)));
  CHECK(proportion_p(1, 20, 0) == 0);
}
