#include "distribution/word_octaves.hpp"

#include <cmath>

#include "distribution/chebyshev.hpp"
#include "distribution/standard_normal.hpp"

namespace ebb {

WordOctaves::WordOctaves(const std::function<double(double)>& value) {
  using Interpolation = Chebyshev<kTerms>;
  terms[0][0] = static_cast<float>(value(0.5));
  for (int slot = 1; slot < kSlots; ++slot) {
    Interpolation::Terms values{};
    for (int k = 0; k < kTerms; ++k) values[k] = value(std::ldexp(0.5 * (3 + Interpolation::nodes()[k]), -slot - 1));
    const auto coefficients = Interpolation::interpolated(values);
    for (int power = 0; power < kTerms; ++power) terms[power][slot] = static_cast<float>(coefficients[power]);
  }
}

WordQuantile::WordQuantile(const Distribution& distribution)
    : lower([&](double t) {
        return distribution.quantile({t, 1 - t});
      }),
      upper([&](double t) {
        return distribution.quantile({1 - t, t});
      }),
      law(distribution) {}

float WordQuantile::exact(std::uint32_t word) const {
  const double u = (word + 0.5) * 0x1p-32;
  return static_cast<float>(law.quantile({u, 1 - u}));
}

std::shared_ptr<const WordQuantile> gamma_of_words(double shape) {
  return std::make_shared<const WordQuantile>(Distribution(Gamma{shape, 1 / shape}));
}

float exact_normal_of_word(std::uint32_t word) {
  const double u = (word + 0.5) * 0x1p-32;
  return static_cast<float>(standard_normal_quantile({u, 1 - u}));
}

}  // namespace ebb
