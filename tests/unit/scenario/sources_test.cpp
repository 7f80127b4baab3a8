#include <catch2/catch.hpp>

#include "sample.hpp"

using namespace ebb;
using namespace ebb::sample;

TEST_CASE("a source has everything that is said about it", "[sources]") {
  const Scenario scenario = read(with(
      "[sources.nis]\ntitle = \"t\"\npublisher = \"p\"\ndate = 2025-01-13\naccessed = 2025-02-01\nurl = \"u\"\narchived = \"a\"\n"
      "quote = \"q\"\nlanguage = \"ko\"\nreliability = \"C\"\ncredibility = 3\n[sources.west]\ndate = \"mid-January "
      "2025\"\ncopies = \"nis\"\n"));
  REQUIRE(scenario.sources.size() == 2);
  const Source& nis = scenario.sources[0];
  CHECK(nis.date == "2025-01-13");
  CHECK(nis.reliability == "C");
  CHECK(nis.credibility == 3);
  CHECK(nis.language == "ko");
  CHECK(scenario.sources[1].date == "mid-January 2025");
  CHECK(scenario.sources[1].copies == "nis");
  CHECK(scenario.sources[1].credibility == 0);
}

TEST_CASE("a date in quotes is a mistake, a vaguer one is a text", "[sources]") {
  CHECK(messages(with("[sources.a]\ndate = \"2025-01-13\"\n")).find("write 2025-01-13 without quotes") != std::string::npos);
}

TEST_CASE("copies may go through several sources but not in a circle", "[sources]") {
  CHECK(messages(with("[sources.a]\n[sources.b]\ncopies = \"a\"\n[sources.c]\ncopies = \"b\"\n")).empty());
  CHECK_FALSE(messages(with("[sources.a]\ncopies = \"a\"\n")).empty());
  CHECK(errors(with("[sources.a]\ncopies = \"b\"\n[sources.b]\ncopies = \"c\"\n[sources.c]\ncopies = \"b\"\n")).size() == 2);
}
