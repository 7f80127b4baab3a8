#include "plan/axes.hpp"

namespace ebb {

bool is_sure(const Input& probability) {
  return probability.certain() && (probability.law.lowest() == 0 || probability.law.lowest() == 1);
}

Axes::Axes(const Scenario& scenario, std::uint64_t seed, bool luck) : seed_(seed) {
  for (const Case& one : scenario.cases) add(one.situation);
  if (luck) dimensions_.emplace(std::pair(kLuck, 0), count());
}

void Axes::add(const Situation& situation) {
  const auto add = [this](const Input& input, std::uint64_t step) {
    dimensions_.emplace(std::pair(input.name, step), count());  // where it is there already, nothing
  };
  for_each_input(situation, [&](const Input& input) {
    if (situation.returns && &input == &situation.returns->lag) return;  // a law of single persons, not drawn for a trial
    if (!input.certain()) add(input, 0);
    if (input.name.ends_with(".probability") && !is_sure(input)) add(input, 1);
  });
}

Axis Axes::axis(const std::string& name, std::uint64_t step) const {
  return {Stream(seed_, name), step, dimensions_.at({name, step})};
}

}  // namespace ebb
