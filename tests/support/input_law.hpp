#pragma once
#include <cmath>
#include <cstdint>
#include <functional>
#include <vector>

#include "support/goodness_of_fit.hpp"
#include "support/laws.hpp"
#include "support/outcome.hpp"

namespace ebb::test {

/// F(x) = P(X ≤ x) of an input, before rounding.
using Cdf = std::function<double(double)>;

/// The family restricted to [min, max], the mass outside removed.
inline Cdf truncated(Cdf cdf, double min, double max) {
  const double below = std::isinf(min) ? 0 : cdf(min), upto = std::isinf(max) ? 1 : cdf(max);
  return [=](double x) { return x <= min ? 0 : x >= max ? 1 : (cdf(x) - below) / (upto - below); };
}

/// The cdf of a law known by its increasing quantile function, by bisection.
inline Cdf inverse(std::function<double(double)> quantile) {
  return [quantile](double x) {
    double low = 1e-15, high = 1 - 1e-15;
    if (x <= quantile(low)) return 0.0;
    if (x >= quantile(high)) return 1.0;
    for (int i = 0; i < 60; ++i) {
      const double middle = (low + high) / 2;
      (quantile(middle) <= x ? low : high) = middle;
    }
    return low;
  };
}

/// One casualty a day, without noise: the day of depletion is the size itself, rounded.
inline std::string revealing_size(const std::string& size, std::int64_t horizon) {
  return scenario(horizon, "[casualties]\nrate = 1\nnoise = \"none\"\n[contingent]\nsize = " + size);
}

/// The p-value of the size's draws, rounded to whole persons, against F.
inline double size_fits(const std::string& size, std::int64_t horizon, const Cdf& cdf, std::uint64_t trials = 100'000) {
  const auto law = law_of_days(horizon, [&](std::int64_t n) { return cdf(static_cast<double>(n) + 0.5); });
  return chi_square_p(simulated(revealing_size(size, horizon), trials).counts(), law);
}

}  // namespace ebb::test
