#include "support/goodness_of_fit.hpp"
#include "support/laws.hpp"
#include "support/outcome.hpp"

using namespace ebb::test;

namespace {

int day(const std::string& phases) {
  return simulated(scenario(100, "[contingent]\nsize = 100\n[casualties]\nrate = 10\nnoise = \"none\"\n" + phases), 2).day();
}

}  // namespace

TEST_CASE("A phase multiplies the rate from its first day to its last") {
  CHECK(day("") == 10);
  CHECK(day("[phases.p]\nstart = 3\nend = 6\nintensity = 0\n") == 14);
  CHECK(day("[phases.p]\nstart = 3\ndays = 4\nintensity = 0\n") == 14);
  CHECK(day("[phases.p]\nstart = 2025-01-04\nend = 2025-01-07\nintensity = 0\n") == 14);
  CHECK(day("[phases.p]\nend = 6\nintensity = 0.5\n") == 13);
  CHECK(day("[phases.p]\nintensity = 2\n") == 5);
  CHECK(day("[phases.p]\nstart = 5\nintensity = 0\n") == 101);  // a ceasefire has no end
  CHECK(day("[phases.p]\nstart = 6\nend = 5\nintensity = 0\n") == 10);
  CHECK(day("[phases.p]\nstart = 6\ndays = 0\nintensity = 0\n") == 10);
}

TEST_CASE("A phase that started before day 1 starts on day 1") {
  CHECK(day("[phases.p]\nstart = 2024-12-01\ndays = 4\nintensity = 0\n") == 14);  // whole
  CHECK(day("[phases.p]\nstart = 2024-12-01\nend = 2025-01-05\nintensity = 0\n") == 14);
  CHECK(day("[phases.p]\nstart = 2024-12-01\nend = 2024-12-09\nintensity = 0\n") == 10);
  CHECK(day("[phases.p]\nstart = 2026-12-01\nintensity = 0\n") == 10);
}

TEST_CASE("Overlapping phases multiply") {
  CHECK(day("[phases.a]\nstart = 1\nend = 4\nintensity = 0.5\n[phases.b]\nstart = 3\nend = 8\nintensity = 3\n") ==
        6);  // 5 5 15 15 30 30
  CHECK(day("[phases.a]\nintensity = 0\n[phases.b]\nintensity = 3\n") == 101);
}

TEST_CASE("Nothing times 0 is 0, and a product may pass through numbers beyond all use") {
  CHECK(day("[phases.a]\nintensity = 1e15\n[phases.b]\nintensity = 1e15\n[phases.c]\nintensity = 0\nend = 90\n") == 91);
  CHECK(day("[phases.a]\nintensity = 1e15\n[phases.b]\nintensity = 1e-15\n") == 10);
  const std::string still = "[contingent]\nsize = 900\n[casualties]\nrate = 20\nrate_doubt = 1e15\n[phases.b]\nintensity = 0\n";
  CHECK(simulated(scenario(40, still), 64).day() == 41);
}

TEST_CASE("A phase that may not happen does so in its share of trials") {
  const Counts counts = simulated(scenario(100,
                                           "[contingent]\nsize = 100\n[casualties]\nrate = 10\nnoise = "
                                           "\"none\"\n[phases.p]\nprobability = 0.2\nend = 4\nintensity = 0\n"),
                                  50'000)
                            .counts();
  CHECK(counts[10] + counts[14] == 50'000);
  CHECK(proportion_p(counts[14], 50'000, 0.2) > kFalseAlarm);
}

TEST_CASE("A pause of uncertain length delays Poisson days by its exact law") {
  // The pause lasts 0 … 10 days; its ends have half a day's share of rounding.
  const auto law = law_of_days(60, [](std::int64_t n) {
    double sum = 0;
    for (int days = 0; days <= 10; ++days)
      sum += (days == 0 || days == 10 ? 0.05 : 0.1) *
             poisson_at_least(100, 5 * static_cast<double>(std::max<std::int64_t>(0, n - days)));
    return sum;
  });
  const std::string
      body = "[contingent]\nsize = 100\n[casualties]\nrate = 5\n[phases.pause]\ndays = { uniform = [0, 10] }\nintensity = 0\n";
  CHECK(chi_square_p(simulated(scenario(60, body), 100'000).counts(), law) > kFalseAlarm);
}
