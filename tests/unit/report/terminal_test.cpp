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

50 % chance of depletion by 2 Jul 2025; 90 % interval 15 Apr 2025 to
  after 5 Feb 2026.
Still not depleted on 5 Feb 2026: 15 %.
A constant-rate estimate gives 16 Apr 2025; 5 % of trials are depleted by then.
By end of  Mar 2025 1 %   Apr 12 %   May 32 %   Jun 49 %   Jul 64 %   Aug 75 %
           Sep 81 %   Oct 85 %   Nov 85 %
   ▁▁▅▅████▆▆▅▅▃▃▂▂▁▁  chance per day, Mar 2025 … Nov 2025; tallest bar:
   May 2025, 20 % of trials; 15 % later
Half of those sent are left at the front: 50 % chance by 30 May 2025;
  90 % interval 24 Mar 2025 to 11 Sep 2025. Still not reached on 5 Feb 2026:
  1 %.
Fixed (no uncertainty): reinforcements.named-by-zelenskyy.over, tempo
No source given: reinforcements.named-by-zelenskyy.probability
Warning: kursk.toml:12:1: a fixed probability without source or note
Sampling error: at most ± 1 day.
)");
}

TEST_CASE("several cases are listed with their medians") {
  const std::string text = rendered(example_result(4), {120, true, false});
  CHECK_THAT(text, Contains("1,000,000 trials × 4 cases · seed 1"));
  CHECK_THAT(
      text,
      Contains(
          "By case    median 2 Jul 2025: South Korea's NIS; 9 Aug 2025: case-1; 23 Sep 2025: case-2; 24 Nov 2025: case-3\n"));
}

TEST_CASE("no line is longer than the terminal is wide, in either alphabet") {
  for (const int width : {40, 50, 60, 80, 120})
    for (const bool unicode : {true, false}) {
      const Result result = example_result(4);
      std::istringstream lines(rendered(result, {width, unicode, false}) +
                               render_tables(result, estimate(result), {width, unicode, false}));
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
  CHECK_THAT(text, Contains("INCOMPLETE: only 300,032 of 1,000,000 trials are done; missing: trials 300,032"));
  CHECK_THAT(text, !Contains("Warning: only"));
}

TEST_CASE("a run without a trial says so and nothing else") {
  const std::string text = rendered(counted_result({0, 0, 0}, 0));
  CHECK_THAT(text, Contains("No trial to report."));
  CHECK_THAT(text, !Contains("Depleted"));
}

TEST_CASE("text from the file is made safe to print") {
  Result result = example_result(1);
  result.facts.title = "\x1b]0;x\x07";
  result.facts.warnings = {{Severity::warning, {}, "a\nb"}};
  const std::string text = rendered(result);
  CHECK_THAT(text, !Contains("\x1b"));
  CHECK_THAT(text, !Contains("a\nb"));
}

TEST_CASE("a warning at several places is told once, one that names another case is another") {
  Result result = example_result(1);
  const auto at = [](int line, const std::string& text) { return Diagnostic{Severity::warning, {"a.toml", line, 1, ""}, text}; };
  result.facts.warnings = {at(3, "no rate: none"), at(4, "another"),      at(5, "no rate: none"), at(9, "no rate: none"),
                           at(9, "no: none"),      at(9, "case a: none"), at(9, "case b: none")};
  const std::string text = rendered(result);
  CHECK_THAT(text, Contains("\nWarning: a.toml:3:1 and 2 more places: no rate: none\nWarning: a.toml:4:1: another\n"
                            "Warning: a.toml:9:1: no: none\nWarning: a.toml:9:1: case a: none\n"
                            "Warning: a.toml:9:1: case b: none\n"));
}

TEST_CASE("each case without a trial is named") {
  Result result = example_result(4);
  for (const std::size_t c : {1, 2}) {
    result.cases[c].kept = 0;
    for (auto& row : result.cases[c].reached) row[0].assign(row[0].size(), 0);
  }
  const std::string text = rendered(result);
  CHECK_THAT(text, Contains("no trial of case case-1 was kept") && Contains("no trial of case case-2 was kept"));
}
