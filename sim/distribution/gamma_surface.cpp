#include "distribution/gamma_surface.hpp"

#include "core/math.hpp"
#include "distribution/chebyshev.hpp"
#include "distribution/incomplete.hpp"
#include "distribution/standard_normal.hpp"

namespace ebb {
namespace {

using InZ = Chebyshev<GammaSurface::kPowers>;
using InS = Chebyshev<GammaSurface::kTerms>;

/// q at z and s, from the exact quantile.
double deviation(double z, double s) {
  const Tails at = standard_normal_cdf(z);
  const double shape = 1 / (s * s), quantile = gamma_quantile(shape, {at.below, at.above}) / shape;
  return (math::exp(math::log(quantile) / 3) - 1) / s;
}

GammaSurface make_surface() {
  std::array<InZ::Terms, GammaSurface::kTerms> powers;  // [node of s]: the coefficients of the powers of z/kFarthest
  for (std::size_t i = 0; i < powers.size(); ++i) {
    InZ::Terms values;
    for (std::size_t k = 0; k < values.size(); ++k)
      values[k] = deviation(GammaSurface::kFarthest * InZ::nodes()[k], 0.5 * (InS::nodes()[i] + 1));
    powers[i] = InZ::interpolated(values);
  }
  GammaSurface surface;
  for (std::size_t j = 0; j < GammaSurface::kPowers; ++j) {
    InS::Terms values;
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = powers[i][j];
    const InS::Terms terms = InS::transformed(values);
    for (std::size_t i = 0; i < terms.size(); ++i) surface.terms[j][i] = static_cast<float>(terms[i]);
  }
  return surface;
}

}  // namespace

const GammaSurface& gamma_surface() {
  static const GammaSurface surface = make_surface();
  return surface;
}

float exact_gamma_of_word(double shape, std::uint32_t word) {
  const double u = (word + 0.5) * 0x1p-32;
  return static_cast<float>(gamma_quantile(shape, {u, 1 - u}) / shape);
}

}  // namespace ebb
