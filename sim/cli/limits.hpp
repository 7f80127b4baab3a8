#pragma once
#include <optional>
#include <string>

#include "cli/command_line.hpp"
#include "ebb/report/precision.hpp"

namespace ebb::cli {

/// What ends a run before --trials: texts, read when they are needed.
struct LimitArguments {
  std::string precision, max_time;
  void add_to(Syntax& command);
  std::optional<double> days() const;     ///< above 0; throws UsageFailure
  std::optional<double> seconds() const;  ///< above 0; throws UsageFailure
};

/// With --precision, unless --trials says another.
inline constexpr std::uint64_t kMostToPrecision = 1'000'000'000;

/// What was simulated, and what there is to say of how it ended.
struct Sampled {
  Result result;
  std::string note;         ///< a sentence or more; may be empty
  bool fell_short = false;  ///< of the trials or the precision asked for, other than by a signal
};

/// The trials wanted; those of the blocks that are begun within `seconds`, where there is such a number.
Sampled sample_wanted(const Plan& plan, const IntervalSet& wanted, EngineOptions engine, std::optional<double> seconds);

/// Whole stages until the goal is reached; none is begun, but the first, that would not end within `seconds` at the pace so far.
Sampled sample_to_precision(const Plan& plan, const PrecisionGoal& goal, const EngineOptions& engine,
                            std::optional<double> seconds);

}  // namespace ebb::cli
