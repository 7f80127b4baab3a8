#include "core/figures.hpp"

#include <cmath>

#include "core/number.hpp"
#include "ebb/core/text.hpp"

namespace ebb {
namespace {

constexpr int kMostDigits = 6, kUsualDigits = 4;
constexpr double kSame = 1e-9;  // relative

}  // namespace

std::string readable(double value) {
  if (!std::isfinite(value)) return grouped(value);
  const double full = to_significant_digits(value, kMostDigits);
  if (std::abs(full - value) <= kSame * std::abs(value)) return grouped(full);
  return grouped(std::abs(value) >= 1000 && std::abs(value) < 1e15 ? std::round(value)
                                                                   : to_significant_digits(value, kUsualDigits));
}

std::string readable_share(double share) {
  const double percent = 100 * share;
  return grouped(percent >= 10 ? std::round(percent) : to_significant_digits(percent, 2)) + " %";
}

}  // namespace ebb
