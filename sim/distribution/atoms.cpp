#include <algorithm>
#include <cmath>

#include "distribution/laws.hpp"

// Where families have values of their own: what truncation needs to keep a value that equals min or max.
namespace ebb {
namespace {

double first_in(const Constant& law, double x) { return law.value >= x ? law.value : kUnbounded; }
double last_in(const Constant& law, double x) { return law.value <= x ? law.value : -kUnbounded; }

double first_in(const Discrete& law, double x) {
  const auto found = std::lower_bound(law.values.begin(), law.values.end(), x);
  return found == law.values.end() ? kUnbounded : *found;
}

double last_in(const Discrete& law, double x) {
  const auto after = std::upper_bound(law.values.begin(), law.values.end(), x);
  return after == law.values.begin() ? -kUnbounded : *(after - 1);
}

double first_in(const Mixture& law, double x) {
  double first = kUnbounded;
  for (const Distribution& part : law.parts) {
    if (part.highest() >= x) first = std::min(first, first_from(part.family(), std::max(x, part.lowest())));
  }
  return first;
}

double last_in(const Mixture& law, double x) {
  double last = -kUnbounded;
  for (const Distribution& part : law.parts) {
    if (part.lowest() <= x) last = std::max(last, last_to(part.family(), std::min(x, part.highest())));
  }
  return last;
}

template <typename Law>
double first_in(const Law& law, double x) {
  const Support all = support(law);
  return all.high >= x ? std::max(all.low, x) : kUnbounded;
}

template <typename Law>
double last_in(const Law& law, double x) {
  const Support all = support(law);
  return all.low <= x ? std::min(all.high, x) : -kUnbounded;
}

}  // namespace

double first_from(const Family& family, double x) {
  return std::visit([x](const auto& law) { return first_in(law, x); }, family);
}

double last_to(const Family& family, double x) {
  return std::visit([x](const auto& law) { return last_in(law, x); }, family);
}

bool has_atoms(const Family& family) {
  if (const auto* mixed = std::get_if<Mixture>(&family)) {
    return std::any_of(mixed->parts.begin(), mixed->parts.end(), [](const Distribution& part) { return part.discrete(); });
  }
  return std::holds_alternative<Constant>(family) || std::holds_alternative<Discrete>(family);
}

Tails cdf_before(const Family& family, double x) {
  if (x == -kUnbounded) return {0, 1};
  const double until = has_atoms(family) ? std::nextafter(x, -kUnbounded) : x;
  return std::visit([until](const auto& law) { return cdf(law, until); }, family);
}

}  // namespace ebb
