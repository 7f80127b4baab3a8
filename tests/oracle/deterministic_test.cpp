#include <cmath>

#include "support/oracle.hpp"
#include "support/outcome.hpp"

using namespace ebb::test;

namespace {

std::string fixed(const std::string& size, const std::string& rate, std::int64_t horizon) {
  return scenario(horizon, fmt::format("[contingent]\nsize = {}\n[casualties]\nrate = {}\nnoise = \"none\"\n", size, rate));
}

/// Two rows whose rates need more digits than a double holds.
bool needs_more_digits(const std::string& rate) { return rate == "0.3333333333333333" || rate == "91.95402298850574712"; }

}  // namespace

TEST_CASE("A fixed size at a fixed rate runs out on the first day at or after size over rate") {
  int run = 0;
  const auto table = oracle("01a_deterministic.json");
  for (const auto& row : table.at("cases")) {
    const std::string size = row.at("S"), rate = row.at("r");
    const double persons = number(row.at("S"));
    const auto day = row.at("T_ceil").get<std::int64_t>();
    if (persons != std::floor(persons) || persons > 1e9 || day > 36'524 || needs_more_digits(rate)) continue;
    INFO(size << " at " << rate);
    CHECK(simulated(fixed(size, rate, day + 1), 8).day() == day);
    CHECK(simulated(fixed(size, rate, day), 8).day() == day);
    if (day > 1) CHECK(simulated(fixed(size, rate, day - 1), 8).day() == day);  // H + 1: not by the horizon
    ++run;
  }
  CHECK(run == 10);
}

TEST_CASE("Sizes that are not whole or above a thousand million are refused") {
  const auto table = oracle("01a_deterministic.json");
  for (const auto& row : table.at("cases")) {
    const double persons = number(row.at("S"));
    if (persons == std::floor(persons) && persons <= 1e9) continue;
    const std::string message = refusal(fixed(row.at("S"), row.at("r"), 1000));
    CHECK(message.find("test.toml:6:8: error: ") == 0);
  }
}

TEST_CASE("A horizon beyond 36525 days is refused and 36525 is not") {
  CHECK(refusal(fixed("8000", "92", 36'526)).find("test.toml:4:11: error: ") == 0);
  CHECK(simulated(fixed("36525", "1", 36'525), 2).day() == 36'525);
}

TEST_CASE("Whole numbers written as floats are whole") { CHECK(simulated(fixed("8e3", "92", 100), 2).day() == 87); }

TEST_CASE("Nothing left at the start is day 0 and a rate of 0 never ends") {
  CHECK(simulated(fixed("0", "92", 100), 8).day() == 0);
  CHECK(simulated(fixed("8000", "0", 100), 8).day() == 101);
  CHECK(simulated(fixed("0", "0", 100), 8).day() == 0);
}

TEST_CASE("Losses before the start are taken off, and more losses than size leave nobody") {
  const std::string body = "[casualties]\nrate = 92\nnoise = \"none\"\n[contingent]\nsize = 12_000\nlosses = ";
  CHECK(simulated(scenario(365, body + "3_800", "2025-01-16"), 8).day() == 90);  // ⌈8200/92⌉: 16 April 2025
  CHECK(simulated(scenario(365, body + "12_000"), 8).day() == 0);
  const Outcome over = simulated(scenario(365, body + "12_001"), 8);
  CHECK(over.day() == 0);
  CHECK(over.json()["summary"]["warnings"].dump().find("losses") != std::string::npos);
}
