#include <algorithm>
#include <cmath>
#include <vector>

#include "core/math.hpp"
#include "distribution/metalog.hpp"
#include "distribution/root.hpp"

// Where a metalog's slope is smallest. By L it is
//   g(y) = a₂ + a₃(d + wL) + a₄w + 2a₅dw,   d = y − ½, w = y(1 − y),
// with the limits a₂ − a₃/2 and a₂ + a₃/2 at the ends, and by y
//   g′ = a₃(2 − 2dL) − 2a₄d + 2a₅(w − 2d²),   g″ = −a₃(2L + 2d/w) − 2a₄ − 12a₅d,   g‴ = −a₃/w² − 12a₅.
// g‴ has at most two zeros, w² = −a₃/(12a₅). Between them g″ is monotone and has at most one zero; between those of g″, g′ has
// at most one; and the zeros of g′ are all the places where g can be smallest.
namespace ebb {
namespace {

constexpr double kFarthest = 40;  // in L: beyond, g is at its limits

Uniform share_at(double l) {
  const double e = math::exp(-std::fabs(l)), small = e / (1 + e), large = 1 / (1 + e);
  return l < 0 ? Uniform{small, large} : Uniform{large, small};
}

/// The zeros of f, which is monotone between neighbouring breaks, with the first and the last break.
template <typename Function>
std::vector<double> zeros_between(const Function& f, const std::vector<double>& breaks) {
  std::vector<double> found = {breaks.front()};
  for (std::size_t i = 1; i < breaks.size(); ++i) {
    if (const auto zero = root_between(f, breaks[i - 1], breaks[i])) found.push_back(*zero);
  }
  found.push_back(breaks.back());
  return found;
}

std::vector<double> zeros_of_third_derivative(double a3, double a5) {
  std::vector<double> breaks = {-kFarthest, kFarthest};
  const double w = a5 == 0 ? 1 : std::sqrt(std::max(0.0, -a3 / (12 * a5)));
  if (w > 0 && w < 0.25) {
    const double d = std::sqrt(0.25 - w), l = math::log((0.5 + d) / (w / (0.5 + d)));  // y and 1 − y = w/y
    if (l < kFarthest) breaks = {-kFarthest, -l, l, kFarthest};
  }
  return breaks;
}

}  // namespace

double least_slope(const std::vector<double>& coefficients) {
  std::array<double, 5> a{};
  std::copy(coefficients.begin(), coefficients.end(), a.begin());
  const auto second = [&a](double l) {
    const Uniform y = share_at(l);
    const double d = 0.5 * (y.u - y.complement), w = y.u * y.complement;
    return -a[2] * (2 * l * w + 2 * d) - (2 * a[3] + 12 * a[4] * d) * w;  // times w > 0
  };
  const auto first = [&a](double l) {
    const Uniform y = share_at(l);
    const double d = 0.5 * (y.u - y.complement), w = y.u * y.complement;
    return a[2] * (2 - 2 * d * l) - 2 * a[3] * d + 2 * a[4] * (w - 2 * d * d);
  };
  double least = std::min(a[1] - 0.5 * a[2], a[1] + 0.5 * a[2]);
  for (const double l : zeros_between(first, zeros_between(second, zeros_of_third_derivative(a[2], a[4])))) {
    least = std::min(least, sum_of(coefficients, metalog_slopes(l, share_at(l))));
  }
  return least;
}

bool increases(const std::vector<double>& coefficients) {
  const bool short_tails = coefficients.size() > 3 && coefficients[1] == 0 && coefficients[2] == 0;
  if (!short_tails) return least_slope(coefficients) > 0;
  return coefficients[3] > (coefficients.size() > 4 ? std::fabs(coefficients[4]) : 0.0);
}

}  // namespace ebb
