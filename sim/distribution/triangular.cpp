#include <cmath>

#include <fmt/format.h>

#include "distribution/check.hpp"
#include "distribution/laws.hpp"
#include "distribution/three_points.hpp"

// Triangular on [low, high] with its peak at mode: F(x) = (x − low)²/((high − low)(mode − low)) up to the mode, and
// 1 − F(x) = (high − x)²/((high − low)(high − mode)) from there on. (Kotz and van Dorp, Beyond Beta, 2004, chapter 1.)
namespace ebb {

void require_three_points(double low, double mode, double high) {
  require_finite("low", low);
  require_finite("mode", mode);
  require_finite("high", high);
  const std::string got = fmt::format("got {}, {}, {}; give low, mode, high in this order", shown(low), shown(mode), shown(high));
  if (low > high) throw DistributionError("low", "low is above high: " + got);
  if (mode < low) throw DistributionError("mode", "mode is below low: " + got);
  if (mode > high) throw DistributionError("mode", "mode is above high: " + got);
  require_range(low, high);
}

Family triangular(double low, double mode, double high) {
  require_three_points(low, mode, high);
  if (low == high) return Constant{low};
  return Triangular{low, mode, high};
}

Support support(const Triangular& law) { return {law.low, law.high}; }

double quantile(const Triangular& law, Uniform u) {
  const double width = law.high - law.low, rise = law.mode - law.low, fall = law.high - law.mode;
  const bool rising = rise <= fall ? u.u * width <= rise : u.complement * width >= fall;
  return rising ? law.low + std::sqrt(u.u * width * rise) : law.high - std::sqrt(u.complement * width * fall);
}

Tails cdf(const Triangular& law, double x) {
  if (x <= law.low) return {0, 1};
  if (x >= law.high) return {1, 0};
  const double width = law.high - law.low, rise = law.mode - law.low, fall = law.high - law.mode;
  if (x <= law.mode) {
    const double below = (x - law.low) / width * ((x - law.low) / rise);
    return {below, 1 - below};
  }
  const double above = (law.high - x) / width * ((law.high - x) / fall);
  return {1 - above, above};
}

std::string words(const Triangular& law) {
  return fmt::format("triangular: low {}, mode {}, high {}", shown(law.low), shown(law.mode), shown(law.high));
}

}  // namespace ebb
