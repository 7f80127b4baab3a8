#include "ebb/report/terminal.hpp"

#include <catch2/catch.hpp>
#include <sstream>

#include "report/layout.hpp"
#include "unit/report/report_example.hpp"

using namespace ebb;
using Catch::Contains;

namespace {

std::string rendered(const Result& result, const TerminalStyle& style = {}) {
  return render_terminal(result, estimate(result), style, 0.83);
}

}  // namespace

TEST_CASE("the first screen of one case") {
  CHECK(rendered(example_result(1)) ==
        R"(Contingent in Kursk, as known on 5 February 2025
1,000,000 trials · seed 1 · 0.8 s

Depleted: even odds by 2 Jul 2025; 90 % range 15 Apr 2025 to after 5 Feb 2026.
Not by 5 Feb 2026: 15 %.      Straight line, 16 Apr 2025: 5 % of trials by then.
By end of  Mar 2025 1 %   Apr 12 %   May 32 %   Jun 49 %   Jul 64 %   Aug 75 %
           Sep 81 %   Oct 85 %   Nov 85 %
   ▁▁▅▅████▆▆▅▅▃▃▂▂▁▁  Mar 2025 … Nov 2025; tallest 20 %; 15 % later
Half of those sent are left at the front: even odds by 30 May 2025; 90 % range
  24 Mar 2025 to 11 Sep 2025. Not by 5 Feb 2026: 1 %.
Taken as certain: reinforcements.named-by-zelenskyy.over, tempo.
Our judgement, no source: reinforcements.named-by-zelenskyy.probability.
Warning: kursk.toml:12:1: a fixed probability without source or note
Sampling error: at most ± 1 day.
)");
}

TEST_CASE("several cases are listed with their medians") {
  const std::string text = rendered(example_result(4), {120, true, false});
  CHECK_THAT(text, Contains("1,000,000 trials × 4 cases · seed 1"));
  CHECK_THAT(text,
             Contains("By case    South Korea's NIS 2 Jul · case-1 9 Aug · case-2 23 Sep · case-3 24 Nov   (medians, 2025)\n"));
}

TEST_CASE("no line is longer than the terminal is wide, in either alphabet") {
  for (const int width : {60, 80, 120})
    for (const bool unicode : {true, false}) {
      std::istringstream lines(rendered(example_result(4), {width, unicode, false}));
      for (std::string line; std::getline(lines, line);) {
        CAPTURE(line);
        CHECK(display_width(line) <= width);
      }
    }
}

TEST_CASE("ASCII is ASCII") {
  for (const char c : rendered(example_result(4), {80, false, false})) REQUIRE(static_cast<unsigned char>(c) < 0x80);
}

TEST_CASE("an unfinished run is labelled with the trials done") {
  Result result = example_result(1);
  result.intervals = IntervalSet({{0, 300'032}});
  const std::string text = rendered(result);
  CHECK_THAT(text, Contains("300,032 of 1,000,000 trials · seed 1"));
  CHECK_THAT(text, Contains("INCOMPLETE: 300,032 of 1,000,000 trials are done"));
}

TEST_CASE("a run without a trial says so and nothing else") {
  const std::string text = rendered(counted_result({0, 0, 0}, 0));
  CHECK_THAT(text, Contains("No trial to report."));
  CHECK_THAT(text, !Contains("Depleted"));
}

TEST_CASE("text from the file is made safe to print") {
  Result result = example_result(1);
  result.facts.title = "\x1b]0;x\x07";
  result.facts.warnings = {"a\nb"};
  const std::string text = rendered(result);
  CHECK_THAT(text, !Contains("\x1b"));
  CHECK_THAT(text, !Contains("a\nb"));
}

TEST_CASE("a warning that several cases give is told once") {
  Result result = example_result(1);
  result.facts.warnings = {"a.toml:3:1: no doubt: none", "a.toml:5:1: no doubt: none", "a.toml:9:1: no doubt: none", "another",
                           "a.toml:9:9: no"};
  const std::string text = rendered(result);
  CHECK_THAT(text,
             Contains("\nWarning: a.toml:3:1 and 2 more places: no doubt: none\nWarning: another\nWarning: a.toml:9:9: no\n"));
}
