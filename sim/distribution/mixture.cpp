#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "distribution/check.hpp"
#include "distribution/laws.hpp"
#include "distribution/root.hpp"

// F(x) = Σ wᵢ Fᵢ(x), Σ wᵢ = 1. The quantile lies between the smallest and the largest of the parts' quantiles at the same u.
namespace ebb {

Family mixture(std::vector<double> weights, std::vector<Distribution> parts) {
  if (parts.empty()) throw DistributionError("", "the mixture is empty; give at least one part");
  if (weights.size() != parts.size()) {
    throw DistributionError("", fmt::format("{} parts, but {} weights; give each part its weight", parts.size(), weights.size()));
  }
  double total = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (!(std::isfinite(weights[i]) && weights[i] >= 0)) {
      throw DistributionError(std::to_string(i), fmt::format("weight is {}; a weight is a finite number, 0 or more", weights[i]));
    }
    total += weights[i];
  }
  if (!(total > 0)) throw DistributionError("", "all weights of the mixture are 0; at least one must be above 0");
  if (!std::isfinite(total)) throw DistributionError("", "the weights add up to more than a double holds; make them smaller");
  Mixture law;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (weights[i] / total == 0) continue;
    law.weights.push_back(weights[i] / total);
    law.parts.push_back(std::move(parts[i]));
  }
  return law;
}

bool Mixture::operator==(const Mixture& other) const { return weights == other.weights && parts == other.parts; }

Support support(const Mixture& law) {
  Support all{kUnbounded, -kUnbounded};
  for (const Distribution& part : law.parts) all = {std::min(all.low, part.lowest()), std::max(all.high, part.highest())};
  return all;
}

double quantile(const Mixture& law, Uniform u) {
  double low = kUnbounded, high = -kUnbounded;
  for (const Distribution& part : law.parts) {
    const double x = part.quantile(u);
    low = std::min(low, x);
    high = std::max(high, x);
  }
  const auto distance = [&law, u](double x) {  // of F(x) from u, 0 or more where F(x) ≥ u
    const Tails tails = cdf(law, x);
    return u.u <= 0.5 ? tails.below - u.u : u.complement - tails.above;
  };
  return first_not_below(distance, low, high);
}

Tails cdf(const Mixture& law, double x) {
  Tails sum;
  for (std::size_t i = 0; i < law.parts.size(); ++i) {
    const Tails part = law.parts[i].cdf(x);
    sum.below += law.weights[i] * part.below;
    sum.above += law.weights[i] * part.above;
  }
  return sum;
}

std::string words(const Mixture& law) {
  std::string text = "mixture:";
  for (std::size_t i = 0; i < law.parts.size(); ++i) {
    text += fmt::format("{} {:.3g} % {}", i == 0 ? "" : ";", 100 * law.weights[i], describe(law.parts[i]));
  }
  return text;
}

}  // namespace ebb
