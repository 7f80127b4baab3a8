#include "core/utf8.hpp"

#include <catch2/catch.hpp>

using namespace ebb;
using namespace std::string_view_literals;

TEST_CASE("UTF-8 sequences of every length are decoded", "[utf8]") {
  CHECK(utf8::decode("A", 0).code_point == 'A');
  CHECK(utf8::decode("é", 0).code_point == 0xE9);
  CHECK(utf8::decode("…", 0).code_point == 0x2026);
  CHECK(utf8::decode("𝄞", 0).code_point == 0x1D11E);
  CHECK(utf8::decode("𝄞", 0).length == 4);
}

TEST_CASE("overlong forms, surrogates and cut sequences are not UTF-8", "[utf8]") {
  for (const auto wrong : {"\xC0\xAF"sv, "\xE0\x80\xAF"sv, "\xF0\x80\x80\xAF"sv, "\xED\xA0\x80"sv, "\xF4\x90\x80\x80"sv, "\x80"sv,
                           "\xE2\x80"sv, "\xFF"sv}) {
    CHECK(utf8::decode(wrong, 0).length == 0);
  }
}

TEST_CASE("length counts code points, and an invalid byte as one", "[utf8]") {
  CHECK(utf8::length("größe") == 5);
  CHECK(utf8::length("a\xFF"
                     "b") == 3);
}

TEST_CASE("text is normalised to form C, and broken text is left alone", "[utf8]") {
  CHECK(ebb::utf8::normalized("Cafe\u0301") == "Caf\u00E9");
  CHECK(ebb::utf8::normalized("plain") == "plain");
  CHECK(ebb::utf8::normalized("\xFF\u00E9") == "\xFF\u00E9");
}

TEST_CASE("letters and digits of any script are told from marks, signs and invisible characters", "[utf8]") {
  for (const char32_t c : {U'a', U'ß', U'К', U'東', U'ह', U'٣'}) CHECK(ebb::utf8::is_letter_or_digit(c));
  for (const char32_t c : {U' ', U'.', U'€', U'\u202E', U'\u200B', U'\u3164', U'\u2212'})
    CHECK_FALSE(ebb::utf8::is_letter_or_digit(c));
  CHECK(ebb::utf8::is_mark(U'\u0301'));
  CHECK_FALSE(ebb::utf8::is_mark(U'a'));
}

TEST_CASE("wide characters take two columns of a terminal, combining marks none", "[utf8]") {
  CHECK(ebb::utf8::width("abc") == 3);
  CHECK(ebb::utf8::width("東京") == 4);
  CHECK(ebb::utf8::width("e\u0301") == 1);
  CHECK(ebb::utf8::width("\xFF") == 1);
}
