#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "ebb/core/failure.hpp"
#include "ebb/core/text.hpp"
#include "ebb/plan/plan.hpp"

namespace ebb {
namespace {

bool is_always(const Input& input, double value) { return input.certain() && input.law.lowest() == value; }

/// Whether nobody of it ever comes to the front.
bool never_comes(const Reinforcement& r) {
  return is_always(r.probability, 0) || is_always(r.front_share, 0) || is_always(r.steady() ? *r.per_day : *r.size, 0);
}

[[noreturn]] void refuse(const Scenario& scenario, const std::string& what, const std::string& obstacles) {
  throw UsageFailure(fmt::format("{}: --kernel passage is not available for {} (use auto or day):{}", printable(scenario.file),
                                 what, obstacles));
}

}  // namespace

std::optional<std::string> passage_obstacle(const Scenario& scenario, const Situation& s) {
  std::vector<std::string> found;
  if (s.casualties.noise == Noise::none) found.push_back("noise is \"none\"");
  if (!is_always(s.casualties.strength_exponent, 0)) {
    const std::string what = scenario.words.use() == "use" ? "use" : "losses";
    found.push_back(fmt::format("strength_exponent ties {} to what is left", what));
  }
  if (!is_always(s.contingent.wastage, 0)) found.push_back("wastage takes away at random");
  if (s.returns && !is_always(s.returns->fraction, 0)) found.push_back("returns bring some back");
  if (s.tempo) found.push_back("tempo draws spells");
  if (!scenario.later_counts.empty()) found.push_back("later_counts look at single days");
  for (const Reinforcement& r : s.reinforcements) {
    if (never_comes(r)) continue;
    const std::string name = printable(scenario.words.label_of("reinforcements." + r.id));
    if (r.steady()) found.push_back(name + " is a steady flow");
    if (!r.steady() && !is_always(*r.over, 1)) found.push_back(name + " arrives over several days");
  }
  if (found.empty()) return {};
  return fmt::format("{}", fmt::join(found, "; "));
}

void require_kernel(const Scenario& scenario, const RunOptions& options) {
  if (options.kernel != KernelKind::passage) return;
  std::vector<std::pair<std::string, std::string>> obstacles;  // in words, and the cases that have them
  for (const Case& one : scenario.cases) {
    const auto obstacle = passage_obstacle(scenario, one.situation);
    if (!obstacle) return;
    const auto same = std::ranges::find(obstacles, *obstacle, &std::pair<std::string, std::string>::first);
    if (same == obstacles.end())
      obstacles.emplace_back(*obstacle, printable(one.id));
    else
      same->second += ", " + printable(one.id);
  }
  if (scenario.cases.size() == 1) refuse(scenario, "this scenario", " " + obstacles.front().first);
  std::string lines;
  for (const auto& [words, ids] : obstacles) lines += fmt::format("\n  {}: {}", ids, words);
  refuse(scenario, "any case", lines);
}

}  // namespace ebb
