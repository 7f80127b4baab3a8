#include "scenario/physical_range.hpp"

#include <catch2/catch.hpp>

#include "sample.hpp"

using namespace ebb;
using namespace ebb::sample;

TEST_CASE("mass outside the range up to 1e-4 is cut and remembered, silently", "[physical_range]") {
  // P(Z < -4) = 3.17e-5
  const Scenario scenario = read(with_rate("{ normal = { mean = 40, sd = 10 } }"));
  CHECK(rate_of(scenario).law.lowest() == 0);
  CHECK(rate_of(scenario).cut.below == Approx(3.17e-5).epsilon(1e-2));
  CHECK(rate_of(scenario).cut.above == 0);
  CHECK(scenario.warnings.empty());
}

TEST_CASE("mass outside the range up to 1 % is cut with a warning", "[physical_range]") {
  // P(Z < -3) = 0.00135
  const Scenario scenario = read(with_rate("{ normal = { mean = 30, sd = 10 } }"));
  CHECK(rate_of(scenario).law.lowest() == 0);
  CHECK(rate_of(scenario).cut.below == Approx(0.00135).epsilon(1e-2));
  REQUIRE(scenario.warnings.size() == 1);
  CHECK(scenario.warnings[0].message ==
        "'casualties.rate' cannot be below 0, but 0.13 % of it is; this part is cut off and the rest scaled up; add min = 0");
}

TEST_CASE("more mass outside is an error that says how much, and what mends it", "[physical_range]") {
  // P(Z < -0.5) = 0.3085
  CHECK(messages(with_rate("{ normal = { mean = 10, sd = 20 } }")) ==
        "'casualties.rate' cannot be below 0, but 31 % of it is; add min = 0\n");
  CHECK(messages(with_rate("{ normal = { mean = 10, sd = 20 }, min = 0 }")).empty());
}

TEST_CASE("an error names both ends where mass lies beyond both", "[physical_range]") {
  const std::string found = messages(with("killed_share = { normal = { mean = 0.5, sd = 0.5 } }\n"));
  CHECK(found ==
        "'casualties.killed_share' cannot be below 0 or above 1, but 16 % and 16 % of it are; add min = 0 and max = 1\n");
}

TEST_CASE("persons are at most a billion where they are fixed or bounded", "[physical_range]") {
  CHECK(messages(with_size("1_000_000_000")).empty());
  CHECK_FALSE(messages(with_size("1_000_000_001")).empty());
  CHECK_FALSE(messages(with_size("{ uniform = [0, 1_100_000_000] }")).empty());
  CHECK(messages(with_size("{ likely = [1_000_000, 900_000_000] }")).empty());  // no upper end: not checked at a billion
  CHECK_FALSE(messages(with_size("{ likely = [1, 1e300] }")).empty());
}

TEST_CASE("a fixed whole quantity must be whole, one that is drawn is rounded", "[physical_range]") {
  CHECK(messages(with_size("1e3")).empty());
  CHECK(messages(with_size("8000.0")).empty());
  CHECK(messages(with_size("8000.5")) == "'size' must be a whole number, got 8000.5\n");
  const Scenario scenario = read(with_size("{ uniform = [0.5, 2.5] }"));
  CHECK(size_of(scenario).rounded(2.5) == 3);  // half away from zero
  CHECK(size_of(scenario).rounded(0.49) == 0);
}

TEST_CASE("what must be above 0 is, and day_to_day may be 0", "[physical_range]") {
  const std::string noise = "noise = \"negative-binomial\"\n";
  CHECK_FALSE(messages(with(noise + "dispersion = 0\n")).empty());
  CHECK(messages(with(noise + "dispersion = { uniform = [0, 1] }\n")).empty());
  CHECK(messages(with(noise + "day_to_day = 0\n")).empty());
  CHECK_FALSE(messages(with(noise + "day_to_day = -1\n")).empty());
}

TEST_CASE("shares of trials are in words that people read", "[physical_range]") {
  CHECK(share_in_percent(1) == "all");
  CHECK(share_in_percent(0.9999) == "almost all");
  CHECK(share_in_percent(0.3085) == "31 %");
  CHECK(share_in_percent(0.0234) == "2.3 %");
  CHECK(share_in_percent(3e-9) == "less than 0.01 %");
}
