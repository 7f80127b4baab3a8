#include "distribution/gamma_surface.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "distribution/incomplete.hpp"
#include "distribution/standard_normal.hpp"

using namespace ebb;

namespace {

/// As sampling evaluates it, in double precision.
double quantile_on_surface(double z, double s) {
  const double x = 2 * s - 1;
  double q = 0, power = 1;
  for (const auto& terms : gamma_surface().terms) {
    double before = 1, last = x, coefficient = terms[0] + terms[1] * x;
    for (std::size_t i = 2; i < terms.size(); ++i) {
      const double next = 2 * x * last - before;
      coefficient += terms[i] * next;
      before = last, last = next;
    }
    q += coefficient * power;
    power *= z / GammaSurface::kFarthest;
  }
  return std::pow(std::max(0.0, 1 + s * q), 3);
}

}  // namespace

TEST_CASE("Quantiles on the surface of gamma laws are within 1e-5 of a standard deviation from shape 1 to a million") {
  double worst = 0;
  for (double shape = 1; shape < 1e6; shape *= 1.3)
    for (double z = -GammaSurface::kFarthest; z <= GammaSurface::kFarthest; z += 0.0173) {
      const Tails at = standard_normal_cdf(z);
      const double s = 1 / std::sqrt(shape), exact = gamma_quantile(shape, {at.below, at.above}) / shape;
      worst = std::max(worst, std::fabs(quantile_on_surface(z, s) - exact) / s);
    }
  CHECK(worst < 1e-5);
}

TEST_CASE("Gamma quantiles of words in the far tails are exact") {
  CHECK(exact_gamma_of_word(2.5, 7) == Approx(gamma_quantile(2.5, {7.5 * 0x1p-32, 1 - 7.5 * 0x1p-32}) / 2.5));
  CHECK(exact_gamma_of_word(1, ~0u) == Approx(33 * std::log(2)));
}
