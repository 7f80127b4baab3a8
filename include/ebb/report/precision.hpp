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

/// Every quantile of every threshold, pooled over the cases; the intervals miss with probability `error`.
std::vector<QuantilePrecision> quantile_precisions(const Result& result, const std::vector<double>& quantiles, double error);

/// The error that the intervals of stage 1, 2, … may spend: 0.05/(k·(k + 1)), in all 0.05, however many stages there are.
double stage_error(int stage);

/// A run in stages, and how it ended.
struct PrecisionRun {
  Result result;   ///< of result.key.trials trials; incomplete only where EngineOptions::stop ended its last stage
  int stages = 0;  ///< that were completed
  std::vector<QuantilePrecision> quantiles;  ///< after the last of them
  bool reached = false;
  double widest() const;  ///< ± days of the quantile that is known least; 0 where none has a width
};

/// Asked after a stage: whether the next, from `done` to `next` trials a case, is to begin.
using MayBegin = std::function<bool(std::uint64_t done, std::uint64_t next)>;

/// Simulates the plan's trials 0, 1, … in stages: the first goal.first_stage of them, then each time as many again, at most
/// plan.options.trials; after each it looks whether the goal is reached. Where the stages end depends on nothing else, so that
/// the result is that of a plan of as many trials. The first stage always begins.
PrecisionRun run_to_precision(const Plan& plan, const PrecisionGoal& goal, const EngineOptions& options,
                              const MayBegin& may_begin = {});

/// What a person is told: what was reached, with how many trials, and what a tenth of the error would take. One paragraph.
std::string precision_sentence(const PrecisionRun& run, const PrecisionGoal& goal);

}  // namespace ebb
