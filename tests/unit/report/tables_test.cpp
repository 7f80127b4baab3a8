#include <catch2/catch.hpp>

#include "ebb/report/terminal.hpp"
#include "unit/report/report_example.hpp"

using namespace ebb;
using Catch::Contains;

TEST_CASE("the tables show every quantile, its interval and the cases") {
  const Result result = example_result(2);
  const std::string text = render_tables(result, estimate(result), {});
  CHECK_THAT(text, Contains("trials by then  day         date      at    95 % from      95 % to\n"));
  CHECK_THAT(text, Contains("Not by 5 Feb 2026: 21.6"));
  CHECK_THAT(text, Contains("all, by weight"));
  CHECK_THAT(text, Contains("later"));
}

TEST_CASE("a batch has a row per scenario") {
  const Result result = example_result(1);
  CHECK(render_batch({{"One\x1b", result.facts.start, estimate(result)}}, {}) ==
        "scenario          5 %      median   95 %  not by horizon     horizon\n"
        "One\\x1b   15 Apr 2025  2 Jul 2025  later            15 %  5 Feb 2026\n");
}
