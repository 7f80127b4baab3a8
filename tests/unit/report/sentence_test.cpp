#include "report/sentence.hpp"

#include <catch2/catch.hpp>

#include "report/layout.hpp"
#include "unit/report/report_example.hpp"

using namespace ebb;

namespace {

constexpr TerminalStyle kWide{500, true, false};

/// The start is 5 February 2025.
std::string sentence(const std::vector<std::uint64_t>& by_day, std::uint64_t beyond, const std::string& title = "") {
  Result result = counted_result(by_day, beyond);
  result.facts.thresholds[0].title = title;
  return shown(headline(estimate(result).thresholds[0], calendar_of(result)), kWide);
}

}  // namespace

TEST_CASE("a spread is told by the median, with its chance, and the 90 % interval") {
  CHECK(sentence({0, 100, 100, 400, 300, 100}, 0) ==
        "60 % chance of depletion by 8 Feb 2025; 90 % interval 6 Feb 2025 to 10 Feb 2025.");
  CHECK(sentence({0, 100, 100, 400, 300}, 100) ==
        "60 % chance of depletion by 8 Feb 2025; 90 % interval 6 Feb 2025 to after 9 Feb 2025.");
  CHECK(sentence({0, 100, 100, 400, 300}, 100, "half are left") ==
        "Half are left: 60 % chance by 8 Feb 2025; 90 % interval 6 Feb 2025 to after 9 Feb 2025.");
}

TEST_CASE("a date without any spread is told as such") {
  CHECK(sentence({0, 0, 1'000, 0}, 0) == "Depleted on 7 Feb 2025 (day 2) in every trial.");
  CHECK(sentence({1'000, 0}, 0) == "Depleted on 5 Feb 2025 (day 0) in every trial.");
  CHECK(sentence({0, 1, 998, 1}, 0) == "Depleted on 7 Feb 2025 (day 2) in more than 90 % of trials.");
  CHECK(sentence({0, 0, 1'000, 0}, 0, "half are left") == "Half are left: on 7 Feb 2025 (day 2) in every trial.");
}

TEST_CASE("what lies beyond the horizon is told without a date, and never called never") {
  CHECK(sentence({0, 100, 200, 100}, 600) == "40 % chance of depletion by 8 Feb 2025; 10 % by 6 Feb 2025.");
  CHECK(sentence({0, 50, 200, 100}, 650) == "35 % chance of depletion by 8 Feb 2025; 5 % by 6 Feb 2025.");
  CHECK(sentence({0, 0, 20, 10}, 970) == "3 % chance of depletion by 8 Feb 2025.");
  CHECK(sentence({0, 0, 20, 10}, 970, "half are left") == "Half are left: 3 % chance by 8 Feb 2025.");
  CHECK(sentence({0, 0, 0, 0}, 1'000) == "Depleted in no trial by 8 Feb 2025.");
}

TEST_CASE("the chance by the horizon and the rest add up to 100 %") {
  const auto rest = [](std::vector<std::uint64_t> by_day, std::uint64_t beyond) {
    const Result result = counted_result(by_day, beyond);
    return shown(not_by_horizon(estimate(result).thresholds[0], calendar_of(result)), kWide);
  };
  CHECK(rest({0, 455}, 545) == "Still not depleted on 6 Feb 2025: 54 %.");  // and 45.5 % are told as 46 %
  CHECK(rest({0, 2}, 998) == "Still not depleted on 6 Feb 2025: >99 %.");
  CHECK(rest({0, 998}, 2) == "Still not depleted on 6 Feb 2025: <1 %.");
  CHECK(rest({0, 1000}, 0) == "Still not depleted on 6 Feb 2025: 0 %.");
  CHECK(rest({0, 0}, 1000) == "Still not depleted on 6 Feb 2025: 100 %.");
}

TEST_CASE("a threshold is named by its title, or by its id in words, and made safe to print") {
  CHECK(sentence({0, 2}, 0, "half are left").starts_with("Half are left: on"));
  CHECK(sentence({0, 2}, 0, "a\x1b[31m").starts_with("A\\x1b[31m"));
  ThresholdEstimate threshold;
  threshold.id = "gross-ledger_2";
  CHECK(subject(threshold) == "Gross ledger 2");
}

TEST_CASE("the constant-rate estimate gives its date and the share of its own threshold by then") {
  Result result = counted_result({0, 100, 0, 300}, 0);
  const auto line = [&](const std::string& date) {
    return shown(constant_rate(estimate(result).thresholds[0], parse_date(date), calendar_of(result)), kWide);
  };
  CHECK(line("2025-02-07") == "A constant-rate estimate gives 7 Feb 2025; 25 % of trials are depleted by then.");
  CHECK(line("") == "A constant-rate estimate does not reach it by 8 Feb 2025.");
  result.facts.thresholds[0].title = "the depot is empty";
  CHECK(line("2025-02-08") == "A constant-rate estimate gives 8 Feb 2025; 100 % of trials reach it by then.");
}
