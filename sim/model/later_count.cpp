#include "model/later_count.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ebb {
namespace {

constexpr int kGrid = 4096;  // number of quantiles searched for the highest probability, before climbing

/// Returns a local maximum of f over the whole numbers. It climbs from x in steps that shrink to 1.
double climb(const Distribution& law, double x, double step) {
  double best = probability_of_whole(law, x);
  for (; step >= 1; step = std::floor(step / 2)) {
    for (bool moved = true; moved;) {
      moved = false;
      for (const double next : {x - step, x + step}) {
        const double f = probability_of_whole(law, next);
        if (f > best) best = f, x = next, moved = true;
      }
    }
  }
  return best;
}

/// Calls visit(value) for every value that a family draws with a positive probability.
template <class Visit>
void for_each_atom(const Family& family, Visit& visit) {
  if (const auto* constant = std::get_if<Constant>(&family)) visit(constant->value);
  if (const auto* discrete = std::get_if<Discrete>(&family))
    for (const double value : discrete->values) visit(value);
  if (const auto* mixture = std::get_if<Mixture>(&family))
    for (const Distribution& part : mixture->parts) for_each_atom(part.family(), visit);
}

}  // namespace

bool keeps(const Model::LaterCountTest& test, double x, std::uint64_t trial) {
  return test.stream.uniform(trial, 0).u * test.highest_probability < probability_of_whole(test.count, x);
}

bool keeps(const Model::LaterCountTest& test, const Day& day, std::uint64_t trial) {
  return keeps(test, static_cast<double>(test.remaining ? day.strength : day.cumulative_casualties), trial);
}

double probability_of_whole(const Distribution& law, double x) {
  constexpr double kLow = -std::numeric_limits<double>::infinity();
  const Tails before = law.cdf(std::nextafter(x - 0.5, kLow));  // P(X < x − ½)
  const Tails after = law.cdf(std::nextafter(x + 0.5, kLow));
  return std::max(0.0, before.below < 0.5 ? after.below - before.below : before.above - after.above);
}

double highest_probability_of_whole(const Distribution& law) {
  double at = std::round(law.quantile({0.5, 0.5})), best = probability_of_whole(law, at);
  double spacing = 1, previous = at;
  for (int i = 0; i < kGrid; ++i) {
    const double u = (i + 0.5) / kGrid;
    const double x = std::round(law.quantile({u, 1 - u}));
    const double f = probability_of_whole(law, x);
    if (f > best) best = f, at = x, spacing = std::max(1.0, std::abs(x - previous));
    previous = x;
  }
  best = climb(law, at, std::ceil(spacing));
  auto look_at = [&](double value) { best = std::max(best, probability_of_whole(law, std::round(value))); };
  for_each_atom(law.family(), look_at);
  return best;
}

}  // namespace ebb
