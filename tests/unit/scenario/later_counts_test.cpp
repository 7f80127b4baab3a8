#include <catch2/catch.hpp>

#include "sample.hpp"

using namespace ebb;
using namespace ebb::sample;

namespace {
std::string count(const std::string& date) {
  return with("[later_counts.jcs]\ndate = " + date + "\ncasualties = { likely = [3_900, 4_100] }\n");
}
}  // namespace

TEST_CASE("a later count has a day from 1 to the horizon and one kind", "[later_counts]") {
  const Scenario scenario = read(count("2025-03-27"));
  REQUIRE(scenario.later_counts.size() == 1);
  CHECK(scenario.later_counts[0].day == 70);
  CHECK_FALSE(scenario.later_counts[0].remaining);
  CHECK(scenario.later_counts[0].count.name == "later_counts.jcs.casualties");
  CHECK(read(count("1")).later_counts[0].day == 1);
  CHECK(read(count("365")).later_counts[0].day == 365);
  CHECK_FALSE(messages(count("0")).empty());
  CHECK_FALSE(messages(count("366")).empty());
}

TEST_CASE("the sources of a later count are those beside it and those of its input", "[later_counts]") {
  const Scenario scenario = read(
      with("[sources.a]\n[sources.b]\n[later_counts.x]\ndate = 5\nremaining = { likely = [10, 20], source = \"a\" }\nsource = "
           "\"b\"\n"));
  CHECK(scenario.later_counts[0].count.sources == std::vector<std::string>{"a", "b"});
  CHECK(scenario.later_counts[0].remaining);
}
