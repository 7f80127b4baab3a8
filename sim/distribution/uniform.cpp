#include <fmt/format.h>

#include "distribution/check.hpp"
#include "distribution/laws.hpp"

// Uniform on [low, high]: F(x) = (x − low)/(high − low).
namespace ebb {

Family uniform_law(double low, double high) {
  require_range(low, high);
  if (low == high) return Constant{low};
  return UniformLaw{low, high};
}

Support support(const UniformLaw& law) { return {law.low, law.high}; }

double quantile(const UniformLaw& law, Uniform u) {
  const double width = law.high - law.low;
  return u.u <= 0.5 ? law.low + width * u.u : law.high - width * u.complement;
}

Tails cdf(const UniformLaw& law, double x) {
  if (x <= law.low) return {0, 1};
  if (x >= law.high) return {1, 0};
  const double width = law.high - law.low;
  return {(x - law.low) / width, (law.high - x) / width};
}

std::string words(const UniformLaw& law) { return fmt::format("uniform: {} to {}", shown(law.low), shown(law.high)); }

}  // namespace ebb
