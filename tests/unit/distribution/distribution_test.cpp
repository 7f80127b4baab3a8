#include <cmath>

#include <catch2/catch.hpp>

#include "ebb/distribution/distribution.hpp"
#include "ebb/distribution/error.hpp"

namespace ebb {
namespace {

Uniform share(double p) { return {p, 1 - p}; }

Distribution dice() { return Distribution(discrete({1, 2, 3, 4, 5, 6}, {1, 1, 1, 1, 1, 1})); }

}  // namespace

TEST_CASE("truncation removes the mass outside and scales the rest") {
  const Distribution law(normal(92, 15), 80, 110);
  CHECK(law.lowest() == 80);
  CHECK(law.highest() == 110);
  CHECK(law.removed().below == Approx(0.21185539858339664).epsilon(1e-12));  // Φ(−0.8)
  CHECK(law.removed().above == Approx(0.11506967022170822).epsilon(1e-12));  // Φ(−1.2)
  for (const double p : {1e-9, 0.01, 0.3, 0.5, 0.9, 1 - 1e-9}) {
    const double x = law.quantile(share(p));
    CHECK((80 <= x && x <= 110));
    CHECK(law.cdf(x).below == Approx(p).margin(1e-14));
    CHECK(law.cdf(x).above == Approx(1 - p).margin(1e-14));
  }
  CHECK(law.cdf(79.9).below == 0);
  CHECK(law.cdf(110).above == 0);
}

TEST_CASE("truncation far out in the upper tail keeps its digits") {
  const Distribution law(normal(0, 1), 6);
  constexpr double kAboveSix = 9.865876450376981e-10, kAboveSeven = 1.279812543885835e-12;  // 1 − Φ(6), 1 − Φ(7)
  CHECK(law.removed().below == 1 - kAboveSix);
  CHECK(law.cdf(7).above == Approx(kAboveSeven / kAboveSix).epsilon(1e-13));
  CHECK(law.quantile({0.5, 0.5}) == Approx(6.11156506181344).epsilon(1e-12));
}

TEST_CASE("bounds without effect change nothing") {
  const Distribution law(uniform_law(80, 110), 0, 500), plain(uniform_law(80, 110));
  for (const double p : {1e-12, 0.2, 0.7}) CHECK(law.quantile(share(p)) == plain.quantile(share(p)));
  CHECK(law.removed().below == 0);
}

TEST_CASE("truncation that leaves nothing is refused") {
  CHECK_THROWS_AS(Distribution(uniform_law(80, 110), 120), DistributionError);
  CHECK_THROWS_AS(Distribution(uniform_law(80, 110), -kUnbounded, 79), DistributionError);
  CHECK_THROWS_AS(Distribution(uniform_law(80, 110), 100, 90), DistributionError);
  CHECK_THROWS_AS(Distribution(uniform_law(80, 110), 100, 100), DistributionError);
  CHECK_THROWS_AS(Distribution(normal(0, 1), 8), DistributionError);
  CHECK_THROWS_AS(Distribution(normal(0, 1), std::nan("")), DistributionError);
  CHECK_NOTHROW(Distribution(normal(0, 1), 7));
  CHECK_THROWS_WITH(Distribution(uniform_law(80, 110), 120), "min is 120, but no value is above 110; nothing is left");
}

TEST_CASE("a truncated die keeps both of its bounds") {
  const Distribution law(dice().family(), 2, 4);
  CHECK(law.lowest() == 2);
  CHECK(law.highest() == 4);
  CHECK(law.removed().below == Approx(1.0 / 6).epsilon(1e-15));
  CHECK(law.removed().above == Approx(2.0 / 6).epsilon(1e-15));
  int seen[7] = {};
  for (int i = 0; i < 3'000; ++i) ++seen[static_cast<int>(law.quantile(share((i + 0.5) / 3'000)))];
  CHECK((seen[2] == 1'000 && seen[3] == 1'000 && seen[4] == 1'000));
  CHECK(law.cdf(2).below == Approx(1.0 / 3).epsilon(1e-14));
  CHECK(law.cdf(3.5).above == Approx(1.0 / 3).epsilon(1e-14));
  CHECK_THROWS_AS(Distribution(dice().family(), 2.1, 2.9), DistributionError);
}

TEST_CASE("a list's quantile is the first value whose cumulative probability reaches u") {
  const Distribution law(discrete({3, 1, 2, 1}, {1, 0.5, 2, 0.5}));  // 1 and 3 with ¼, 2 with ½
  CHECK(law.discrete());
  CHECK(law.quantile({0.25, 0.75}) == 1);
  CHECK(law.quantile({std::nextafter(0.25, 1), 0.75}) == 2);
  CHECK(law.quantile({0.75, 0.25}) == 2);
  CHECK(law.quantile({0.75, std::nextafter(0.25, 0)}) == 3);
  CHECK(law.quantile({1 - 0x1p-53, 0x1p-53}) == 3);
  CHECK(law.quantile({1, 1e-300}) == 3);
  CHECK(law.cdf(1.5).below == 0.25);
  CHECK(law.cdf(0.5).above == 1);
}

TEST_CASE("a mixture's quantile inverts its mixed cdf, in both tails") {
  const Distribution law(mixture({2, 1}, {Distribution(uniform_law(80, 90)), Distribution(lognormal(118, 12))}));
  CHECK_FALSE(law.discrete());
  for (const double p : {1e-15, 1e-9, 0.001, 0.2, 0.5, 0.68}) {
    CHECK(law.cdf(law.quantile(share(p))).below == Approx(p).epsilon(1e-9));
    const double x = law.quantile({1 - p, p});
    CHECK(law.cdf(x).above == Approx(p).epsilon(1e-9));
  }
}

TEST_CASE("a mixture of truncated parts and single values finds every jump exactly") {
  const Distribution law(mixture(
      {1, 1, 2}, {Distribution(Constant{0}), Distribution(uniform_law(-10, 10), 5), Distribution(discrete({0, 7}, {1, 1}))}));
  CHECK(law.discrete());
  CHECK(law.lowest() == 0);
  CHECK(law.highest() == 10);
  CHECK(law.quantile(share(0.25)) == 0);
  CHECK(law.quantile(share(0.499)) == 0);  // P(0) = 1/4 + 1/4
  CHECK(law.quantile(share(0.55)) == Approx(6).epsilon(1e-12));
  CHECK(law.quantile(share(0.7)) == 7);  // from 0.6 to 0.85
  CHECK(law.quantile(share(0.9)) == Approx(8).epsilon(1e-12));
  const Distribution above(law.family(), 0.5, 7);
  CHECK(above.lowest() == 5);
  CHECK(above.quantile(share(0.9)) == 7);
}

TEST_CASE("mixtures refuse what they cannot mix, and take parts without weight") {
  const Distribution part(uniform_law(0, 1));
  CHECK_THROWS_AS(mixture({}, {}), DistributionError);
  CHECK_THROWS_AS(mixture({0, 0}, {part, part}), DistributionError);
  CHECK_THROWS_AS(mixture({1, -1}, {part, part}), DistributionError);
  CHECK(Distribution(mixture({1, 0}, {part, Distribution(Constant{9})})).highest() == 1);
}

TEST_CASE("laws are equal where family, parameters and bounds are") {
  const auto mixed = [](double weight, double high) {
    return Distribution(mixture({1, weight}, {Distribution(uniform_law(0, high)), Distribution(normal(3, 1), 0)}));
  };
  const std::vector<Distribution> laws = {Distribution(uniform_law(0, 1)),
                                          Distribution(uniform_law(0, 2)),
                                          Distribution(uniform_law(0, 2), 0.5),
                                          Distribution(uniform_law(0, 2), 0.5, 1),
                                          Distribution(gamma(92, 15)),
                                          Distribution(weibull(92, 15)),
                                          Distribution(pert(14, 21, 60)),
                                          Distribution(pert(14, 21, 61)),
                                          Distribution(discrete({1, 2}, {1, 2})),
                                          Distribution(discrete({1, 2}, {1, 3})),
                                          Distribution(metalog({{0.05, 60}, {0.5, 92}, {0.95, 130}})),
                                          mixed(1, 2),
                                          mixed(2, 2),
                                          mixed(1, 3)};
  for (std::size_t i = 0; i < laws.size(); ++i)
    for (std::size_t j = 0; j < laws.size(); ++j) CHECK((laws[i] == laws[j]) == (i == j));
  CHECK(Distribution(pert(14, 21, 60)) == Distribution(pert(14, 21, 60)));
  CHECK(mixed(2, 2) == mixed(2, 2));
}

}  // namespace ebb
