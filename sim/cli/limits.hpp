#pragma once
#include <optional>
#include <string>

#include "cli/command_line.hpp"
#include "ebb/report/precision.hpp"

namespace ebb::cli {

/// The options that end a run before --trials, as texts; parsed when they are needed.
struct LimitArguments {
  std::string precision, max_time;
  void add_to(Syntax& command);
  std::optional<double> days() const;     ///< above 0; throws UsageFailure
  std::optional<double> seconds() const;  ///< above 0; throws UsageFailure
};

/// The limit of --precision unless --trials sets another.
inline constexpr std::uint64_t kMostToPrecision = 1'000'000'000;

/// What was simulated, and how it ended.
struct Sampled {
  Result result;
  std::string note;         ///< a sentence or more; may be empty
  bool fell_short = false;  ///< fewer trials or a lower precision than asked for, and not because of a signal
};

/// Simulates the trials `wanted`; with a number of seconds, only those of the blocks that begin in this time.
Sampled sample_wanted(const Plan& plan, const IntervalSet& wanted, EngineOptions engine, std::optional<double> seconds);

/// Simulates whole stages until the goal is reached. With a number of seconds, a stage after the first begins only if it would
/// end in this time at the pace so far. Without `limit_given` the limit plan.options.trials is the program's own, and the run
/// ends after the first stage if the goal is out of its reach.
Sampled sample_to_precision(const Plan& plan, const PrecisionGoal& goal, const EngineOptions& engine,
                            std::optional<double> seconds, bool limit_given);

}  // namespace ebb::cli
