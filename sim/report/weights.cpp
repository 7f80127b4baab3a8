#include "report/weights.hpp"

#include <algorithm>
#include <cmath>

namespace ebb {

std::vector<double> pooling_weights(const RunFacts& facts) {
  double largest = 0;
  for (const auto& one : facts.cases) largest = std::max(largest, one.weight);
  int exponent = 0;
  std::frexp(largest, &exponent);
  std::vector<double> weights;
  for (const auto& one : facts.cases) weights.push_back(std::ldexp(one.weight, -exponent));
  return weights;
}

std::vector<double> weights_of_one(std::size_t index, std::size_t cases) {
  std::vector<double> weights(cases, 0.0);
  weights[index] = 1;
  return weights;
}

}  // namespace ebb
