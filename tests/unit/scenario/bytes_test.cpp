#include "scenario/bytes.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "sample.hpp"

using namespace ebb;
using namespace std::string_literals;

namespace {

/// The one finding about some bytes, as "line:column: message"; "" where there is none.
std::string finding(const std::string& bytes) {
  const DocumentText document("s.toml", without_byte_order_mark(bytes));
  Findings findings(document);
  std::vector<BareKey> keys;
  check_bytes(bytes, findings, keys);
  const auto all = findings.all(Severity::error);
  return all.empty() ? "" : fmt::format("{}:{}: {}", all[0].place.line, all[0].place.column, all[0].message);
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("one byte order mark, CRLF and a missing last line break are accepted", "[bytes]") {
  const std::string text = sample::with("");
  std::string crlf;
  for (const char c : text) crlf += c == '\n' ? "\r\n" : std::string(1, c);
  CHECK(sample::read("\xEF\xBB\xBF" + text).title == "t");
  CHECK(sample::read(crlf).title == "t");
  CHECK(sample::read(text.substr(0, text.size() - 1)).title == "t");
}

TEST_CASE("a second byte order mark is refused", "[bytes]") {
  CHECK(has(finding("\xEF\xBB\xBF\xEF\xBB\xBF"
                    "a = 1\n"),
            "1:1: a second byte order mark"));
}

TEST_CASE("NUL, other control characters and lone carriage returns are refused where they stand", "[bytes]") {
  CHECK(has(finding("a = 1\nb = \"x\0y\"\n"s), "2:7: a NUL byte"));
  CHECK(has(finding("a = 1 # \x07\n"), "1:9: a control character (U+0007)"));
  CHECK(has(finding("a = 1\rb = 2\n"), "1:6: a carriage return without a line feed"));
}

TEST_CASE("what is not UTF-8 is named for what it seems to be", "[bytes]") {
  CHECK(has(finding("\xFF\xFE"
                    "a\0=\0"s),
            "UTF-16 (little-endian)"));
  CHECK(has(finding("\xFE\xFF\0a\0="s), "UTF-16 (big-endian)"));
  CHECK(has(finding("a\0=\0 \0"s), "this file is UTF-16"));
  CHECK(has(finding("a = \"gr\xF6\xDF"
                    "e\"\n"),
            "1:8: this is not UTF-8: byte 0xf6 stands alone, as in Latin-1"));
  CHECK(has(finding("a = \"\xC0\xAF\"\n"), "overlong"));
  CHECK(has(finding("a = \"\xED\xA0\x80\"\n"), "surrogate"));
}

TEST_CASE("other formats are recognised", "[bytes]") {
  CHECK(has(finding("\x7F"
                    "ELF\x02\x01"),
            "program (ELF)"));
  CHECK(has(finding("\x1F\x8B\x08"), "gzip"));
  CHECK(has(finding("---\na: 1\n"), "YAML"));
  CHECK(has(finding("# note\n{\"a\": 1}\n"), "JSON"));
  CHECK(has(finding("<?xml version=\"1.0\"?>"), "XML"));
}

TEST_CASE("letters of any script stand in texts, comments and keys, not in values without quotes", "[bytes]") {
  CHECK(finding("a = \"größe\" # größe\nb = 'розмір'\nc = \"\"\"大\n小\"\"\"\nd = '''\n“x”'''\n").empty());
  CHECK(has(finding("größe = ö\n"), "1:9: the character 'ö' (U+00F6)"));
  CHECK(has(finding("a = \"\\\"\" ö\n"), "1:10: "));  // an escaped quote does not end the text
  CHECK(has(finding("a = '\\' ö\n"), "1:9: "));       // in a literal text a backslash is one
  CHECK(has(finding("a = \"\"\"x\"\" ö\"\"\"\" ö\n"), "1:18: "));
}

TEST_CASE("nesting that would exhaust the parser's stack is refused before it", "[bytes]") {
  CHECK(has(finding("a = " + std::string(5000, '[')), "nested deeper than 64 levels"));
  CHECK(finding("a = " + std::string(64, '[') + std::string(64, ']')).empty());
  std::string dotted = "a";
  for (int i = 0; i < 200'000; ++i) dotted += ".a";
  CHECK(has(finding(dotted + " = 1"), "a dotted key of more than 16 parts"));
}

TEST_CASE("a file has at most 1 MiB", "[bytes]") {
  const std::string largest = "a = 1 #" + std::string(kLargestScenario - 7, 'x');
  CHECK(finding(largest).empty());
  CHECK(has(finding(largest + "x"), "1,048,577 bytes; a scenario has at most 1,048,576 (1 MiB)"));
}

TEST_CASE("an empty file and one of comments are refused as what they are", "[bytes]") {
  CHECK(has(finding(""), "the file is empty"));
  CHECK(has(finding("\n  # only this\n"), "nothing but comments"));
}
