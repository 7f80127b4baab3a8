#pragma once
#include <cstdint>
#include <optional>

#include <boost/math/tools/toms748_solve.hpp>

namespace ebb {

/// The root of a continuous function between two ends where it has different signs, to the last bits: Alefeld, Potra and Shi's
/// Algorithm 748 (ACM Transactions on Mathematical Software 21, 1995). Nothing where the signs are the same.
template <typename Function>
std::optional<double> root_between(const Function& f, double low, double high) {
  const double at_low = f(low), at_high = f(high);
  if (at_low == 0) return low;
  if (at_high == 0) return high;
  if (!((at_low < 0) != (at_high < 0))) return std::nullopt;
  std::uintmax_t steps = 200;
  const auto close = boost::math::tools::eps_tolerance<double>(52);
  const auto [left, right] = boost::math::tools::toms748_solve(f, low, high, at_low, at_high, close, steps);
  return left + 0.5 * (right - left);
}

}  // namespace ebb
