#include "scenario/thousands.hpp"

#include <array>
#include <charconv>

#include <fmt/format.h>

namespace ebb {
namespace {

constexpr std::array<std::string_view, 20> kSmall = {
    "zero", "one",    "two",    "three",    "four",     "five",    "six",     "seven",     "eight",    "nine",
    "ten",  "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::array<std::string_view, 10> kTens = {"",      "",      "twenty",  "thirty", "forty",
                                                    "fifty", "sixty", "seventy", "eighty", "ninety"};

/// A number from 1 to 999 in words.
std::string in_words(int n) {
  if (n >= 100) {
    const std::string hundreds = fmt::format("{} hundred", kSmall[static_cast<std::size_t>(n / 100)]);
    return n % 100 == 0 ? hundreds : hundreds + " and " + in_words(n % 100);
  }
  if (n < 20) return std::string(kSmall[static_cast<std::size_t>(n)]);
  const std::string tens(kTens[static_cast<std::size_t>(n / 10)]);
  return n % 10 == 0 ? tens : fmt::format("{}-{}", tens, kSmall[static_cast<std::size_t>(n % 10)]);
}

bool are_digits(std::string_view text) { return text.find_first_not_of("0123456789") == std::string_view::npos; }

}  // namespace

std::string thousands_by_point(std::string_view spelling, bool is_rate) {
  if (spelling.starts_with('+')) spelling.remove_prefix(1);
  const std::size_t point = spelling.find('.');
  if (point == std::string_view::npos || point == 0 || point > 3 || spelling.size() != point + 4) return "";
  const std::string_view whole = spelling.substr(0, point), decimals = spelling.substr(point + 1);
  if (!are_digits(whole) || !are_digits(decimals) || whole.front() == '0') return "";
  if (is_rate && decimals.back() != '0') return "";
  int n = 0;
  std::from_chars(whole.data(), whole.data() + whole.size(), n);
  if (decimals == "000") return fmt::format("{0} is {1}; write {2}_000 for {1} thousand", spelling, in_words(n), whole);
  return fmt::format("{} lies between {} and {}; write {}_{} for {},{}", spelling, n, n + 1, whole, decimals, whole, decimals);
}

}  // namespace ebb
