#include "ebb/report/precision.hpp"

#include <algorithm>

#include "report/first_passage.hpp"
#include "report/weights.hpp"

namespace ebb {
namespace {

using State = QuantilePrecision::State;

void judge(const FirstPassage& law, QuantilePrecision& quantile) {
  const double p = quantile.p;
  if (law.effective_trials() * std::min(p, 1 - p) < static_cast<double>(kFewestBeside)) return;
  const AtInterval interval = law.at_interval(p);
  const std::optional<double> at = law.estimate(p).at;
  if (!interval.low) {
    quantile.state = State::beyond;
  } else if (!interval.high || !at) {
    quantile.state = State::across;
  } else {
    quantile.state = State::known;
    quantile.days = std::max(*at - *interval.low, *interval.high - *at);
  }
}

/// The engine's progress counts one stage; a person sees the whole run, up to the end of the stage.
EngineOptions counting_from(std::uint64_t done, const EngineOptions& options) {
  EngineOptions counting = options;
  if (options.progress)
    counting.progress = [done, &options](std::uint64_t more, std::uint64_t of) { options.progress(done + more, done + of); };
  return counting;
}

}  // namespace

std::vector<QuantilePrecision> quantile_precisions(const Result& result, const std::vector<double>& quantiles, double error) {
  std::vector<QuantilePrecision> precisions;
  const std::vector<double> weights = pooling_weights(result.facts);
  for (std::size_t t = 0; t < result.facts.thresholds.size(); ++t) {
    const FirstPassage law = first_passage_of(result, weights, t, error);
    for (const double p : quantiles) judge(law, precisions.emplace_back(QuantilePrecision{t, p}));
  }
  return precisions;
}

double stage_error(int stage) { return kTwoSidedError / (static_cast<double>(stage) * (stage + 1)); }

double PrecisionRun::widest() const {
  double days = 0;
  for (const QuantilePrecision& quantile : quantiles)
    if (quantile.state == State::known) days = std::max(days, quantile.days);
  return days;
}

PrecisionRun run_to_precision(const Plan& plan, const PrecisionGoal& goal, const EngineOptions& options,
                              const MayBegin& may_begin) {
  const std::uint64_t most = plan.options.trials;
  Plan stage = plan;
  stage.options.trials = 0;
  PrecisionRun run{empty_result(stage), 0, {}, false};
  while (!run.reached && stage.options.trials < most) {
    const std::uint64_t done = stage.options.trials, next = std::min(most, std::max(goal.first_stage, 2 * done));
    if (done > 0 && may_begin && !may_begin(done, next)) break;
    stage.options.trials = next;
    run.result = simulate_more(stage, run.result, counting_from(done * plan.cases.size(), options));
    if (!run.result.complete()) break;
    ++run.stages;
    run.quantiles = quantile_precisions(run.result, goal.quantiles, stage_error(run.stages));
    run.reached = std::all_of(run.quantiles.begin(), run.quantiles.end(), [&](const auto& one) { return one.within(goal.days); });
  }
  return run;
}

}  // namespace ebb
