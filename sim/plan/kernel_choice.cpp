#include <fmt/format.h>

#include "ebb/core/failure.hpp"
#include "ebb/core/text.hpp"
#include "ebb/plan/plan.hpp"

namespace ebb {
namespace {

bool is_always(const Input& input, double value) { return input.certain() && input.law.lowest() == value; }

std::optional<std::string> obstacle_in(const Reinforcement& r) {
  if (r.steady()) return fmt::format("reinforcements.{} is a steady flow", printable(r.id));
  if (!is_always(*r.over, 1)) return fmt::format("reinforcements.{} arrives over several days", printable(r.id));
  return {};
}

}  // namespace

std::optional<std::string> passage_obstacle(const Scenario& scenario, const Situation& s) {
  if (s.casualties.noise == Noise::none) return "casualties.noise is \"none\"";
  if (!is_always(s.casualties.strength_exponent, 0)) return "casualties.strength_exponent ties losses to the front's strength";
  if (!is_always(s.contingent.wastage, 0)) return "contingent.wastage takes from the front";
  if (s.returns) return "returns bring wounded back";
  if (s.tempo) return "tempo draws spells";
  if (!scenario.later_counts.empty()) return "later_counts look at single days";
  for (const Reinforcement& r : s.reinforcements)
    if (const auto obstacle = obstacle_in(r)) return obstacle;
  return {};
}

void require_kernel(const Scenario& scenario, const RunOptions& options) {
  if (options.kernel != KernelKind::passage) return;
  for (const Case& one : scenario.cases)
    if (const auto obstacle = passage_obstacle(scenario, one.situation))
      throw UsageFailure(fmt::format("{}: --kernel passage is out of reach{}: {}; take auto or day", printable(scenario.file),
                                     one.id.empty() ? "" : fmt::format(" of case {}", printable(one.id)), *obstacle));
}

}  // namespace ebb
