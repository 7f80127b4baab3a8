// Quantiles of many uniforms at once against one at a time: the same bits in every instruction set.
#include "ebb/distribution/quantile_table.hpp"

#include <bit>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <vector>

#include "support/targets.hpp"

using namespace ebb;

namespace {

constexpr double kUnbounded = std::numeric_limits<double>::infinity();

/// 1, 2, … with weights that differ.
Family numbers(int count) {
  std::vector<double> values, weights;
  for (int i = 1; i <= count; ++i) values.push_back(i), weights.push_back(1 + i % 5);
  return discrete(values, weights);
}

std::vector<Distribution> laws() {
  return {Distribution(uniform_law(3800, 4000)),
          Distribution(uniform_law(-5, 10), 0, 1),
          Distribution(triangular(10'000, 11'000, 12'000)),
          Distribution(triangular(0, 1, 10)),
          Distribution(triangular(0, 9, 10), 2, 9.5),
          Distribution(triangular(0, 0, 1)),
          Distribution(triangular(0, 1, 1)),
          Distribution(normal(0, 1)),
          Distribution(normal(92, 15), 80),
          Distribution(lognormal(92, 15)),
          Distribution(lognormal(1e-3, 5), 1e-9, 1e9),
          Distribution(Lognormal{300, 40}),  // far beyond single precision in both tails
          Distribution(weibull(92, 15)),
          Distribution(weibull(1, 20), 1e-30),
          Distribution(Weibull{0.006, 1}),  // likewise
          Distribution(exponential(92)),
          Distribution(exponential(1), 0.2, 3),
          Distribution(likely_share(0.1, 0.5)),
          Distribution(Logitnormal{-20, 300}),
          Distribution(Metalog{{1, 0.3, 0.05, 0.2, 0.1}, -kUnbounded, kUnbounded}, -3),
          Distribution(Metalog{{1, 0.3, 0.05}, 2, kUnbounded}),
          Distribution(Metalog{{1, 15, 0.05}, -kUnbounded, 7}),
          Distribution(Metalog{{0, 1.5, 0, 0.2}, -1, 1}),
          Distribution(discrete({1, 2, 3}, {1, 2, 3})),
          Distribution(discrete({1, 2, 3, 4}, {1, 1, 1, 1})),  // edges at 1/4, 1/2, 3/4
          Distribution(numbers(32)),
          Distribution(numbers(33), 3, 20)};
}

/// Over all of (0, 1) and every octave of both tails.
std::vector<Uniform> uniforms() {
  std::vector<Uniform> all{{0.5, 0.5}, {0.25, 0.75}, {0.75, 0.25}, {0.075, 0.925}, {0.925, 0.075}};
  for (int i = 1; i <= 4000; ++i) {
    const double share = std::fmod(i * 0.6180339887498949, 1.0);
    const double t = i % 2 == 0 ? 0.5 * share : std::ldexp(0.5, static_cast<int>(-52 * share));
    all.push_back({t, 1 - t}), all.push_back({1 - t, t});
  }
  return all;
}

template <class One, class Many>
void check_same(const std::vector<Uniform>& at, const One& one, const Many& many) {
  std::vector<double> expected;
  for (const Uniform u : at) expected.push_back(one(u));
  test::in_every_instruction_set([&] {
    std::vector<double> values(at.size());
    many(at, values);
    for (std::size_t i = 0; i < at.size(); ++i) {
      INFO(at[i].u << " " << at[i].complement);
      REQUIRE(std::bit_cast<std::uint64_t>(values[i]) == std::bit_cast<std::uint64_t>(expected[i]));
    }
  });
}

/// Of the law itself, and of its table.
void check_same(const Distribution& law, const std::vector<Uniform>& at) {
  INFO(describe(law));
  check_same(
      at, [&](Uniform u) { return law.quantile(u); }, [&](const auto& all, auto& values) { law.quantiles(all, values); });
  const QuantileTable table(law);
  check_same(
      at, [&](Uniform u) { return table(u); }, [&](const auto& all, auto& values) { table.fill(all, values); });
}

}  // namespace

TEST_CASE("Quantiles in vectors are those one at a time") {
  std::vector<Uniform> at = uniforms();
  const std::vector<Uniform> next_to_none{{1e-300, 1}, {1, 1e-300}, {0x1p-1060, 1}, {1, 0x1p-1074}};
  at.insert(at.end(), next_to_none.begin(), next_to_none.end());
  at.insert(at.begin(), next_to_none.begin(), next_to_none.end());
  for (const Distribution& law : laws()) check_same(law, at);
}

TEST_CASE("Quantiles of a table in a block are those one at a time") {
  for (const Distribution& law : {Distribution(pert(14, 21, 60)), Distribution(gamma(92, 30), 40)}) check_same(law, uniforms());
}
