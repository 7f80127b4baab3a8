#include "random/sobol.hpp"

#include <bit>
#include <boost/random/sobol.hpp>
#include <catch2/catch.hpp>
#include <set>

#include "ebb/random/design.hpp"
#include "support/goodness_of_fit.hpp"
#include "support/oracle.hpp"

using namespace ebb;
using namespace ebb::test;

namespace {

std::uint64_t plain_point(const SobolDirections& directions, std::uint64_t index) {
  std::uint64_t word = 0;
  for (std::size_t k = 0; k < kSobolBits; ++k)
    if ((index >> k & 1) != 0) word ^= directions[k];
  return word;
}

std::uint64_t word_of(const SobolPoints& points, int dimension, std::uint64_t trial) {
  std::uint64_t word = 0;
  points.fill(dimension, trial, {&word, 1});
  return word;
}

/// The first trial of a turn of replicate 0.
std::uint64_t trial_of_turn(std::uint64_t turn) { return turn * kTurn * kReplicates; }

int shared_digits(std::uint64_t a, std::uint64_t b) { return std::countl_zero(a ^ b); }

}  // namespace

TEST_CASE("Sobol points are those of the exact table") {
  const auto table = oracle("14_sobol.json")["natural_order"].get<std::vector<std::vector<std::uint64_t>>>();
  const auto directions = sobol_directions(12);
  REQUIRE(table.size() == 64);
  for (std::uint64_t index = 0; index < table.size(); ++index)
    for (std::size_t dimension = 0; dimension < 12; ++dimension) {
      const std::uint64_t word = plain_point(directions[dimension], index);
      CHECK(word >> 34 == table[index][dimension]);
      CHECK(word << 30 == 0);
    }
}

TEST_CASE("Sobol points are those of Boost.Random up to its last dimension and the last point") {
  const auto directions = sobol_directions(kMostSobolDimensions);
  boost::random::sobol engine(kMostSobolDimensions);
  for (const std::uint64_t number : {1ULL, 2ULL, 1'000ULL, 123'456'789ULL, 0xFFFFFFFFULL}) {
    engine.seed(number - 1);
    for (const SobolDirections& dimension : directions) REQUIRE(engine() == plain_point(dimension, number ^ number >> 1));
  }
  CHECK(sobol_directions(0).empty());
  CHECK_THROWS(sobol_directions(kMostSobolDimensions + 1));
}

TEST_CASE("Every turn of scrambled points has one in each elementary interval of two dimensions") {
  const SobolPoints points(5, 2);
  std::array<std::uint64_t, kTurn> first, second;
  for (const std::uint64_t turn : {0ULL, 1ULL, 15ULL, 16ULL, 12'345ULL, (1ULL << 30) - 1}) {
    points.fill(0, turn * kTurn, first);
    points.fill(1, turn * kTurn, second);
    for (int digits = 0; digits <= 6; ++digits) {
      std::set<std::uint64_t> cells;
      for (std::size_t i = 0; i < kTurn; ++i)
        cells.insert((digits == 0 ? 0 : first[i] >> (64 - digits)) << 6 | (digits == 6 ? 0 : second[i] >> (58 + digits)));
      CHECK(cells.size() == kTurn);
    }
  }
}

TEST_CASE("The first points of a replicate stratify every dimension by itself") {
  constexpr int kDimensions = 40;
  const SobolPoints points(1, kDimensions);
  for (int dimension = 0; dimension < kDimensions; ++dimension) {
    std::set<std::uint64_t> strata;
    for (std::uint64_t turn = 0; turn < 16; ++turn) {
      std::array<std::uint64_t, kTurn> words;
      points.fill(dimension, trial_of_turn(turn), words);
      for (const std::uint64_t word : words) strata.insert(word >> 54);
    }
    CHECK(strata.size() == 1024);
  }
}

TEST_CASE("Two scrambled points share the digits that they shared and differ at random after the next") {
  // Trials 0 and i of a turn are points o and i ⊕ o, whose difference is point i's, whatever the order o is.
  const SobolDirections plain = sobol_directions(4)[3];
  std::vector<std::uint64_t> later(16), first(64);
  for (std::uint64_t seed = 0; seed < 1000; ++seed) {
    std::array<std::uint64_t, kTurn> words;
    SobolPoints(seed, 4).fill(3, 0, words);
    ++first[words[0] >> 58];
    for (std::uint64_t i = 1; i < kTurn; ++i)
      REQUIRE(shared_digits(words[0], words[i]) == shared_digits(0, plain_point(plain, i)));
    const std::uint64_t i = 1 + seed % 63;
    ++later[(words[0] ^ words[i]) << (shared_digits(words[0], words[i]) + 1) >> 60];
  }
  CHECK(chi_square_p(later, std::vector<double>(16, 1.0 / 16)) > kFalseAlarm);
  CHECK(chi_square_p(first, std::vector<double>(64, 1.0 / 64)) > kFalseAlarm);
}

TEST_CASE("The trials whose strength is sampled lie everywhere in every replicate") {
  const SobolPoints points(1, 2);
  std::vector<std::uint64_t> cells(16);
  for (std::uint64_t turn = 0; turn < 20'000; ++turn) ++cells[word_of(points, 0, turn * kTurn) >> 60];
  CHECK(chi_square_p(cells, std::vector<double>(16, 1.0 / 16)) > kFalseAlarm);
  std::vector<std::uint64_t> of_one(16);
  for (std::uint64_t turn = 0; turn < 20'000; ++turn) ++of_one[word_of(points, 1, trial_of_turn(turn)) >> 60];
  CHECK(chi_square_p(of_one, std::vector<double>(16, 1.0 / 16)) > kFalseAlarm);
}
