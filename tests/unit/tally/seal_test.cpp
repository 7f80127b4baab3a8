#include "tally/seal.hpp"

#include <catch2/catch.hpp>

#include "ebb/core/digest.hpp"

using namespace ebb;

TEST_CASE("a seal is the last member and covers every byte before its comma") {
  const std::string sealed = seal(R"({"a":1})");
  CHECK(sealed == R"({"a":1,"sha256":")" + sha256(R"({"a":1)") + R"("})");
  CHECK(seal_holds(sealed));
}

TEST_CASE("a seal does not hold over other bytes, in other letters or with more behind it") {
  const std::string sealed = seal(R"({"a":1})");
  CHECK_FALSE(seal_holds(""));
  CHECK_FALSE(seal_holds(R"({"a":1})"));
  CHECK_FALSE(seal_holds(sealed + " "));
  std::string other = sealed;
  other[5] = '2';
  CHECK_FALSE(seal_holds(other));
  other = sealed;
  for (char& c : other)
    if (c >= 'a' && c <= 'f') c = static_cast<char>(c - 'a' + 'A');
  CHECK_FALSE(seal_holds(other));
}
