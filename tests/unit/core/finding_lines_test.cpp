#include "ebb/core/finding_lines.hpp"

#include <catch2/catch.hpp>

using namespace ebb;

namespace {

Diagnostic at(int line, const std::string& message) { return {Severity::warning, {"a.toml", line, 2, ""}, message}; }

}  // namespace

TEST_CASE("a message at several places is one line, another message is another") {
  using Lines = std::vector<std::string>;
  CHECK(lines_by_message({}) == Lines{});
  CHECK(lines_by_message({at(1, "x: y")}) == Lines{"a.toml:1:2: x: y"});
  CHECK(lines_by_message({at(1, "x: y"), at(2, "case a: y"), at(3, "x: y"), at(4, "case b: y")}) ==
        Lines{"a.toml:1:2 and 1 more place: x: y", "a.toml:2:2: case a: y", "a.toml:4:2: case b: y"});
  CHECK(lines_by_message({at(1, "x"), at(2, "x"), at(3, "x")}) == Lines{"a.toml:1:2 and 2 more places: x"});
  CHECK(lines_by_message({{Severity::warning, {}, "the run"}}) == Lines{"the run"});
}
