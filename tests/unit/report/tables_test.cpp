#include <catch2/catch.hpp>

#include "ebb/report/terminal.hpp"
#include "unit/report/report_example.hpp"

using namespace ebb;
using Catch::Contains;

TEST_CASE("the tables show every quantile, its interval and the cases") {
  const Result result = example_result(2);
  const std::string text = render_tables(result, estimate(result), {});
  CHECK_THAT(text, Contains("trials by then  day         date  interpolated  95 % interval\n"));
  CHECK_THAT(text, Contains("Still not depleted on 5 Feb 2026: 21.6"));
  CHECK_THAT(text, Contains("all, by weight"));
  CHECK_THAT(text, Contains("later"));
}

TEST_CASE("a batch has a row per scenario, with its file and its title") {
  const Result result = example_result(1);
  CHECK(render_batch({{"one.toml", "One\x1b", result.facts.start, estimate(result)}}, {}) ==
        "scenario                   5 %      median   95 %     horizon  not by\n"
        "one.toml: One\\x1b  15 Apr 2025  2 Jul 2025  later  5 Feb 2026    15 %\n");
}

TEST_CASE("a table that is wider than its terminal has a paragraph for each row") {
  const Result result = example_result(1);
  const std::string text = render_tables(result, estimate(result), {50, true, false});
  CHECK_THAT(text, Contains("trials by then: 50 %\n  day: 147; date: 2 Jul 2025;\n  interpolated: 146.14;\n"
                            "  95 % interval: 1 Jul 2025 to 2 Jul 2025\n"));
}
