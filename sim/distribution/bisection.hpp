#pragma once
#include <algorithm>
#include <cmath>
#include <limits>

namespace ebb {

/// The first x in [low, high] with f(x) ≥ 0, where f increases, perhaps in jumps, and f(high) ≥ 0: to neighbouring doubles at a jump,
/// to 2 ulp elsewhere. False position where it shortens the bracket well (the Illinois variant: Dowell and Jarratt, BIT 11,
/// 1971), halving otherwise.
template <typename Function>
double first_not_below(const Function& f, double low, double high) {
  double at_low = f(low);
  if (at_low >= 0 || !(low < high)) return low;
  double at_high = f(high);
  bool halve = false;
  for (int step = 0; step < 2200; ++step) {
    const double width = high - low;
    double x = low + 0.5 * width;
    if (!(low < x && x < high)) break;   // neighbours
    const double secant = low - at_low * (width / (at_high - at_low));
    if (!halve && secant > low && secant < high) x = secant;
    const double at_x = f(x);
    if (at_x < 0) {
      low = x;
      at_low = at_x;
      at_high *= 0.5;
    } else {
      high = x;
      at_high = at_x;
      at_low *= 0.5;
    }
    halve = high - low > 0.5 * width;
    if (high - low <= 2 * std::numeric_limits<double>::epsilon() * std::max(std::fabs(low), std::fabs(high)) && at_high == 0) break;
  }
  return high;
}

}  // namespace ebb
