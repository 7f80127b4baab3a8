#include "random/philox.hpp"

#include <Random123/philox.h>

#include <catch2/catch.hpp>
#include <cstdlib>

#include "ebb/core/digest.hpp"
#include "support/oracle.hpp"

using namespace ebb;

namespace {

std::uint32_t word(const nlohmann::json& hex) {
  return static_cast<std::uint32_t>(std::stoul(hex.get<std::string>(), nullptr, 16));
}

template <std::size_t Words>
std::array<std::uint32_t, Words> words(const nlohmann::json& hex) {
  std::array<std::uint32_t, Words> all{};
  for (std::size_t i = 0; i < Words; ++i) all[i] = word(hex.at(i));
  return all;
}

}  // namespace

TEST_CASE("Philox gives the published answers") {
  int checked = 0;
  const auto table = test::oracle("12_rng.json");
  for (const auto& row : table.at("vectors")) {
    if (row.at("gen") != "philox4x32" || row.at("rounds") != 10) continue;
    INFO(row.dump());
    CHECK(philox4x32_10(words<4>(row.at("ctr")), words<2>(row.at("key"))) == words<4>(row.at("out")));
    ++checked;
  }
  CHECK(checked >= 6);
}

TEST_CASE("A long run of Philox has the published digest") {
  const auto run = test::oracle("12_rng.json").at("long_run");
  std::string bytes;
  std::uint64_t sum = 0;
  for (std::uint32_t i = 0; i < 20'000; ++i)
    for (const std::uint32_t w : philox4x32_10({i, 0, 0, 0}, words<2>(run.at("key")))) {
      for (int shift = 0; shift < 32; shift += 8) bytes += static_cast<char>(w >> shift & 0xFF);
      sum += w;
    }
  CHECK(sha256(bytes) == run.at("sha256"));
  CHECK(sum == run.at("sum_of_words"));
}

TEST_CASE("Philox agrees with Random123 on counters and keys of every kind") {
  std::uint32_t x = 12345;
  const auto next = [&] { return x = x * 1664525u + 1013904223u; };
  for (int i = 0; i < 10'000; ++i) {
    const PhiloxCounter counter{next(), next(), next(), next()};
    const PhiloxKey key{next(), next()};
    const r123::Philox4x32 theirs;
    const auto expected = theirs({{counter[0], counter[1], counter[2], counter[3]}}, {{key[0], key[1]}});
    const PhiloxCounter ours = philox4x32_10(counter, key);
    for (std::size_t k = 0; k < 4; ++k) REQUIRE(ours[k] == expected[k]);
  }
}
