#include <cmath>

#include <fmt/format.h>

#include "distribution/check.hpp"
#include "distribution/laws.hpp"

// Triangular on [low, high] with its peak at mode: F(x) = (x − low)²/((high − low)(mode − low)) up to the mode, and
// 1 − F(x) = (high − x)²/((high − low)(high − mode)) from there on. (Kotz and van Dorp, Beyond Beta, 2004, chapter 1.)
namespace ebb {

Family triangular(double low, double mode, double high) {
  require_three_points(low, mode, high);
  if (low == high) return Constant{low};
  return Triangular{low, mode, high};
}

Support support(const Triangular& law) { return {law.low, law.high}; }

double quantile(const Triangular& law, Uniform u) {
  const double width = law.high - law.low, rise = law.mode - law.low, fall = law.high - law.mode;
  const bool rising = rise <= fall ? u.u * width <= rise : u.complement * width >= fall;
  // From the nearer end; where the mode lies between, from the mode, with the probability left over beyond it.
  if (rising && u.u <= 0.5) return law.low + std::sqrt(u.u * width * rise);
  if (rising) return law.mode - (u.complement * width - fall) / (1 + std::sqrt(u.u * width / rise));
  if (u.u > 0.5) return law.high - std::sqrt(u.complement * width * fall);
  return law.mode + (u.u * width - rise) / (1 + std::sqrt(u.complement * width / fall));
}

Tails cdf(const Triangular& law, double x) {
  if (x <= law.low) return {0, 1};
  if (x >= law.high) return {1, 0};
  const double width = law.high - law.low, rise = law.mode - law.low, fall = law.high - law.mode;
  const double from_low = x - law.low, to_high = law.high - x;
  if (x <= law.mode) {
    return {from_low / width * (from_low / rise), fall / width + (law.mode - x) / width * ((from_low + rise) / rise)};
  }
  return {rise / width + (x - law.mode) / width * ((to_high + fall) / fall), to_high / width * (to_high / fall)};
}

std::string words(const Triangular& law) {
  return fmt::format("triangular: low {}, mode {}, high {}", shown(law.low), shown(law.mode), shown(law.high));
}

}  // namespace ebb
