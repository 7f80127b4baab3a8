#include "distribution/metalog.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "core/figures.hpp"
#include "core/math.hpp"
#include "distribution/check.hpp"
#include "distribution/laws.hpp"
#include "distribution/root.hpp"

// Metalog (Keelin, "The metalog distributions", Decision Analysis 13, 2016). With L = log(y/(1 − y)) and d = y − ½ the quantile
// function is M(y) = a₁ + a₂L + a₃dL + a₄d + a₅d². One bound: low + e^M, high − e^(−M); both: low + (high − low)/(1 + e^(−M)).
namespace ebb {
namespace {

bool bounded(double end) { return std::isfinite(end); }

double log_odds(Uniform y) { return math::log(y.u / y.complement); }

Uniform at_log_odds(double l) {
  const double e = math::exp(-std::fabs(l)), small = e / (1 + e), large = 1 / (1 + e);
  return l < 0 ? Uniform{small, large} : Uniform{large, small};
}

}  // namespace

MetalogTerms metalog_terms(double l, Uniform y) {
  const double d = 0.5 * (y.u - y.complement);
  return {1, l, d * l, d, d * d};
}

MetalogTerms metalog_slopes(double l, Uniform y) {
  const double d = 0.5 * (y.u - y.complement), w = y.u * y.complement;
  return {0, 1, d + w * l, w, 2 * d * w};
}

double to_metalog_scale(double x, double low, double high) {
  if (bounded(low) && bounded(high)) return math::log((x - low) / (high - x));
  if (bounded(low)) return math::log(x - low);
  if (bounded(high)) return -math::log(high - x);
  return x;
}

double from_metalog_scale(double m, double low, double high) {
  if (bounded(low) && bounded(high)) {
    const Uniform share = at_log_odds(m);
    return m < 0 ? low + (high - low) * share.u : high - (high - low) * share.complement;
  }
  if (bounded(low)) return low + math::exp(m);
  if (bounded(high)) return high - math::exp(-m);
  return m;
}

double sum_of(const std::vector<double>& coefficients, const MetalogTerms& terms) {
  double sum = 0;
  for (std::size_t i = 0; i < coefficients.size(); ++i) sum += coefficients[i] * terms[i];
  return sum;
}

Support support(const Metalog& law) {
  // The tails reach to infinity unless a₂ = a₃ = 0, when M is a polynomial on [0, 1].
  const bool short_tails = law.coefficients.size() > 3 && law.coefficients[1] == 0 && law.coefficients[2] == 0;
  if (!short_tails) return {law.low, law.high};
  const double low = sum_of(law.coefficients, {1, 0, 0, -0.5, 0.25}), high = sum_of(law.coefficients, {1, 0, 0, 0.5, 0.25});
  return {from_metalog_scale(low, law.low, law.high), from_metalog_scale(high, law.low, law.high)};
}

double quantile(const Metalog& law, Uniform u) {
  return from_metalog_scale(sum_of(law.coefficients, metalog_terms(log_odds(u), u)), law.low, law.high);
}

// M increases with L at the slope a₂ + a₃(d + y(1 − y)L) + (a₄ + 2a₅d)y(1 − y).
Tails cdf(const Metalog& law, double x) {
  const Support all = support(law);
  if (x <= all.low) return {0, 1};
  if (x >= all.high) return {1, 0};
  const double wanted = to_metalog_scale(x, law.low, law.high);
  const auto excess = [&law, wanted](double l) { return sum_of(law.coefficients, metalog_terms(l, at_log_odds(l))) - wanted; };
  constexpr double kFarthest = 740;  // e^−740 is near the smallest double
  if (excess(-kFarthest) >= 0) return {0, 1};
  if (excess(kFarthest) <= 0) return {1, 0};
  const Uniform y = at_log_odds(root_between(excess, -kFarthest, kFarthest).value());
  return {y.u, y.complement};
}

std::string words(const Metalog& law) {
  const auto at = [&law](double p) { return readable(quantile(law, {p, 1 - p})); };
  std::string text = fmt::format("metalog of {} terms: p5 {}, p50 {}, p95 {}", law.coefficients.size(), at(0.05), at(0.5),
                                 at(0.95));
  if (bounded(law.low)) text += fmt::format(", above {}", shown(law.low));
  if (bounded(law.high)) text += fmt::format(", below {}", shown(law.high));
  return text;
}

}  // namespace ebb
