#include "ebb/random/stream.hpp"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <set>

#include "ebb/core/digest.hpp"
#include "random/philox.hpp"
#include "support/goodness_of_fit.hpp"

using namespace ebb;

TEST_CASE("A draw is what its address says in whatever order draws are asked for") {
  const Stream stream(7, "casualties.rate");
  std::vector<std::uint64_t> forwards;
  for (std::uint64_t trial = 0; trial < 100; ++trial) forwards.push_back(stream.bits(trial, trial % 7));
  for (std::uint64_t trial = 100; trial-- > 0;) CHECK(stream.bits(trial, trial % 7) == forwards[trial]);
}

TEST_CASE("A stream is Philox keyed by the digest of its seed and name and a block serves two trials") {
  const std::uint64_t key = digest64("ebb-stream-1:42:contingent.size");
  const Stream stream(42, "contingent.size");
  CHECK(stream.key() == key);
  const std::uint64_t pair = 0x123456789ABCDEF0, step = 0xFEDCBA9876543210;
  const PhiloxCounter words = philox4x32_10({0x76543210, 0xFEDCBA98, 0x9ABCDEF0, 0x12345678},
                                            {static_cast<std::uint32_t>(key), static_cast<std::uint32_t>(key >> 32)});
  CHECK(stream.bits(2 * pair, step) == (words[0] | std::uint64_t{words[1]} << 32));
  CHECK(stream.bits(2 * pair + 1, step) == (words[2] | std::uint64_t{words[3]} << 32));
}

TEST_CASE("Streams of other names seeds trials and steps have other draws") {
  std::set<std::uint64_t> seen;
  for (const std::uint64_t seed : {0ULL, 1ULL, ~0ULL})
    for (const std::string name : {"a", "b", "a.b", "day:casualties"})
      for (const std::uint64_t trial : {0ULL, 1ULL, 1ULL << 32, 1ULL << 63})
        for (const std::uint64_t step : {0ULL, 1ULL, 1ULL << 32, 1ULL << 63}) seen.insert(Stream(seed, name).bits(trial, step));
  CHECK(seen.size() == 3 * 4 * 4 * 4);
}

TEST_CASE("The seed of a trial is the beginning of a block of its own") {
  const Stream stream(3, "day:casualties");
  const TrialSeed seed = stream.seed(17);
  CHECK((seed[0] | std::uint64_t{seed[1]} << 32) == stream.bits(2 * 17, 0));
  CHECK(stream.seed(17) == seed);
  CHECK(stream.seed(18) != seed);
}

TEST_CASE("Uniforms of a stream are uniform over trials over steps and over names") {
  constexpr std::size_t kCells = 64;
  const std::vector<double> law(kCells, 1.0 / kCells);
  std::vector<std::uint64_t> trials(kCells), steps(kCells), names(kCells);
  const Stream stream(1, "contingent.size");
  for (std::uint64_t i = 0; i < 100'000; ++i) {
    ++trials[static_cast<std::size_t>(kCells * stream.uniform(i, 0).u)];
    ++steps[static_cast<std::size_t>(kCells * stream.uniform(0, i).u)];
    ++names[static_cast<std::size_t>(kCells * Stream(1, fmt::format("phases.p{}.end", i)).uniform(0, 0).u)];
  }
  CHECK(test::chi_square_p(trials, law) > test::kFalseAlarm);
  CHECK(test::chi_square_p(steps, law) > test::kFalseAlarm);
  CHECK(test::chi_square_p(names, law) > test::kFalseAlarm);
}
