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
