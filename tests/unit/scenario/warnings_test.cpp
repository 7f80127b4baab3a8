#include <catch2/catch.hpp>

#include "sample.hpp"

using namespace ebb;
using namespace ebb::sample;

namespace {
const std::string kUncertain = "rate_doubt = { lognormal = { mean = 1, sd = 0.3 } }\n";
std::string warned(const std::string& text) {
  std::string all;
  for (const Diagnostic& d : read(text).warnings) all += d.message + "\n";
  return all;
}
bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }
}  // namespace

TEST_CASE("a rate without uncertainty is warned of; that of the observed losses counts", "[warnings]") {
  CHECK(has(warned(with("")), "the spread shows day-to-day variation only"));
  CHECK(warned(with(kUncertain)).empty());
  CHECK(warned(with_rate("{ likely = [80, 100] }")).empty());
  CHECK(has(warned(with_rate("{ observed = [2024-12-06, 2025-01-16] }")), "no uncertainty"));
  CHECK(
      warned(
          kTop +
          "[contingent]\nsize = 10\nlosses = { likely = [3, 4] }\n[casualties]\nrate = { observed = [2024-12-06, 2025-01-16] }\n")
          .empty());
  CHECK(has(warned(with_rate("0")), "the rate is 0"));
}

TEST_CASE("an observed rate without losses, or from beyond the start, is warned of", "[warnings]") {
  const auto observed = [](const std::string& losses, const std::string& to) {
    return kTop + "[contingent]\nsize = 10\n" + losses + "[casualties]\nrate = { observed = [2024-12-06, " + to + "] }\n";
  };
  const std::string likely = "losses = { likely = [3, 4] }\n";
  CHECK(has(warned(observed("", "2024-12-16")), "'contingent.losses' is 0, so the observed rate is 0"));
  CHECK(has(warned(observed(likely, "2026-12-16")), "ends after 'start'"));
  CHECK(warned(observed(likely, "2024-12-16")).empty());
  const auto uncertain = [](const std::string& text) { return text + kUncertain; };  // uncertainty does not make them right
  CHECK(has(warned(uncertain(observed("", "2024-12-16"))), "'contingent.losses' is 0, so the observed rate is 0"));
  CHECK(has(warned(uncertain(observed(likely, "2026-12-16"))), "ends after 'start'"));
  CHECK(has(warned(uncertain(with_rate("0"))), "the rate is 0"));
}

TEST_CASE("a fixed probability needs a source or a note", "[warnings]") {
  const auto wave = [](const std::string& p) {
    return with(kUncertain + "[reinforcements.w]\nsize = 5\narrival = 60\nprobability = " + p + "\n");
  };
  CHECK(has(warned(wave("0.5")), "'reinforcements.w.probability' is fixed and has no source or note"));
  CHECK(warned(wave("{ fixed = 0.5, note = \"our judgement\" }")).empty());
  CHECK(warned(wave("{ uniform = [0, 1] }")).empty());
  CHECK(warned(wave("0")).empty());  // a wave switched off
}

TEST_CASE("arrivals and phases before day 1 or after the horizon are warned of", "[warnings]") {
  const auto arrival = [](const std::string& value) {
    return with(kUncertain + "[reinforcements.w]\nsize = 5\narrival = " + value + "\n");
  };
  CHECK(has(warned(arrival("2025-01-16")), "arrives before day 1; it then begins on day 1, with nothing lost"));
  CHECK(has(warned(arrival("366")), "arrives after the horizon, and then has no effect"));
  CHECK(has(warned(arrival("{ uniform = [-9, 10] }")), "arrives before day 1 in 50 % of trials"));
  CHECK(warned(arrival("{ uniform = [1, 365] }")).empty());
  CHECK(has(warned(with(kUncertain + "[phases.p]\nstart = -3\nend = 5\nintensity = 0\n")),
            "begins on day 1 and ends on its own day"));
  CHECK(has(warned(with(kUncertain + "[phases.p]\nstart = -3\ndays = 5\nintensity = 0\n")),
            "[phases.p] begins before day 1; it then begins on day 1"));
  CHECK(warned(with(kUncertain + "[phases.p]\nintensity = 0\n")).empty());
}

TEST_CASE("phases that have no day are warned of", "[warnings]") {
  const auto phase = [](const std::string& keys) { return warned(with(kUncertain + "[phases.p]\nintensity = 0\n" + keys)); };
  CHECK(phase("start = -9\nend = -5\n") == "[phases.p] is over before day 1, so it has no effect\n");
  CHECK(phase("start = 30\nend = 20\n") == "[phases.p] ends before it begins, so it has no effect\n");
  CHECK(phase("start = 20\nend = 20\n").empty());
  CHECK(phase("start = 30\nend = { uniform = [20, 40] }\n").empty());
}

TEST_CASE("an observed window that includes days of a phase is warned of", "[warnings]") {
  const auto phase = [](const std::string& keys) {
    return with_rate("{ observed = [2024-12-06, 2025-01-10] }") + kUncertain + "[phases.p]\nintensity = 0\n" + keys;
  };
  CHECK(has(warned(phase("start = 2025-01-10\nend = 2025-02-01\n")), "includes days of phase 'p'"));
  CHECK_FALSE(has(warned(phase("start = 2025-01-11\nend = 2025-02-01\n")), "includes days of"));
  CHECK_FALSE(has(warned(phase("start = 2024-11-01\nend = 2024-12-06\n")), "includes days of"));
}

TEST_CASE("a later count that is fixed is warned of", "[warnings]") {
  CHECK(has(warned(with(kUncertain + "[later_counts.jcs]\ndate = 70\ncasualties = 4_000\n")), "later count 'jcs' is fixed"));
  CHECK(warned(with(kUncertain + "[later_counts.jcs]\ndate = 70\ncasualties = { likely = [3_900, 4_100] }\n")).empty());
}

TEST_CASE("a warning that several cases share is given once", "[warnings]") {
  CHECK(read(with("[cases.a]\n[cases.b]\n")).warnings.size() == 1);
}
