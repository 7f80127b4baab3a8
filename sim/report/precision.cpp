#include "ebb/report/precision.hpp"

#include <algorithm>

#include "core/math.hpp"
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

double widest_of(const std::vector<QuantilePrecision>& quantiles) {
  double days = 0;
  for (const QuantilePrecision& quantile : quantiles)
    if (quantile.state == State::known) days = std::max(days, quantile.days);
  return days;
}

/// Trials of each case after the next stage.
std::uint64_t after_next(std::uint64_t done, const PrecisionGoal& goal, std::uint64_t limit) {
  return std::min(limit, std::max(goal.first_stage, 2 * done));
}

/// The exponent with which the error of the widest quantile is taken to fall in the number of trials.
double decay(const PrecisionRun& run) {
  if (trials_of(run.result) == Trials::independent || run.stages.size() < 2) return 0.5;
  const PrecisionRun::Stage &first = run.stages.front(), &last = run.stages.back();
  if (!(first.widest > 0 && last.widest > 0)) return 0.5;
  const double seen = math::log(first.widest / last.widest) /
                      math::log(static_cast<double>(last.trials) / static_cast<double>(first.trials));
  return std::clamp(0.5 + (seen - 0.5) / 2, 0.5, 1.0);
}

/// The end of the first stage by which the widest interval has come to goal.days, if the error falls with this exponent.
std::optional<std::uint64_t> stage_of_goal(const PrecisionRun& run, const PrecisionGoal& goal, double exponent,
                                           std::uint64_t limit) {
  const PrecisionRun::Stage& last = run.stages.back();
  std::uint64_t trials = last.trials;
  while (trials < limit) {
    trials = after_next(trials, goal, limit);
    const double times = static_cast<double>(trials) / static_cast<double>(last.trials);
    if (last.widest * math::pow(times, -exponent) <= goal.days) return trials;
  }
  return {};
}

/// The engine counts the trials of one stage; a person sees those of the whole run.
EngineOptions counting_from(std::uint64_t done, std::uint64_t wanted, const EngineOptions& options) {
  EngineOptions counting = options;
  if (options.progress)
    counting.progress = [=, &options](std::uint64_t more, std::uint64_t) { options.progress(done + more, wanted); };
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

PrecisionOutlook outlook(const PrecisionRun& run, const PrecisionGoal& goal, std::uint64_t limit) {
  const double best = trials_of(run.result) == Trials::independent ? 0.5 : 1.5;
  return {stage_of_goal(run, goal, decay(run), kMostTrials), !stage_of_goal(run, goal, best, limit)};
}

PrecisionRun run_to_precision(const Plan& plan, const PrecisionGoal& goal, const EngineOptions& options,
                              const MayBegin& may_begin) {
  const std::uint64_t limit = plan.options.trials, cases = plan.cases.size();
  Plan stage = plan;
  stage.options.trials = 0;
  PrecisionRun run{empty_result(stage), {}, {}, false};
  std::uint64_t wanted = 0;
  while (!run.reached && stage.options.trials < limit) {
    const std::uint64_t done = stage.options.trials;
    stage.options.trials = after_next(done, goal, limit);
    if (done > 0) {
      const PrecisionOutlook ahead = outlook(run, goal, limit);
      if ((options.stop && options.stop()) || (may_begin && !may_begin(done, stage.options.trials, ahead))) break;
      wanted = std::max(stage.options.trials, std::min(limit, ahead.trials.value_or(limit)));
    }
    run.result = simulate_more(stage, run.result, counting_from(done * cases, wanted * cases, options));
    if (!run.result.complete()) break;
    run.quantiles = quantile_precisions(run.result, goal.quantiles);
    run.stages.push_back({stage.options.trials, widest_of(run.quantiles)});
    run.reached = std::all_of(run.quantiles.begin(), run.quantiles.end(), [&](const auto& one) { return one.within(goal.days); });
  }
  return run;
}

}  // namespace ebb
