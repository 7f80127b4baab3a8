#include "core/number.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace ebb {
namespace {

/// Whether a number that is out of range is so because it is too small: its leading digit stands far behind the point.
bool is_tiny(std::string_view text) {
  const std::size_t e = text.find_first_of("eE");
  const std::string_view mantissa = text.substr(0, e);
  const std::size_t first = mantissa.find_first_of("123456789"), point = std::min(mantissa.find('.'), mantissa.size());
  if (first == std::string_view::npos) return true;
  const long long before_point = static_cast<long long>(point) - static_cast<long long>(first);
  if (e == std::string_view::npos) return before_point < 0;
  std::string_view digits = text.substr(e + 1);
  if (digits.starts_with('+')) digits.remove_prefix(1);
  long long exponent = 0;
  const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), exponent);
  if (failed != std::errc{}) return digits.starts_with('-');  // an exponent beyond 64 bits
  return exponent + before_point < 0;
}

}  // namespace

DecimalNumber read_decimal(std::string_view text) {
  using Kind = DecimalNumber::Kind;
  if (text.starts_with('+')) {
    text.remove_prefix(1);
    if (text.starts_with('-')) return {};
  }
  const std::string_view digits = text.starts_with('-') ? text.substr(1) : text;
  if (digits.empty() || digits.find_first_not_of("0123456789.eE+-") != std::string_view::npos) return {};
  double value = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (end != text.data() + text.size() || failed == std::errc::invalid_argument) return {};
  if (failed == std::errc::result_out_of_range) return {is_tiny(digits) ? Kind::too_small : Kind::too_large, 0};
  return {Kind::number, value + 0.0};  // -0.0 is 0
}

double to_significant_digits(double value, int digits) {
  if (!std::isfinite(value)) return value;
  char text[64];
  const auto end = std::to_chars(text, text + sizeof text, value, std::chars_format::scientific, digits - 1).ptr;
  double rounded = value;
  std::from_chars(text, end, rounded);
  return rounded;  // beyond the largest double from_chars leaves the value as it is
}

}  // namespace ebb
