#include "scenario/syntax.hpp"

#include <catch2/catch.hpp>

#include "sample.hpp"

using namespace ebb;

namespace {
std::string message(const std::string& text) { return sample::messages(text); }
bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }
}  // namespace

TEST_CASE("keys are split at their dots, quoted parts whole", "[syntax]") {
  CHECK(*split_key("a.b-c.d_1") == std::vector<std::string>{"a", "b-c", "d_1"});
  CHECK(*split_key("a . \"b.c\" . 'd'") == std::vector<std::string>{"a", "b.c", "d"});
  CHECK(*split_key("cases.Cafe\u0301.x") == std::vector<std::string>{"cases", "Caf\u00E9", "x"});
  for (const char* wrong : {"", ".", "a.", ".a", "a..b", "a b", "\"a", "a=b", "a b.ö", "\u0301a"}) CHECK_FALSE(split_key(wrong));
}

TEST_CASE("common mistakes in numbers get the right spelling", "[syntax]") {
  CHECK(has(message("a = 8,000\n"), "write 8,000 as 8_000"));
  CHECK(has(message("a = 1,5\n"), "write 1,5 as 1.5"));
  CHECK(has(message("a = 007\n"), "write it without leading zeros: 7"));
  CHECK(has(message("a = 8__0\n"), "one underscore"));
  CHECK(has(message("a = .5\n"), "on both sides of the point"));
  CHECK(has(message("a = 1e400\n"), "too large"));
  CHECK(has(message("a = True\n"), "write true"));
  CHECK(has(message("a = hello\n"), "write a text in quotes: \"hello\""));
}

TEST_CASE("a key or table that is given twice cites the first line", "[syntax]") {
  CHECK(has(message("a = 1\nb = 2\na = 3\n"), "the key 'a' is given twice (first on line 1)"));
  CHECK(has(message("[t]\na = 1\n[u]\na = 1\n[t]\n"), "the table [t] is given twice (first on line 1)"));
  CHECK(has(message("[t]\na = 1\n[u]\nb = 1\nc.d = 1\nb = 2\n"), "(first on line 4)"));
}

TEST_CASE("input on which parsers are known to stumble is refused without a crash", "[syntax]") {
  for (const char* text : {"[",
                           "[@]",
                           "[nan]",
                           "[[",
                           "[]",
                           "[[]]",
                           "[a.]",
                           "[.a]",
                           "=",
                           "a",
                           "a =",
                           "\"",
                           "'",
                           "\"\"\"",
                           "'''",
                           "a = \"\\u12\"",
                           "a = \"\\uD800\"",
                           "a = [",
                           "a = {",
                           "a = 1979-05-27T",
                           "a = 07:",
                           "a = 0x",
                           "a = 1e",
                           "a = _1",
                           "a = --1",
                           "a = +nan"}) {
    INFO(text);
    CHECK_FALSE(message(text).empty());
  }
}
