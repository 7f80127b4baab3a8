#include "ebb/core/text.hpp"

#include <catch2/catch.hpp>

using namespace ebb;

TEST_CASE("printable text has no control characters, broken bytes or bidirectional marks", "[text]") {
  CHECK(printable("a\x1b[31mb") == "a\\x1b[31mb");
  CHECK(printable("two\nlines") == "two\\x0alines");
  CHECK(printable("x\u202Ey") == "x\\u{202e}y");
  CHECK(printable("x\u2028y") == "x\\u{2028}y");
  CHECK(printable("\xFF") == "\\xff");
  CHECK(printable("Größe, розмір, 大小") == "Größe, розмір, 大小");
}

TEST_CASE("the nearest word is at most one edit away for three letters", "[text]") {
  const std::vector<std::string> keys = {"mean", "sd", "losses", "contingent"};
  CHECK(nearest("maen", keys) == "mean");  // swapped neighbours are one edit
  CHECK(nearest("Mean", keys) == "mean");  // case is free
  CHECK(nearest("losess", keys) == "losses");
  CHECK(nearest("contigent", keys) == "contingent");
  CHECK(nearest("st", keys).empty());  // too short for an edit
  CHECK(nearest("quux", keys).empty());
  CHECK(nearest("", keys).empty());
}

TEST_CASE("a suggestion is a sentence of its own, or nothing", "[text]") {
  CHECK(did_you_mean("maen", {"mean"}) == " (did you mean 'mean'?)");
  CHECK(did_you_mean("quux", {"mean"}).empty());
}

TEST_CASE("whole numbers are grouped in threes", "[text]") {
  CHECK(grouped(0LL) == "0");
  CHECK(grouped(999LL) == "999");
  CHECK(grouped(12000LL) == "12,000");
  CHECK(grouped(-3LL) == "-3");
  CHECK(grouped(-1234567LL) == "-1,234,567");
}

TEST_CASE("numbers are shown by the shortest decimal that reads back", "[text]") {
  CHECK(grouped(0.1234) == "0.1234");
  CHECK(grouped(92.0) == "92");
  CHECK(grouped(1e6) == "1,000,000");
  CHECK(grouped(-12345.5) == "-12,345.5");
  CHECK(grouped(-0.0) == "0");
  CHECK(grouped(1e-7) == "1e-7");
  CHECK(grouped(1.5e20) == "1.5e20");
  CHECK(grouped(0.1 + 0.2) == "0.30000000000000004");
}

TEST_CASE("the first invalid byte is found", "[text]") {
  CHECK(first_invalid_utf8("größe") == std::string_view::npos);
  CHECK(first_invalid_utf8("gr\xF6\xDF"
                           "e") == 2);
}
