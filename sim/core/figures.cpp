#include "core/figures.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "ebb/core/text.hpp"

namespace ebb {
namespace {

constexpr int kMostDigits = 6, kUsualDigits = 4;
constexpr double kSame = 1e-9;  // relative

double with_digits(double value, int digits) {
  const std::string text = fmt::format("{:.{}e}", value, digits - 1);
  double near = value;
  std::from_chars(text.data(), text.data() + text.size(), near);
  return near;
}

}  // namespace

std::string readable(double value) {
  if (!std::isfinite(value)) return grouped(value);
  const double full = with_digits(value, kMostDigits);
  if (std::abs(full - value) <= kSame * std::abs(value)) return grouped(full);
  return grouped(std::abs(value) >= 1000 && std::abs(value) < 1e15 ? std::round(value) : with_digits(value, kUsualDigits));
}

std::string readable_share(double share) {
  const double percent = 100 * share;
  return grouped(percent >= 10 ? std::round(percent) : with_digits(percent, 2)) + " %";
}

}  // namespace ebb
