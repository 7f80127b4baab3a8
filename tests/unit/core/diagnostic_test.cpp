#include "ebb/core/diagnostic.hpp"

#include <catch2/catch.hpp>

using namespace ebb;

namespace {
Diagnostic at(int line, int column, std::string message = "wrong") {
  return {Severity::error, {"a.toml", line, column, "x = 1"}, std::move(message)};
}
}  // namespace

TEST_CASE("a diagnostic shows its place, its line and a caret below the column", "[diagnostic]") {
  const Diagnostic d{Severity::error,
                     {"kursk.toml", 14, 21, "rate = { normal = { maen = 92, sd = 10 } }"},
                     "unknown key 'maen' in 'normal' (did you mean 'mean'?)"};
  CHECK(format(d) ==
        "kursk.toml:14:21: error: unknown key 'maen' in 'normal' (did you mean 'mean'?)\n"
        "   14 | rate = { normal = { maen = 92, sd = 10 } }\n"
        "      |                     ^\n");
  CHECK(one_line(d) == "kursk.toml:14:21: unknown key 'maen' in 'normal' (did you mean 'mean'?)");
}

TEST_CASE("what is not known of a place is left out", "[diagnostic]") {
  CHECK(format(Diagnostic{Severity::warning, {"a.toml", 0, 0, ""}, "odd"}) == "a.toml: warning: odd\n");
  CHECK(format(Diagnostic{Severity::note, {}, "odd"}) == "note: odd\n");
  CHECK(format(Diagnostic{Severity::error, {"--set", 0, 0, "a=1"}, "odd"}) == "--set: error: odd\n      | a=1\n");
}

TEST_CASE("tabs and escapes in the line do not move the caret from its column", "[diagnostic]") {
  const Diagnostic d{Severity::error, {"a.toml", 1, 4, "\t\x1bz!"}, "odd"};
  CHECK(format(d) == "a.toml:1:4: error: odd\n    1 |  \\x1bz!\n      |       ^\n");
}

TEST_CASE("a line beyond 120 letters is shown around its column", "[diagnostic]") {
  const std::string line = std::string(500, 'a').append("B").append(500, 'c');
  const std::string shown = format(Diagnostic{Severity::error, {"a.toml", 1, 501, line}, "odd"});
  CHECK(shown.find("…aaa") != std::string::npos);
  CHECK(shown.find("ccc…") != std::string::npos);
  const std::size_t break_before_caret = shown.rfind("\n", shown.size() - 2);
  const std::string carets = shown.substr(break_before_caret + 1);
  const std::string text = shown.substr(shown.find("    1 | ") + 8);
  CHECK(text.substr(carets.find('^') - 8 + 2, 1) == "B");  // the ellipsis is three bytes and one letter
}

TEST_CASE("findings are ordered by place, and those beyond the limit are counted", "[diagnostic]") {
  std::vector<Diagnostic> all;
  for (int i = 0; i < 27; ++i) all.push_back(at(30 - i, 1));
  const std::string text = format(all);
  CHECK(text.starts_with("a.toml:4:1: error: wrong\n"));
  CHECK(text.ends_with("… and 7 more errors\n"));
  CHECK(format({at(2, 1), at(1, 1)}, 1).ends_with("… and 1 more error\n"));
}

TEST_CASE("each file has the limit of its own", "[diagnostic]") {
  const auto in = [](const char* file, int line) { return Diagnostic{Severity::error, {file, line, 1, ""}, "wrong"}; };
  CHECK(format({in("a.toml", 1), in("b.toml", 1), in("a.toml", 2)}, 1) ==
        "a.toml:1:1: error: wrong\n… and 1 more error\nb.toml:1:1: error: wrong\n");
}

TEST_CASE("each severity has the limit of its own", "[diagnostic]") {
  std::vector<Diagnostic> all = {at(1, 1), at(2, 1)};
  all.push_back({Severity::warning, {"a.toml", 3, 1, ""}, "odd"});
  const std::string text = format(all, 1);
  CHECK(text.find("warning: odd") != std::string::npos);
  CHECK(text.find("… and 1 more error\n") != std::string::npos);
}
