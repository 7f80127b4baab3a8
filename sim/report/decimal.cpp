#include "report/decimal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <string>

namespace ebb {
namespace {

__extension__ using Wide = unsigned __int128;

constexpr double kDoubt = 1e-12;  // relative

/// digits · 10^(−places), at most 17 digits.
struct Decimal {
  std::uint64_t digits = 0;
  int places = 0;
};

/// The shortest decimal that reads back as x, x ≥ 0.
Decimal decimal_of(double x) {
  const std::string text = fmt::format("{}", x);  // "0.05", "1.25e-20"
  const std::size_t mark = std::min(text.find('e'), text.size());
  Decimal decimal;
  bool fraction = false;
  for (const char c : text.substr(0, mark)) {
    if (c == '.') {
      fraction = true;
    } else {
      decimal.digits = decimal.digits * 10 + static_cast<std::uint64_t>(c - '0');
      decimal.places += fraction ? 1 : 0;
    }
  }
  if (mark < text.size()) decimal.places -= std::stoi(text.substr(mark + 1));
  return decimal;
}

double number(const std::string& text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// One step of the sixth significant digit of x.
double last_digit(double x) {
  const auto [digits, places] = decimal_of(x);
  const int exponent = static_cast<int>(std::to_string(digits).size()) - 1 - places;
  return number(fmt::format("1e{}", exponent - 5));
}

double six_digits(double x) { return number(fmt::format("{:.5e}", x)); }

}  // namespace

std::uint64_t rank_of_share(double p, std::uint64_t total) {
  const auto [digits, places] = decimal_of(p);
  constexpr int kMostPlaces = 38;  // 10^38 < 2^127, and above every digits · total
  if (places > kMostPlaces) return std::min<std::uint64_t>(total, 1);
  Wide one = 1;
  for (int i = 0; i < places; ++i) one *= 10;
  const Wide product = Wide{digits} * total;
  return static_cast<std::uint64_t>(product / one + (product % one != 0 ? 1 : 0));
}

double rounded_down(double x) {
  const double least = x * (1 - kDoubt);
  const double near = six_digits(least);
  return std::max(0.0, near <= least ? near : six_digits(near - last_digit(least)));
}

double rounded_up(double x) {
  const double most = x * (1 + kDoubt);
  const double near = six_digits(most);
  return std::min(1.0, near >= most ? near : six_digits(near + last_digit(most)));
}

}  // namespace ebb
