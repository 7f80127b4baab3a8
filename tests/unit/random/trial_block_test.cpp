// Draws of many trials at once against draws one by one: the same bits in every instruction set.
#include "random/trial_block.hpp"

#include <catch2/catch.hpp>

#include "support/targets.hpp"

using namespace ebb;

namespace {

constexpr std::uint64_t kFirst[] = {0, 1024, (std::uint64_t{1} << 32) - 5, ~std::uint64_t{0} - 3};
constexpr std::uint64_t kSteps[] = {0, 1, 0xFEDCBA9876543210};

}  // namespace

TEST_CASE("The bits of a block are those of its trials") {
  const Stream stream(7, "casualties.rate");
  test::in_every_instruction_set([&] {
    for (const std::uint64_t first : kFirst)
      for (const std::uint64_t step : kSteps)
        for (const std::size_t trials : {0, 1, 7, 64, 100}) {
          std::vector<std::uint64_t> words(trials);
          fill_bits(stream, first, step, words);
          for (std::size_t i = 0; i < trials; ++i) REQUIRE(words[i] == stream.bits(first + i, step));
        }
  });
}

TEST_CASE("The uniforms of a block are those of its trials") {
  const Stream stream(8, "contingent.size");
  test::in_every_instruction_set([&] {
    for (const std::uint64_t first : kFirst) {
      std::vector<Uniform> uniforms(1001);
      fill_uniforms(stream, first, 1, uniforms);
      for (std::size_t i = 0; i < uniforms.size(); ++i) {
        const Uniform one = stream.uniform(first + i, 1);
        REQUIRE((uniforms[i].u == one.u && uniforms[i].complement == one.complement));
      }
    }
  });
}

TEST_CASE("The seeds of a block are those of its trials and nothing is written beyond them") {
  const Stream stream(9, "day:casualties");
  test::in_every_instruction_set([&] {
    for (const std::uint64_t first : kFirst) {
      constexpr std::size_t kTrials = 37;
      std::array<std::vector<std::uint32_t>, 3> rows;
      rows.fill(std::vector<std::uint32_t>(kTrials + 1, 77));
      fill_seeds(stream, first, kTrials, {rows[0].data(), rows[1].data(), rows[2].data()});
      for (std::size_t i = 0; i < kTrials; ++i)
        REQUIRE(TrialSeed{rows[0][i], rows[1][i], rows[2][i]} == stream.seed(first + i));
      for (const auto& row : rows) CHECK(row[kTrials] == 77);
    }
  });
}
