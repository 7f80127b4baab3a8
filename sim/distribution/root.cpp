#include "distribution/root.hpp"

#include <bit>
#include <cstdint>
#include <limits>

#include <boost/math/tools/toms748_solve.hpp>

namespace ebb {
namespace {

/// Whole numbers in the order of the doubles, neighbours for neighbours.
std::int64_t rank_of(double x) {
  const auto bits = std::bit_cast<std::int64_t>(x);
  return bits < 0 ? std::numeric_limits<std::int64_t>::min() - bits : bits;
}
double of_rank(std::int64_t rank) {
  return std::bit_cast<double>(rank < 0 ? std::numeric_limits<std::int64_t>::min() - rank : rank);
}

}  // namespace

std::optional<double> root_between(const std::function<double(double)>& f, double low, double high) {
  const double at_low = f(low), at_high = f(high);
  if (at_low == 0) return low;
  if (at_high == 0) return high;
  const bool brackets = at_low < 0 ? at_high > 0 : at_low > 0 && at_high < 0;  // false for NaN
  if (!brackets) return std::nullopt;
  const auto at = [&f](double x) { return f(x); };  // which is copied at no cost
  std::uintmax_t steps = 200;
  const auto close = boost::math::tools::eps_tolerance<double>(52);
  const auto [left, right] = boost::math::tools::toms748_solve(at, low, high, at_low, at_high, close, steps);
  return left + 0.5 * (right - left);
}

double first_not_below(const std::function<double(double)>& f, double low, double high) {
  double at_low = f(low), at_high = f(high);
  if (at_low >= 0 || !(low < high)) return low;
  // 0 counts as above, so that the bracket never ends inside a step.
  static constexpr double kAbove = std::numeric_limits<double>::min();
  const auto signed_apart = [&f](double x) {
    const double value = f(x);
    return value == 0 ? kAbove : value;
  };
  if (at_high <= 0) at_high = kAbove;
  std::uintmax_t steps = 60;
  const auto close = boost::math::tools::eps_tolerance<double>(52);
  const auto bracket = boost::math::tools::toms748_solve(signed_apart, low, high, at_low, at_high, close, steps);
  std::int64_t below = rank_of(bracket.first), above = rank_of(bracket.second);
  while (above - below > 1) {
    const std::int64_t middle = below + (above - below) / 2;
    (f(of_rank(middle)) >= 0 ? above : below) = middle;
  }
  return of_rank(above);
}

}  // namespace ebb
