#include "report/layout.hpp"

#include <catch2/catch.hpp>

#include "report/code_points.hpp"

using namespace ebb;

namespace {

constexpr TerminalStyle kUnicode{40, true, false}, kAscii{40, false, false};

}  // namespace

TEST_CASE("width counts columns, not bytes") {
  CHECK(display_width("abc") == 3);
  CHECK(display_width("Ä…±") == 3);
  CHECK(display_width("국정원") == 6);
  CHECK(display_width("e\u0301") == 1);
  CHECK(display_width("a\xc3") == 2);
}

TEST_CASE("a code point is taken with its bytes, a stray byte by itself") {
  std::string_view text = "…a\xe2";
  CHECK(take_code_point(text).value == U'…');
  CHECK(take_code_point(text).bytes == "a");
  CHECK(take_code_point(text).bytes == "\xe2");
  CHECK(text.empty());
}

TEST_CASE("text is wrapped at spaces, with later lines indented") {
  CHECK(wrapped("one", kUnicode) == "one\n");
  CHECK(wrapped("", kUnicode) == "\n");
  CHECK(wrapped("1234567890 1234567890 1234567890 1234567890", kUnicode, 2) ==
        "1234567890 1234567890 1234567890\n  1234567890\n");
  CHECK(wrapped("   two", kUnicode) == "   two\n");
}

TEST_CASE("solid text stays on one line") {
  CHECK(wrapped("1234567890 1234567890 1234567890 " + solid("14 May 2025"), kUnicode) ==
        "1234567890 1234567890 1234567890\n14 May 2025\n");
}

TEST_CASE("a word longer than a line is broken inside: at unbreakable spaces, after marks, else anywhere") {
  const std::string word(60, 'x'), half(30, 'x');
  CHECK(wrapped("a " + word + " b", kUnicode, 2) == "a\n  " + word.substr(0, 38) + "\n  " + word.substr(38) + " b\n");
  CHECK(wrapped("a " + solid(half + " " + half), kUnicode) == "a\n" + half + "\n" + half + "\n");
  CHECK(wrapped("reinforcements.named-by-somebody.probability, b", kUnicode, 2) ==
        "reinforcements.named-by-somebody.\n  probability, b\n");
  CHECK(wrapped(std::string(60, 'x') + "국", {40, true, false}).size() == 65);
}

TEST_CASE("ASCII has words for the signs and a question mark for other letters") {
  CHECK(shown("a … ± 1 · 2 × 3 – Ä 국", kAscii) == "a ... +/- 1 - 2 x 3 - ? ?");
  CHECK(shown(solid("14 May"), kAscii) == "14 May");
}

TEST_CASE("columns are aligned, the first to the left, the others to the right") {
  CHECK(columns({{"case", "day"}, {"국", "5"}, {"abcdef", "100"}}, kUnicode) == "case    day\n국        5\nabcdef  100\n");
}

TEST_CASE("a first cell that leaves too little of the line stands above the others") {
  const std::string number(30, '9');
  CHECK(columns({{"case", "day"}, {"a long name", number}, {"short", "1"}}, kUnicode) ==
        "case    " + std::string(29, ' ') + "day\na long name\n" + std::string(10, ' ') + number + "\nshort   " +
            std::string(31, ' ') + "1\n");
}

TEST_CASE("rows whose cells do not fit beside each other are paragraphs with the headers") {
  const std::string number(30, '9');
  CHECK(columns({{"case", "day", "date"}, {"one", number, "14 May 2025"}, {"two", "", "later"}}, kUnicode) ==
        "case: one\n  day: " + number + ";\n  date: 14 May 2025\ncase: two\n  date: later\n");
}

TEST_CASE("colour is there only where it is asked for") {
  CHECK(inked("a\n", Ink::bold, kUnicode) == "a\n");
  CHECK(inked("a\n", Ink::bold, {80, true, true}) == "\x1b[1ma\x1b[0m\n");
  CHECK(inked("", Ink::bold, {80, true, true}).empty());
  CHECK(inked("a\n", Ink::plain, {80, true, true}) == "a\n");
}
