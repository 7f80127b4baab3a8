#include "core/number.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <string>

using namespace ebb;
using Kind = DecimalNumber::Kind;

TEST_CASE("decimal numbers are read whatever their size, and nothing else is", "[number]") {
  CHECK(read_decimal("12.5").value == 12.5);
  CHECK(read_decimal("+1e3").value == 1000);
  CHECK(read_decimal("-0.0").value == 0);
  CHECK(read_decimal("1e-310").value == 1e-310);
  CHECK(read_decimal("5e-324").value == 5e-324);
  for (const std::string text : {"1e400", "-1e400", "1000000e303"}) CHECK(read_decimal(text).kind == Kind::too_large);
  for (const std::string text : {"1e-400", "-1e-400", "0.0001e-321"}) CHECK(read_decimal(text).kind == Kind::too_small);
  for (const std::string text : {"", "+", "-", "+-5", "--5", "nan", "inf", "1,5", "1 000", "0x10", "1e", "12x", " 1"})
    CHECK(read_decimal(text).kind == Kind::not_one);
}

TEST_CASE("numbers are rounded to significant digits, subnormal ones included", "[number]") {
  CHECK(to_significant_digits(123456, 4) == 123500);
  CHECK(to_significant_digits(0.000123456, 3) == 0.000123);
  CHECK(to_significant_digits(1.23456e-310, 3) == 1.23e-310);
  CHECK(to_significant_digits(-2.5, 6) == -2.5);
  CHECK(to_significant_digits(0, 4) == 0);
  CHECK(to_significant_digits(std::numeric_limits<double>::max(), 2) == std::numeric_limits<double>::max());
  CHECK(std::isnan(to_significant_digits(std::nan(""), 4)));
}
