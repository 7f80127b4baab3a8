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

TEST_CASE("a spread is told by even odds and its 90 % range") {
  CHECK(sentence({0, 100, 100, 400, 300, 100}, 0) == "Depleted: even odds by 8 Feb 2025; 90 % range 6 Feb 2025 to 10 Feb 2025.");
  CHECK(sentence({0, 100, 100, 400, 300}, 100) ==
        "Depleted: even odds by 8 Feb 2025; 90 % range 6 Feb 2025 to after 9 Feb 2025.");
}

TEST_CASE("a date without any spread is told as such") {
  CHECK(sentence({0, 0, 1'000, 0}, 0) == "Depleted: on 7 Feb 2025 (day 2) in every trial.");
  CHECK(sentence({1'000, 0}, 0) == "Depleted: on 5 Feb 2025 (day 0) in every trial.");
  CHECK(sentence({0, 1, 998, 1}, 0) == "Depleted: on 7 Feb 2025 (day 2) in more than nine trials in ten.");
}

TEST_CASE("what lies beyond the horizon is told without a date, and never called never") {
  CHECK(sentence({0, 100, 200, 100}, 600) == "Depleted: less than even odds by 8 Feb 2025 (40 %); one in twenty by 6 Feb 2025.");
  CHECK(sentence({0, 0, 20, 10}, 970) == "Depleted: in fewer than one trial in twenty by 8 Feb 2025 (3 %).");
  CHECK(sentence({0, 0, 0, 0}, 1'000) == "Depleted: in no trial by 8 Feb 2025.");
}

TEST_CASE("a threshold is named by its title, or by its id in words, and made safe to print") {
  CHECK(sentence({0, 2}, 0, "half are left").starts_with("Half are left: on"));
  CHECK(sentence({0, 2}, 0, "a\x1b[31m").starts_with("A\\x1b[31m"));
  ThresholdEstimate threshold;
  threshold.id = "gross-ledger_2";
  CHECK(subject(threshold) == "Gross ledger 2");
}

TEST_CASE("the straight line tells its date and the share by then") {
  Result result = counted_result({0, 100, 0, 300}, 0);
  const auto line = [&] { return shown(straight_line(result, estimate(result)), kWide); };
  result.facts.straight_line = parse_date("2025-02-07");
  CHECK(line() == "Straight line, 7 Feb 2025: 25 % of trials by then.");
  result.facts.straight_line = parse_date("2025-03-07");
  CHECK(line() == "Straight line: 7 Mar 2025, after the horizon.");
  result.facts.straight_line.reset();
  CHECK(line() == "Straight line: no date.");
}
