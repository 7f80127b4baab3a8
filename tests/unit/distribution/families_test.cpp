#include <cmath>
#include <functional>

#include <catch2/catch.hpp>

#include "distribution/standard_normal.hpp"
#include "ebb/distribution/distribution.hpp"
#include "ebb/distribution/error.hpp"

namespace ebb {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

double at(const Family& family, double p) { return Distribution(family).quantile({p, 1 - p}); }

/// Mean and sd of a law by the midpoint rule over its quantiles.
std::pair<double, double> moments(const Family& family) {
  const Distribution law(family);
  constexpr int kCells = 20'000;
  double sum = 0, squares = 0;
  for (int i = 0; i < kCells; ++i) {
    const double x = law.quantile({(i + 0.5) / kCells, (kCells - i - 0.5) / kCells});
    sum += x;
    squares += x * x;
  }
  const double mean = sum / kCells;
  return {mean, std::sqrt(squares / kCells - mean * mean)};
}

std::string fault(const std::function<Family()>& make) {
  try {
    Distribution law(make());
  } catch (const DistributionError& error) {
    CHECK(std::string(error.what()).size() > 10);
    return error.parameter;
  }
  return "accepted";
}

}  // namespace

TEST_CASE("mean and sd given are mean and sd of the quantity itself") {
  const std::vector<Family> all = {normal(92, 10),  lognormal(92, 10),     gamma(92, 10),
                                   weibull(92, 10), beta(92, 10, 50, 150), weibull(92, 92)};
  for (const Family& family : all) {
    const auto [mean, sd] = moments(family);
    INFO(describe(Distribution(family)));
    CHECK(mean == Approx(92).epsilon(1e-4));
    CHECK(sd == Approx(std::get_if<Weibull>(&family) && &family == &all.back() ? 92 : 10).epsilon(1e-3));
  }
  CHECK(moments(exponential(92)).first == Approx(92).epsilon(1e-4));
}

TEST_CASE("a Weibull fits every coefficient of variation from a millionth to a thousand") {
  for (const double cv : {1e-6, 1e-4, 0.0123, 0.3, 1.0, 10.0, 1e3}) {
    const auto law = std::get<Weibull>(weibull(1, cv));
    const double e = 1 / law.shape;
    INFO("cv " << cv << ", shape " << law.shape);
    // For small e the squared cv is ζ(2)e² − 2ζ(3)e³ + …; elsewhere gamma functions tell.
    const double squared = e < 1e-4 ? 1.6449340668482264 * e * e - 2 * 1.2020569031595943 * e * e * e
                                    : std::exp(std::lgamma(1 + 2 * e) - 2 * std::lgamma(1 + e)) - 1;
    CHECK(std::sqrt(squared) == Approx(cv).epsilon(1e-6));
  }
  CHECK(std::get<Weibull>(weibull(92, 92)).shape == Approx(1).epsilon(1e-12));
  CHECK(fault([] { return weibull(92, 92e-7); }) == "sd");
  CHECK(fault([] { return weibull(92, 92e4); }) == "sd");
}

TEST_CASE("two quantiles are met to 1e-10, in either order") {
  const std::vector<std::pair<double, double>> ranges = {{60, 130}, {1e-3, 1e4}, {1e6, 1e6 + 1}, {91.9, 92.1}};
  for (const auto& [low, high] : ranges) {
    const QuantilePoint a{0.05, low}, b{0.9, high};
    for (const Family& family : {normal(a, b), lognormal(b, a), gamma(a, b), weibull(b, a)}) {
      INFO(describe(Distribution(family)) << " through " << low << " and " << high);
      CHECK(std::fabs(at(family, 0.05) - low) < 1e-10 * low + 1e-15 * high);  // a normal law cannot be finer than its mean
      CHECK(std::fabs(at(family, 0.9) / high - 1) < 1e-10);
    }
  }
}

TEST_CASE("a likely range holds the middle 90 %") {
  for (const Family& family : {likely_amount(100, 140), likely_date(100, 140)}) {
    CHECK(at(family, 0.05) == Approx(100).epsilon(1e-13));
    CHECK(at(family, 0.95) == Approx(140).epsilon(1e-13));
  }
  CHECK(at(likely_share(0.1, 0.4), 0.05) == Approx(0.1).epsilon(1e-13));
  CHECK(at(likely_share(0.1, 0.4), 0.95) == Approx(0.4).epsilon(1e-13));
  CHECK(fault([] { return likely_share(0, 0.4); }) == "0");
  CHECK(fault([] { return likely_share(0.1, 1); }) == "1");
  CHECK(fault([] { return likely_amount(-1, 4); }) == "0");
  CHECK(fault([] { return likely_amount(5, 4); }) == "0");
}

TEST_CASE("no width is a constant") {
  for (const Family& family : {uniform_law(5, 5), triangular(5, 5, 5), pert(5, 5, 5), normal(5, 0), lognormal(5, 0), gamma(5, 0),
                               weibull(5, 0), beta(5, 0, 0, 10), likely_amount(5, 5), likely_date(5, 5), discrete({5, 5}, {1, 2}),
                               discrete({5, 6}, {1, 0}), empirical({5})}) {
    REQUIRE(std::holds_alternative<Constant>(family));
    CHECK(Distribution(family).quantile({0.3, 0.7}) == 5);
    CHECK(Distribution(family).constant());
  }
}

TEST_CASE("parameters that no law has are refused by name") {
  CHECK(fault([] { return uniform_law(5, 4); }) == "low");
  CHECK(fault([] { return uniform_law(kNaN, 4); }) == "low");
  CHECK(fault([] { return uniform_law(0, kUnbounded); }) == "high");
  CHECK(fault([] { return triangular(5, 4, 6); }) == "mode");
  CHECK(fault([] { return triangular(5, 7, 6); }) == "mode");
  CHECK(fault([] { return pert(7, 7, 6); }) == "low");
  CHECK(fault([] { return normal(92, -1); }) == "sd");
  CHECK(fault([] { return normal(kNaN, 1); }) == "mean");
  CHECK(fault([] { return lognormal(0, 1); }) == "mean");
  CHECK(fault([] { return gamma(-92, 1); }) == "mean");
  CHECK(fault([] { return weibull(0, 1); }) == "mean");
  CHECK(fault([] { return exponential(0); }) == "mean");
  CHECK(fault([] { return beta(0, 0.1); }) == "mean");
  CHECK(fault([] { return beta(1.2, 0.1); }) == "mean");
  CHECK(fault([] { return beta(0.5, 0.5); }) == "sd");
  CHECK(fault([] { return beta(0.5, 0.6); }) == "sd");
  CHECK(fault([] { return beta(5, 1, 5, 5); }) == "high");
  CHECK(fault([] { return normal({0.05, 60}, {0.05, 130}); }) == "p5");
  CHECK(fault([] { return normal({0.025, 60}, {0.95, 60}); }) == "p95");
  CHECK(fault([] { return lognormal(QuantilePoint{0.05, -1}, QuantilePoint{0.95, 60}); }) == "p5");
  CHECK(fault([] { return gamma(QuantilePoint{0.025, 0}, QuantilePoint{0.95, 60}); }) == "p2.5");
  CHECK(fault([] { return discrete({}, {}); }) == "values");
  CHECK(fault([] { return discrete({1, 2}, {1}); }) == "weights");
  CHECK(fault([] { return discrete({1, 2}, {0, 0}); }) == "weights");
  CHECK(fault([] { return discrete({1, 2}, {1, -1}); }) == "weights");
  CHECK(fault([] { return discrete({1, kNaN}, {1, 1}); }) == "values");
  CHECK(fault([] { return empirical({}); }) == "values");
}

TEST_CASE("errors say what was given and what would be right") {
  CHECK_THROWS_WITH(normal(92, -3), "sd is -3, but a standard deviation is 0 or more");
  CHECK_THROWS_WITH(beta(0.25, 0.5), "sd is 0.5, too large for a beta with mean 0.25 between 0 and 1; it must be below 0.433013");
  CHECK_THROWS_WITH(triangular(10'000, 9'000, 12'000),
                    "mode is below low: got 10,000, 9,000, 12,000; give low, mode, high in this order");
}

TEST_CASE("extreme shapes give numbers, in order") {
  for (const Family& family : std::vector<Family>{Gamma{1e-9, 1}, Gamma{1e12, 1e-10}, Gamma{1e-4, 1e8}, Beta{1e-7, 1e-7, 0, 1},
                                                  Beta{1e9, 2e12, 0, 1}, Weibull{1e6, 92}, Weibull{0.05, 1}}) {
    double before = -1;
    for (const double p : {1e-300, 1e-16, 1e-6, 0.1, 0.4999, 0.5, 0.5001, 0.9, 0.999999}) {
      const double x = at(family, p);
      INFO(describe(Distribution(family)) << " at " << p);
      CHECK(x >= before);
      before = x;
    }
  }
  CHECK(at(Gamma{1e12, 1e-10}, 0.5) == Approx(100).epsilon(1e-12));
}

TEST_CASE("where the gamma and beta laws pass to their nearly normal form, quantiles do not jump") {
  for (const double p : {1e-12, 1e-4, 0.3, 0.8, 0.9999}) {
    const double from = at(Gamma{0.99999999e8, 1}, p), to = at(Gamma{1e8, 1}, p);
    // The mean moves by 1, the sd by 5e-5.
    CHECK(to - from == Approx(1 + 5e-5 * standard_normal_quantile({p, 1 - p})).margin(1e-6));
    const double below = at(Beta{0.99999999e8, 1e8, 0, 1}, p), above = at(Beta{1e8, 1e8, 0, 1}, p);
    CHECK(above - below == Approx(0.25e-8).epsilon(1e-3));
  }
}

TEST_CASE("families describe themselves") {
  const auto words = [](const Family& family) { return describe(Distribution(family)); };
  CHECK(words(pert(10'000, 11'000, 12'000)) == "PERT (beta, shape 4): low 10,000, mode 11,000, high 12,000");
  CHECK(words(uniform_law(80, 110)) == "uniform: 80 to 110");
  CHECK(words(normal(92, 10)) == "normal: mean 92, sd 10");
  CHECK(words(gamma(92, 10)) == "gamma: mean 92, sd 10");
  CHECK(words(weibull(92, 10)) == "Weibull: mean 92, sd 10");
  CHECK(words(beta(0.25, 0.1)) == "beta: mean 0.25, sd 0.1, from 0 to 1");
  CHECK(words(discrete({2, 1}, {1, 3})) == "one of 1 (75 %), 2 (25 %)");
  CHECK(words(Constant{12'000}) == "fixed: 12,000");
  CHECK(describe(Distribution(normal(92, 10), 80)) == "normal: mean 92, sd 10, at least 80");
}

}  // namespace ebb
