// What happens to inputs a block at a time against one at a time: the same in every instruction set.
#include "plan/input_lanes.hpp"

#include <bit>
#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "core/rounding.hpp"
#include "ebb/random/stream.hpp"
#include "support/targets.hpp"

using namespace ebb;

namespace {

constexpr std::size_t kCounts[] = {0, 1, 7, 64, 1001};

std::vector<Uniform> uniforms(std::size_t count) {
  std::vector<Uniform> all;
  for (int k = 1; k < 32; ++k)
    for (const double u : {k / 32.0, std::nextafter(k / 32.0, 0)}) all.push_back({u, 1 - u});
  all.insert(all.end(), {{0x1p-53, 1 - 0x1p-53}, {1 - 0x1p-53, 0x1p-53}, {1, 1e-17}});
  const Stream stream(3, "u");
  while (all.size() < count) all.push_back(stream.uniform(all.size(), 0));
  all.resize(count);
  return all;
}

std::vector<double> values(std::size_t count) {
  std::vector<double> all;
  for (const double x : {0.0, 0.3, 0.5, 0.49999999999999994, 1.5, 2.5, 1e15 + 0.5, 0x1p52, 1e300, 7.0, 92.7})
    all.push_back(x), all.push_back(-x);
  const Stream stream(4, "x");
  while (all.size() < count) all.push_back(2000 * stream.uniform(all.size(), 0).u - 1000);
  all.resize(count);
  return all;
}

std::uint64_t bits(double x) { return std::bit_cast<std::uint64_t>(x); }

}  // namespace

TEST_CASE("A block is rounded and floored as one value is, or not at all") {
  test::in_every_instruction_set([] {
    for (const std::size_t count : kCounts) {
      const std::vector<double> before = values(count);
      for (const Rounding rounding : {Rounding::none, Rounding::whole, Rounding::day}) {
        std::vector<double> after = before;
        round_all(rounding, after);
        for (std::size_t i = 0; i < count; ++i) {
          const double one = rounding == Rounding::whole ? math::rounded(before[i])
                             : rounding == Rounding::day ? math::floored(before[i])
                                                         : before[i];
          REQUIRE(bits(after[i]) == bits(one));
        }
      }
    }
  });
}

TEST_CASE("A block's bins are the 32nds of its uniforms and nothing is written beyond them") {
  test::in_every_instruction_set([] {
    for (const std::size_t count : kCounts) {
      const std::vector<Uniform> at = uniforms(count);
      std::vector<std::uint8_t> bins(count + 1, 77);
      fill_bins(at, bins);
      for (std::size_t i = 0; i < count; ++i) REQUIRE(bins[i] == std::min(31, static_cast<int>(32 * at[i].u)));
      CHECK(bins[count] == 77);
    }
  });
}

TEST_CASE("In a block there comes what lies below its probability") {
  test::in_every_instruction_set([] {
    for (const std::size_t count : kCounts) {
      const std::vector<Uniform> at = uniforms(count);
      std::vector<double> probabilities(count), comes(count + 1, 77);
      std::vector<std::uint8_t> bins(count + 1, 77);
      for (std::size_t i = 0; i < count; ++i) probabilities[i] = i % 5 == 0 ? at[i].u : static_cast<double>(i % 11) / 10;
      decide(at, probabilities, comes, bins);
      for (std::size_t i = 0; i < count; ++i) {
        REQUIRE(comes[i] == (at[i].u < probabilities[i] ? 1 : 0));
        REQUIRE(bins[i] == (at[i].u < probabilities[i] ? 0 : 1));
      }
      CHECK((comes[count] == 77 && bins[count] == 77));
    }
  });
}
