#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "ebb/plan/plan.hpp"
#include "ebb/tally/result.hpp"

namespace ebb {

/// How to run a plan. None of it changes the counts.
struct EngineOptions {
  int threads = 1;  ///< at least 1; fewer are used where the machine has no more
  std::function<void(std::uint64_t done, std::uint64_t wanted)> progress;  ///< trials of all cases; a few times a second
  std::function<bool()> stop;  ///< asked before every block: true ends the run after the blocks under way
};

/// What a plan's result says beside counts.
RunFacts describe_run(const Plan& plan);

/// Nothing counted yet.
Result empty_result(const Plan& plan);

/// The trials of shard `index` of `count` (1 … count): whole blocks, evenly.
IntervalSet shard_trials(std::uint64_t trials, std::uint64_t index, std::uint64_t count);

/// Simulates the trials `wanted` (whole blocks) of every case. Stopped early, the result holds the blocks that were finished, and
/// `intervals` says which. The counts depend on the plan and the trials only.
Result simulate(const Plan& plan, const IntervalSet& wanted, const EngineOptions& options);

/// Simulates what `earlier`, a run of this plan with fewer trials, lacks of the plan's, and adds it: a run of more trials begins
/// with the trials of a run of fewer. Throws ComparisonFailure where `earlier` is of another run, or ends inside a block.
Result simulate_more(const Plan& plan, Result earlier, const EngineOptions& options);

/// How many trials of one case the later counts keep.
struct KeptCounts {
  std::uint64_t trials = 0, kept = 0;   ///< simulated; kept by all of them
  std::vector<std::uint64_t> by_count;  ///< that each alone would keep
};

/// Too few trials to say anything: where the later counts keep fewer than 1,000 trials of a complete run, throws
/// ComparisonFailure that names the count that rejects most.
void require_enough_kept(const Plan& plan, const std::vector<KeptCounts>& cases);
void require_enough_kept(const Plan& plan, const Result& result);

}  // namespace ebb
