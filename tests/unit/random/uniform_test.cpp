#include "ebb/random/uniform.hpp"

#include <catch2/catch.hpp>

#include "support/oracle.hpp"

using namespace ebb;

TEST_CASE("Bits become uniforms by the published map and never 0 or 1") {
  int checked = 0;
  const auto table = test::oracle("12_rng.json");
  for (const auto& row : table.at("uniform_maps")) {
    if (!row.contains("one_minus_u")) continue;
    INFO(row.dump());
    const Uniform uniform = uniform_from_bits(std::stoull(row.at("x").get<std::string>(), nullptr, 16));
    CHECK(uniform.u == test::number(row.at("u")));
    CHECK(uniform.complement == test::number(row.at("one_minus_u")));
    CHECK(uniform.u > 0);
    CHECK(uniform.u < 1);
    ++checked;
  }
  CHECK(checked >= 6);
}

TEST_CASE("A uniform and its complement add up to one") {
  CHECK(uniform_from_bits(0).u == 0x1p-53);
  CHECK(uniform_from_bits(~0ULL).u == 1 - 0x1p-53);
  for (std::uint64_t bits = 1; bits != 0; bits = bits * 3 + 0x9E3779B97F4A7C15) {
    const Uniform uniform = uniform_from_bits(bits);
    REQUIRE(uniform.u + uniform.complement == 1);
    REQUIRE(reflected(uniform).u == uniform.complement);
    if (bits % 1000 == 0) break;
  }
}
