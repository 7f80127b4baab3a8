#include "ebb/distribution/quantile_table.hpp"

#include <bit>
#include <cmath>
#include <cstdint>

#include <catch2/catch.hpp>

namespace ebb {
namespace {

/// Of laws with slow inverses.
std::vector<Distribution> tabulated() {
  const Distribution uniform(uniform_law(80, 90)), amount(likely_amount(100, 140)), list(discrete({1, 5, 110}, {1, 1, 2}));
  return {Distribution(gamma(92, 30)),
          Distribution(Gamma{0.01, 1}),
          Distribution(Gamma{1e-9, 1}),
          Distribution(Gamma{0.5, 10}, 1, 30),
          Distribution(Gamma{1e12, 1e-10}),
          Distribution(pert(14, 21, 60)),
          Distribution(pert(0, 1, 100), 0.5),
          Distribution(beta(0.25, 0.1)),
          Distribution(beta(0.5, 0.49)),
          Distribution(mixture({2, 1}, {uniform, amount})),
          Distribution(mixture({2, 1}, {list, amount})),
          Distribution(mixture({1, 1}, {Distribution(triangular(0, 3, 9)), Distribution(gamma(30, 10))}), 1, 60),
          Distribution(mixture({1, 1e-4}, {uniform, Distribution(uniform_law(1000, 1001))}))};
}

/// Of laws with closed forms.
std::vector<Distribution> smooth() {
  return {Distribution(normal(92, 15)),
          Distribution(normal(0, 1), -1, 9),
          Distribution(lognormal(92, 15)),
          Distribution(lognormal(1e-3, 5)),
          Distribution(likely_share(0.1, 0.5)),
          Distribution(weibull(92, 15)),
          Distribution(weibull(1, 20)),
          Distribution(exponential(92)),
          Distribution(exponential(1), 0.2, 3),
          Distribution(metalog({{0.05, 60}, {0.5, 92}, {0.95, 130}})),
          Distribution(metalog({{0.05, 60}, {0.25, 80}, {0.5, 92}, {0.75, 106}, {0.95, 130}}, 0, 500))};
}

/// The largest error of a table in units of `scale`, or of the quantile where that is more.
double worst_error(const Distribution& exact, double scale) {
  const QuantileTable table(exact);
  double worst = 0;
  for (int i = 1; i <= 3'000; ++i) {
    const double share = std::fmod(i * 0.6180339887498949, 1.0);
    // All of it, and every octave at a place of its own.
    const double t = i % 2 == 0 ? 0.5 * share : std::ldexp(0.5 + 0.25 * share, static_cast<int>(-20 * share));
    for (const Uniform u : {Uniform{t, 1 - t}, Uniform{1 - t, t}}) {
      const double wanted = exact.quantile(u), got = table(u);
      if (got != wanted) worst = std::max(worst, std::fabs(got - wanted) / std::max(std::fabs(wanted), scale));
      REQUIRE((exact.lowest() <= got && got <= exact.highest()));
    }
  }
  return worst;
}

double interquartile_range(const Distribution& law) { return std::fabs(law.quantile({0.75, 0.25}) - law.quantile({0.25, 0.75})); }

}  // namespace

TEST_CASE("a table stays within its bound of the exact quantile, all over both tails") {
  for (const Distribution& exact : tabulated()) {
    INFO(describe(exact));
    CHECK(worst_error(exact, interquartile_range(exact)) <= QuantileTable::kBound);
  }
  for (const Distribution& exact : smooth()) {
    INFO(describe(exact));
    CHECK(worst_error(exact, exact.lowest() >= 0 ? 0 : interquartile_range(exact)) <= QuantileTable::kBound);
  }
}

TEST_CASE("a table takes every uniform there is, the ends of all octaves included") {
  const QuantileTable table(Distribution(gamma(92, 30)));
  for (int n = 1; n <= 60; ++n) {
    const double t = std::ldexp(1.0, -n);
    for (const double beside : {std::nextafter(t, 0), t, std::nextafter(t, 1)}) {
      CHECK(table({beside, 1 - beside}) == Approx(table.distribution().quantile({beside, 1 - beside})).epsilon(1e-9));
      CHECK(table({1 - beside, beside}) == Approx(table.distribution().quantile({1 - beside, beside})).epsilon(1e-9));
    }
  }
}

/// FNV-1a over the raw doubles of quantiles, tables and cdfs: the same on every machine and compiler.
TEST_CASE("quantiles, tables and cdfs have the same bits everywhere") {
  std::uint64_t hash = 14695981039346656037u;
  const auto add = [&hash](double value) {
    for (int byte = 0; byte < 8; ++byte)
      hash = (hash ^ (std::bit_cast<std::uint64_t>(value) >> (8 * byte) & 255)) * 1099511628211u;
  };
  std::vector<Distribution> all = tabulated();
  for (const Family& family : {triangular(0, 3, 9), normal(92, 15), lognormal(92, 15), likely_share(0.1, 0.4), weibull(92, 15),
                               exponential(92), gamma(QuantilePoint{0.05, 60}, QuantilePoint{0.95, 130}),
                               metalog({{0.05, 60}, {0.25, 80}, {0.5, 92}, {0.75, 106}, {0.95, 130}}, 0, 500)}) {
    all.emplace_back(family);
  }
  for (const Distribution& law : all) {
    const QuantileTable table(law);
    for (int i = 1; i <= 200; ++i) {
      const double share = std::fmod(i * 0.6180339887498949, 1.0);
      const Uniform u{share, 1 - share};
      add(table(u));
      add(law.quantile(u));
      add(law.cdf(table(u)).below);
    }
  }
  CHECK(hash == 15666834648736734286u);
}

TEST_CASE("laws with short formulas are evaluated as they are") {
  for (const Distribution& law : {Distribution(uniform_law(80, 90)), Distribution(triangular(0, 3, 9)),
                                  Distribution(discrete({1, 2, 3}, {1, 2, 3})), Distribution(Logitnormal{-20, 300})}) {
    const QuantileTable table(law);
    for (const double p : {1e-10, 0.123, 0.5, 0.77}) CHECK(table({p, 1 - p}) == law.quantile({p, 1 - p}));
  }
}

}  // namespace ebb
