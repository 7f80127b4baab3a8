#include "distribution/standard_normal.hpp"

#include <cmath>

#include <boost/math/distributions/normal.hpp>
#include <boost/multiprecision/cpp_bin_float.hpp>
#include <catch2/catch.hpp>

namespace ebb {

using Wide = boost::multiprecision::number<boost::multiprecision::cpp_bin_float<40>>;

TEST_CASE("the standard normal cdf and its quantile are exact to 1e-15 in both tails") {
  const boost::math::normal_distribution<Wide> exact;
  for (double z = 0.001; z < 37; z *= 1.07) {
    const double tail = cdf(complement(exact, Wide(z))).convert_to<double>();
    INFO("z = " << z);
    CHECK(std::fabs(standard_normal_cdf(z).above / tail - 1) < 1e-15);
    CHECK(std::fabs(standard_normal_cdf(-z).below / tail - 1) < 1e-15);
    CHECK(standard_normal_cdf(z).below == Approx(1 - tail).epsilon(1e-15));
    // The double nearest to the tail belongs to a z within half an ulp of it over the density.
    const double back = standard_normal_quantile({1 - tail, tail});
    const double per_ulp = tail * 1.2e-16 / (std::exp(-0.5 * z * z) * 0.3989422804014327);
    CHECK(std::fabs(back - z) <= 1e-15 * z + per_ulp);
    CHECK(standard_normal_quantile({tail, 1 - tail}) == -back);
  }
  CHECK(standard_normal_quantile({0.5, 0.5}) == 0);
  CHECK(standard_normal_cdf(0).below == Approx(0.5).epsilon(1e-15));
  CHECK(standard_normal_cdf(100).above == 0);
}

}  // namespace ebb
