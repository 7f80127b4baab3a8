#include "ebb/engine/straight_line.hpp"

#include <algorithm>
#include <cmath>

namespace ebb {
namespace {

double median(const Input& input) { return input.rounded(input.law.quantile({0.5, 0.5})); }

}  // namespace

double StraightLine::last_day() const { return strength > 0 ? std::ceil(strength / rate) : 0; }

std::int64_t StraightLine::casualties_by(std::int64_t day) const {
  return static_cast<std::int64_t>(losses + std::floor(std::min(strength, rate * static_cast<double>(day)) + 0.5));
}

StraightLine straight_line(const Situation& s) {
  StraightLine line;
  line.losses = median(s.contingent.losses);
  line.strength = std::max(0.0, median(s.contingent.size) - line.losses);
  const auto* observed = std::get_if<ObservedRate>(&s.casualties.rate);
  line.rate = observed ? line.losses / static_cast<double>((observed->to - observed->from).count())
                       : median(std::get<Input>(s.casualties.rate));
  return line;
}

}  // namespace ebb
