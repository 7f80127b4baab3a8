#include "ebb/plan/plan.hpp"

#include <fmt/format.h>

#include "ebb/core/failure.hpp"
#include "ebb/core/text.hpp"
#include "plan/axes.hpp"
#include "plan/compile.hpp"

namespace ebb {
namespace {

void choose_kernel(const Scenario& scenario, const Case& one, const RunOptions& options, CasePlan& plan) {
  const std::optional<std::string> obstacle = passage_obstacle(scenario, one.situation);
  plan.why_day = obstacle.value_or("");
  plan.kernel = obstacle ? KernelKind::day : options.kernel.value_or(KernelKind::passage);
}

void require_design(const Scenario& scenario, const RunOptions& options, int axes) {
  if (options.design != DesignKind::sobol) return;
  const auto number = [](std::uint64_t n) { return grouped(static_cast<long long>(n)); };
  if (axes > kMostSobolDimensions)
    throw UsageFailure(
        fmt::format("{}: the design sobol has at most {} dimensions, and this scenario has {} uncertain inputs and events; "
                    "take the design lhs",
                    printable(scenario.file), number(kMostSobolDimensions), number(static_cast<std::uint64_t>(axes))));
  if (options.trials > kMostSobolTrials)
    throw UsageFailure(
        fmt::format("the design sobol has at most {} trials (2^32 points in each of {} replicates), and {} are "
                    "asked for; take the design lhs",
                    number(kMostSobolTrials), kReplicates, number(options.trials)));
}

}  // namespace

void require_design(const Scenario& scenario, const RunOptions& options) {
  require_design(scenario, options, Axes(scenario, options.seed).count());
}

Plan make_plan(std::shared_ptr<const Scenario> scenario, const RunOptions& options) {
  Plan plan{scenario, options, {}};
  const Axes axes(*scenario, options.seed);
  require_design(*scenario, options, axes.count());
  require_kernel(*scenario, options);
  const Design design = make_design(options.design, options.seed, axes.count());
  QuantileTables tables;
  for (const Case& one : scenario->cases) {
    plan.cases.push_back(compile_case(*scenario, one, options.seed, axes, tables));
    plan.cases.back().design = design;
    choose_kernel(*scenario, one, options, plan.cases.back());
  }
  return plan;
}

}  // namespace ebb
