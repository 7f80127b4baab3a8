#include <cmath>

#include <fmt/format.h>

#include "core/figures.hpp"
#include "distribution/check.hpp"
#include "distribution/laws.hpp"
#include "distribution/normal_fit.hpp"
#include "distribution/standard_normal.hpp"

// Normal: F(x) = Φ((x − mean)/sd).
namespace ebb {

Normal normal_through(const QuantilePoint& lower, const QuantilePoint& upper) {
  const double z_lower = standard_normal_quantile({lower.p, 1 - lower.p});
  const double z_upper = standard_normal_quantile({upper.p, 1 - upper.p});
  const double sd = (upper.x - lower.x) / (z_upper - z_lower);
  // The mean from both points, each weighed by the other's distance: symmetric points give exactly their middle.
  return {(lower.x * z_upper - upper.x * z_lower) / (z_upper - z_lower), sd};
}

Family normal(double mean, double sd) {
  require_finite("mean", mean);
  require_sd(sd);
  if (sd == 0) return Constant{mean};
  return Normal{mean, sd};
}

Family normal(QuantilePoint a, QuantilePoint b) {
  const auto [lower, upper] = ordered(a, b);
  return normal_through(lower, upper);
}

Family likely_date(double low, double high) {
  require_likely(low, high);
  if (low == high) return Constant{low};
  return normal_through({0.05, low}, {0.95, high});
}

Support support(const Normal&) { return {-kUnbounded, kUnbounded}; }

double quantile(const Normal& law, Uniform u) { return law.mean + law.sd * standard_normal_quantile(u); }

Tails cdf(const Normal& law, double x) { return standard_normal_cdf((x - law.mean) / law.sd); }

std::string words(const Normal& law) { return fmt::format("normal: mean {}, sd {}", readable(law.mean), readable(law.sd)); }

}  // namespace ebb
