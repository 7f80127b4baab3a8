#include "ebb/random/design.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <numeric>
#include <set>

#include "support/goodness_of_fit.hpp"

using namespace ebb;
using namespace ebb::test;

namespace {

constexpr DesignKind kAll[]{DesignKind::mc, DesignKind::lhs, DesignKind::sobol, DesignKind::antithetic};

Axis axis(const std::string& name, int dimension = 0, std::uint64_t step = 0, std::uint64_t seed = 1) {
  return {Stream(seed, name), step, dimension};
}

std::vector<Uniform> uniforms(const Design& design, const Axis& axis, std::uint64_t first, std::size_t count) {
  std::vector<Uniform> all(count);
  fill_uniforms(design, axis, first, all);
  return all;
}

}  // namespace

TEST_CASE("Designs are found by their names and nothing else is one") {
  for (const DesignKind kind : kAll) CHECK(design_named(name_of(kind)) == kind);
  CHECK(name_of(DesignKind::sobol) == "sobol");
  for (const char* name : {"", "MC", "mcs", "halton"}) CHECK_FALSE(design_named(name));
}

TEST_CASE("Sixteen replicates take turns of 64 trials") {
  CHECK(replicate_of(63) == 0);
  CHECK(replicate_of(64) == 1);
  CHECK(replicate_of(1023) == 15);
  CHECK(replicate_of(1024) == 0);
  CHECK(replicate_of(~0ULL) == 15);
}

TEST_CASE("Plain trials are the draws of their stream") {
  const auto all = uniforms(make_design(DesignKind::mc, 1, 0), axis("a", 0, 1), 5000, 100);
  for (std::size_t i = 0; i < all.size(); ++i) CHECK(all[i].u == axis("a").stream.uniform(5000 + i, 1).u);
}

TEST_CASE("Any trial of any design can be asked for alone") {
  for (const DesignKind kind : kAll) {
    const Design design = make_design(kind, 1, 3);
    const Axis a = axis("a", 2, 1);
    for (const std::uint64_t first : {0ULL, 5ULL * 1024, (1ULL << 36) - 1024}) {
      const auto together = uniforms(design, a, first, 1024);
      for (const std::size_t i : {1023, 700, 513, 65, 64, 63, 1, 0}) {
        const Uniform alone = uniforms(design, a, first + i, 1).front();
        CHECK(alone.u == together[i].u);
        CHECK(alone.complement == together[i].complement);
      }
    }
  }
}

TEST_CASE("Every design is uniform on every axis with both tails kept and moves with the seed") {
  for (const DesignKind kind : kAll) {
    const Design design = make_design(kind, 1, 2), other = make_design(kind, 2, 2);
    for (const std::uint64_t step : {0, 1}) {
      std::vector<std::uint64_t> cells(100);
      for (const Uniform& u : uniforms(design, axis("b", 1, step), 0, 100'000)) {
        ++cells[static_cast<std::size_t>(100 * u.u)];
        REQUIRE(u.u > 0);
        REQUIRE(u.complement > 0);
        REQUIRE(std::fabs(u.u + u.complement - 1) < 1e-15);
      }
      CHECK(chi_square_p(cells, std::vector<double>(100, 0.01)) > kFalseAlarm);
    }
    CHECK(uniforms(design, axis("b"), 0, 1).front().u != uniforms(other, axis("b", 0, 0, 2), 0, 1).front().u);
  }
}

TEST_CASE("Two axes of a design are independent of each other over its turns") {
  for (const DesignKind kind : kAll) {
    const Design design = make_design(kind, 1, 2);
    std::vector<std::uint64_t> cells(64);
    const auto a = uniforms(design, axis("a", 0), 0, 100'000), b = uniforms(design, axis("b", 1), 0, 100'000);
    for (std::size_t i = 0; i < a.size(); ++i)
      ++cells[static_cast<std::size_t>(8 * a[i].u) * 8 + static_cast<std::size_t>(8 * b[i].u)];
    CHECK(chi_square_p(cells, std::vector<double>(64, 1.0 / 64)) > kFalseAlarm);
  }
}

TEST_CASE("Every turn of a Latin hypercube has one trial in each stratum of every axis") {
  const Design design = make_design(DesignKind::lhs, 9, 0);
  std::set<std::vector<int>> orders;
  for (const std::string name : {"a", "b"})
    for (const std::uint64_t step : {0, 1})
      for (const std::uint64_t turn : {0ULL, 1ULL, 15ULL, 1ULL << 40}) {
        std::vector<int> strata;
        for (const Uniform& u : uniforms(design, axis(name, 0, step), turn * kTurn, kTurn))
          strata.push_back(static_cast<int>(64 * u.u));
        CHECK(std::set<int>(strata.begin(), strata.end()).size() == 64);
        orders.insert(strata);
      }
  CHECK(orders.size() == 2 * 2 * 4);
}

TEST_CASE("The order of strata is a random permutation and the place inside is uniform") {
  const Design design = make_design(DesignKind::lhs, 1, 0);
  std::vector<std::uint64_t> first(64), pair(64), inside(64);
  for (std::uint64_t turn = 0; turn < 20'000; ++turn) {
    const auto u = uniforms(design, axis("a"), turn * kTurn, 2);
    const auto stratum = [&](std::size_t i) { return static_cast<int>(64 * u[i].u); };
    ++first[static_cast<std::size_t>(stratum(0))];
    ++pair[static_cast<std::size_t>((stratum(1) - stratum(0) + 64) % 64)];
    ++inside[static_cast<std::size_t>(64 * (64 * u[0].u - stratum(0)))];
  }
  CHECK(chi_square_p(first, std::vector<double>(64, 1.0 / 64)) > kFalseAlarm);
  CHECK(chi_square_p(inside, std::vector<double>(64, 1.0 / 64)) > kFalseAlarm);
  std::vector<double> distinct(64, 1.0 / 63);
  distinct[0] = 0;
  CHECK(chi_square_p(pair, distinct) > kFalseAlarm);
}

TEST_CASE("Antithetic trials come in pairs that mirror each other exactly") {
  const Design design = make_design(DesignKind::antithetic, 1, 0);
  const auto all = uniforms(design, axis("a"), 0, 1024);
  for (std::size_t i = 0; i < all.size(); i += 2) {
    CHECK(all[i].u == axis("a").stream.uniform(i, 0).u);
    CHECK(all[i + 1].u == all[i].complement);
    CHECK(all[i + 1].complement == all[i].u);
  }
}

TEST_CASE("There are no Sobol points beyond their dimensions") {
  CHECK_THROWS_AS(make_design(DesignKind::sobol, 1, kMostSobolDimensions + 1), std::length_error);
  CHECK_NOTHROW(make_design(DesignKind::lhs, 1, kMostSobolDimensions + 1));
  CHECK_NOTHROW(make_design(DesignKind::sobol, 1, 0));
}
