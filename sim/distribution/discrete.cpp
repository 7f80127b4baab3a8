#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <numeric>
#include <utility>

#include <fmt/format.h>

#include "distribution/check.hpp"
#include "distribution/laws.hpp"

// Single values with their probabilities. F⁻¹(u) is the first value whose cumulative probability is not below u.
namespace ebb {
namespace {

struct Weighted {
  double value, weight;
};

/// By value, equal values merged, those without weight left out.
std::vector<Weighted> merged(std::vector<Weighted> points) {
  std::erase_if(points, [](const Weighted& point) { return point.weight == 0; });
  std::stable_sort(points.begin(), points.end(), [](const Weighted& a, const Weighted& b) { return a.value < b.value; });
  std::vector<Weighted> result;
  for (const Weighted& point : points) {
    if (!result.empty() && result.back().value == point.value) {
      result.back().weight += point.weight;
    } else {
      result.push_back(point);
    }
  }
  return result;
}

/// From different values in increasing order with positive weights, without a copy of either: a long history has many.
Family from_ordered(std::vector<double> values, std::vector<double> weights) {
  if (values.size() == 1) return Constant{values.front()};
  double total = 0;
  for (const double weight : weights) total += weight;
  Discrete law;
  law.cumulative_above.resize(values.size());
  double above = 0;
  for (std::size_t i = values.size(); i-- > 0;) {
    law.cumulative_above[i] = above / total;
    above += weights[i];
  }
  double below = 0;
  for (double& weight : weights) {
    below += weight;
    weight = below / total;
  }
  law.values = std::move(values);
  law.cumulative = std::move(weights);
  return law;
}

Family from_points(const std::vector<Weighted>& points) {
  std::vector<double> values, weights;
  for (const Weighted& point : points) {
    values.push_back(point.value);
    weights.push_back(point.weight);
  }
  return from_ordered(std::move(values), std::move(weights));
}

}  // namespace

Family discrete(std::vector<double> values, std::vector<double> weights) {
  if (values.empty()) throw DistributionError("values", "values is empty; give at least one value");
  if (values.size() != weights.size()) {
    throw DistributionError("weights",
                            fmt::format("{} values, but {} weights; give each value its weight", values.size(), weights.size()));
  }
  double total = 0;
  bool is_ordered = true;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!std::isfinite(values[i])) {
      throw DistributionError("values", fmt::format("value {} of the list is {}; it must be a finite number", i + 1, values[i]));
    }
    if (!(std::isfinite(weights[i]) && weights[i] >= 0)) {
      throw DistributionError(
          "weights", fmt::format("weight {} of the list is {}; a weight is a finite number, 0 or more", i + 1, weights[i]));
    }
    values[i] += 0.0;  // −0 + 0 = 0
    is_ordered = is_ordered && weights[i] > 0 && (i == 0 || values[i - 1] < values[i]);
    total += weights[i];
  }
  if (!(total > 0)) throw DistributionError("weights", "all weights are 0; at least one must be above 0");
  if (!std::isfinite(total))
    throw DistributionError("weights", "the weights add up to more than a double holds; make them smaller");
  if (is_ordered) return from_ordered(std::move(values), std::move(weights));
  std::vector<Weighted> points;
  for (std::size_t i = 0; i < values.size(); ++i) points.push_back({values[i], weights[i]});
  return from_points(merged(std::move(points)));
}

Family empirical(std::vector<double> values) {
  const std::vector<double> weights(values.size(), 1.0);
  return discrete(std::move(values), weights);
}

Support support(const Discrete& law) { return {law.values.front(), law.values.back()}; }

double quantile(const Discrete& law, Uniform u) {
  std::ptrdiff_t i = 0;
  if (u.u <= 0.5) {
    i = std::lower_bound(law.cumulative.begin(), law.cumulative.end(), u.u) - law.cumulative.begin();
  } else {
    const auto still_above = [](double above, double complement) { return above > complement; };
    i = std::lower_bound(law.cumulative_above.begin(), law.cumulative_above.end(), u.complement, still_above) -
        law.cumulative_above.begin();
  }
  return law.values[std::min<std::size_t>(i, law.values.size() - 1)];
}

Tails cdf(const Discrete& law, double x) {
  const auto after = std::upper_bound(law.values.begin(), law.values.end(), x);
  if (after == law.values.begin()) return {0, 1};
  const auto i = static_cast<std::size_t>(after - law.values.begin()) - 1;
  return {law.cumulative[i], law.cumulative_above[i]};
}

std::string words(const Discrete& law) {
  if (law.values.size() > 6) {
    return fmt::format("{} different values from {} to {}", shown(static_cast<double>(law.values.size())),
                       shown(law.values.front()), shown(law.values.back()));
  }
  std::string text;
  for (std::size_t i = 0; i < law.values.size(); ++i) {
    const double share = i == 0 ? law.cumulative[0] : law.cumulative[i] - law.cumulative[i - 1];
    text += fmt::format("{}{} ({} %)", i == 0 ? "" : ", ", shown(law.values[i]), fmt::format("{:.3g}", 100 * share));
  }
  return "one of " + text;
}

}  // namespace ebb
