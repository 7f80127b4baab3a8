#include "ebb/plan/plan.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ebb/core/failure.hpp"
#include "ebb/core/text.hpp"
#include "plan/axes.hpp"
#include "plan/compile.hpp"

namespace ebb {
namespace {

KernelKind kernel_of(const Scenario& scenario, const Case& one, const RunOptions& options) {
  if (passage_obstacle(scenario, one.situation)) return KernelKind::day;
  return options.kernel.value_or(KernelKind::passage);
}

Axes axes_of(const Scenario& scenario, const RunOptions& options) {
  const bool luck = std::ranges::any_of(
      scenario.cases, [&](const Case& one) { return kernel_of(scenario, one, options) == KernelKind::passage; });
  return Axes(scenario, options.seed, luck);
}

void require_design(const Scenario& scenario, const RunOptions& options, int axes) {
  if (options.design != DesignKind::sobol) return;
  const auto number = [](std::uint64_t n) { return grouped(static_cast<long long>(n)); };
  if (axes > kMostSobolDimensions)
    throw UsageFailure(
        fmt::format("{}: the design sobol has at most {} dimensions, and this scenario has {}: its uncertain inputs, its "
                    "events, and with the short cut the luck of its days; take the design lhs",
                    printable(scenario.file), number(kMostSobolDimensions), number(static_cast<std::uint64_t>(axes))));
  if (options.trials > kMostSobolTrials)
    throw UsageFailure(
        fmt::format("the design sobol has at most {} trials (2^32 points in each of {} replicates), and {} are "
                    "asked for; take the design lhs",
                    number(kMostSobolTrials), kReplicates, number(options.trials)));
}

}  // namespace

RunOptions options_for(const Scenario& scenario, const RunRequest& request) {
  RunOptions options{request.trials.value_or(kDefaultTrials), request.seed, DesignKind::mc, request.kernel,
                     request.strength_every_days};
  const int axes = axes_of(scenario, {}).count();  // with any kernel the same design: a replay by day shows the inputs of the run
  const bool sobol = axes > 0 && axes <= kMostSobolDimensions && options.trials <= kMostSobolTrials;
  options.design = request.design.value_or(sobol ? DesignKind::sobol : DesignKind::mc);
  if (!request.trials && options.design == DesignKind::mc) options.trials = kDefaultPlainTrials;
  return options;
}

void require_design(const Scenario& scenario, const RunOptions& options) {
  require_design(scenario, options, axes_of(scenario, options).count());
}

Plan make_plan(std::shared_ptr<const Scenario> scenario, const RunOptions& options) {
  Plan plan{scenario, options, {}};
  const Axes axes = axes_of(*scenario, options);
  require_design(*scenario, options, axes.count());
  require_kernel(*scenario, options);
  const Design design = make_design(options.design, options.seed, axes.count());
  QuantileTables tables;
  for (const Case& one : scenario->cases) {
    plan.cases.push_back(compile_case(*scenario, one, options, axes, tables));
    CasePlan& compiled = plan.cases.back();
    compiled.design = design;
    compiled.kernel = kernel_of(*scenario, one, options);
    compiled.why_day = passage_obstacle(*scenario, one.situation).value_or("");
    if (compiled.kernel == KernelKind::passage) compiled.luck = axes.of_luck();
  }
  return plan;
}

}  // namespace ebb
