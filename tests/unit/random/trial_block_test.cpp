// Draws of many trials at once against draws one by one: the same bits in every instruction set.
#include "random/trial_block.hpp"

#include <catch2/catch.hpp>

#include "support/targets.hpp"

using namespace ebb;

namespace {

constexpr std::uint64_t kFirst[] = {
    0, 1, 1024, (std::uint64_t{1} << 32) - 5, (std::uint64_t{1} << 33) - 8, ~std::uint64_t{0} - 1001};
constexpr std::uint64_t kSteps[] = {0, 1, 0xFEDCBA9876543210};
constexpr std::size_t kTrials[] = {0, 1, 7, 64, 1001};

}  // namespace

TEST_CASE("The uniforms of a block are those of its trials") {
  const Stream stream(8, "contingent.size");
  test::in_every_instruction_set([&] {
    for (const std::uint64_t first : kFirst)
      for (const std::uint64_t step : kSteps)
        for (const std::size_t trials : kTrials) {
          std::vector<Uniform> uniforms(trials);
          fill_uniforms(stream, first, step, uniforms);
          for (std::size_t i = 0; i < trials; ++i) {
            const Uniform one = stream.uniform(first + i, step);
            REQUIRE((uniforms[i].u == one.u && uniforms[i].complement == one.complement));
          }
        }
  });
}

TEST_CASE("The bits of a block are those of its trials, and the bits of many steps are those of one trial") {
  const Stream stream(8, "design:sobol");
  test::in_every_instruction_set([&] {
    for (const std::uint64_t first : kFirst) {
      std::vector<std::uint64_t> bits(77);
      fill_bits(stream, first, 3, bits);
      for (std::size_t i = 0; i < bits.size(); ++i) REQUIRE(bits[i] == stream.bits(first + i, 3));
      fill_bits_of_steps(stream, first, 5, bits);
      for (std::size_t i = 0; i < bits.size(); ++i) REQUIRE(bits[i] == stream.bits(first, 5 + i));
    }
  });
}

TEST_CASE("The seeds of a block are those of its trials and nothing is written beyond them") {
  const Stream stream(9, "day:casualties");
  test::in_every_instruction_set([&] {
    for (const std::uint64_t first : kFirst) {
      constexpr std::size_t kSeeds = 37;
      std::array<std::vector<std::uint32_t>, 3> rows;
      rows.fill(std::vector<std::uint32_t>(kSeeds + 1, 77));
      fill_seeds(stream, first, kSeeds, {rows[0].data(), rows[1].data(), rows[2].data()});
      for (std::size_t i = 0; i < kSeeds; ++i) REQUIRE(TrialSeed{rows[0][i], rows[1][i], rows[2][i]} == stream.seed(first + i));
      for (const auto& row : rows) CHECK(row[kSeeds] == 77);
    }
  });
}
