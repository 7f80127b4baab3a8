#include "core/rounding.hpp"

#include <bit>
#include <catch2/catch.hpp>
#include <limits>
#include <vector>

using namespace ebb;

TEST_CASE("Rounding is that of the C library, bit for bit") {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  std::vector<double> numbers{0, 0.25, 0.49999999999999994, 0x1p-1074, 1e300, kInfinity};
  for (double x = 0.5; x < 0x1p54; x = 2 * x + 0.5) numbers.push_back(x);
  for (int power = 0; power < 64; ++power) numbers.push_back(std::ldexp(1.0, power));
  for (const double at : numbers)
    for (const double beside : {std::nextafter(at, -kInfinity), at, std::nextafter(at, kInfinity)})
      for (const double x : {beside, -beside}) {
        INFO(x);
        const auto same = [](double a, double b) { return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b); };
        CHECK(same(math::truncated(x), std::trunc(x)));
        CHECK(same(math::floored(x), std::floor(x)));
        CHECK(same(math::rounded(x), std::round(x)));
      }
  CHECK(std::isnan(math::rounded(std::numeric_limits<double>::quiet_NaN())));
}
