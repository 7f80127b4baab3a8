#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "ebb/engine/engine.hpp"
#include "ebb/report/report.hpp"

namespace ebb {

// A run that ends when its quantiles are known well enough: docs/statistics.md, "Stopping".

/// What is asked for: the interval of every quantile's `at` reaches at most `days` to either side.
struct PrecisionGoal {
  double days = 1;  ///< above 0
  std::vector<double> quantiles = kDefaultQuantiles;
  std::uint64_t first_stage = 16'384;  ///< trials; whole blocks, and a power of two of them in each replicate of a design
};

inline constexpr std::uint64_t kFewestBeside = 100;  ///< trials on either side of a quantile, before its interval is believed

/// How well one quantile is known.
struct QuantilePrecision {
  enum class State {
    few,     ///< fewer than kFewestBeside trials on one side
    across,  ///< the interval begins by the horizon and ends beyond it: with no width in days
    beyond,  ///< all of the interval is beyond the horizon: settled
    known,   ///< to ± days
  };
  std::size_t threshold = 0;  ///< its number
  double p = 0;
  State state = State::few;
  double days = 0;  ///< of `known`: how far the interval reaches, to the side on which it reaches farther

  bool within(double most) const { return state == State::beyond || (state == State::known && days <= most); }
};

/// The probability with which each interval of a look may miss. A run stops at the first look at which its intervals are narrow
/// enough, and those miss with a probability below 0.05: docs/statistics.md, "Stopping".
inline constexpr double kLookError = 0.025;

/// Every quantile of every threshold, pooled over the cases; the intervals miss with probability `error`.
std::vector<QuantilePrecision> quantile_precisions(const Result& result, const std::vector<double>& quantiles,
                                                   double error = kLookError);

/// A run in stages, and how it ended.
struct PrecisionRun {
  /// What the widest interval was after a stage.
  struct Stage {
    std::uint64_t trials = 0;  ///< of each case, so far
    double widest = 0;         ///< ± days; 0 where no quantile had a width
  };
  Result result;              ///< of result.key.trials trials; incomplete only where EngineOptions::stop ended its last stage
  std::vector<Stage> stages;  ///< those that were completed
  std::vector<QuantilePrecision> quantiles;  ///< after the last of them
  bool reached = false;
  double widest() const { return stages.empty() ? 0 : stages.back().widest; }
};

/// Where a run that has not reached its goal is expected to stop.
struct PrecisionOutlook {
  std::optional<std::uint64_t> trials;  ///< of each case, at the end of a stage; nothing: above kMostTrials
  bool out_of_reach = false;            ///< not within the limit, however favourably the error falls
};

/// Extrapolates the widest interval. With plain Monte Carlo it falls as N^-1/2. With a design it is taken to fall faster by half
/// of what the stages so far fell faster, at most as 1/N; at best an error falls as N^-3/2 (Owen, Annals of Statistics 25, 1997).
/// `limit`: trials of each case. At least one stage is completed.
PrecisionOutlook outlook(const PrecisionRun& run, const PrecisionGoal& goal, std::uint64_t limit);

/// Asked after a stage that did not reach the goal: whether the next, from `done` to `next` trials a case, is to begin.
using MayBegin = std::function<bool(std::uint64_t done, std::uint64_t next, const PrecisionOutlook&)>;

/// Simulates the plan's trials 0, 1, … in stages: the first goal.first_stage of them, then each time as many again, at most
/// plan.options.trials; after each it looks whether the goal is reached. Where the stages end depends on nothing else, so that
/// the result is that of a plan of as many trials. The first stage always begins; no other does once options.stop says so.
/// Progress counts the trials of the whole run, wanted those of the outlook: 0 in the first stage, when there is none.
PrecisionRun run_to_precision(const Plan& plan, const PrecisionGoal& goal, const EngineOptions& options,
                              const MayBegin& may_begin = {});

/// Tells a person what was reached and with how many trials, and what the goal would take where it was not. One paragraph.
std::string precision_sentence(const PrecisionRun& run, const PrecisionGoal& goal);

}  // namespace ebb
