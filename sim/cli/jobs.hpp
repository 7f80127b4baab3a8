#pragma once
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/load.hpp"
#include "cli/run_arguments.hpp"
#include "cli/stored_result.hpp"
#include "ebb/plan/plan.hpp"
#include "ebb/tally/result.hpp"

namespace ebb::cli {

/// One scenario, and what is to be run of it.
struct Job {
  std::string file;  ///< as the command line names it
  std::shared_ptr<const Scenario> scenario;
  RunOptions options;
  std::optional<Result> earlier;  ///< of --continue
  IntervalSet wanted;             ///< the trials to be run
  IntervalSet target;             ///< the trials of the result: wanted and earlier
  std::filesystem::path folder;   ///< where the result is kept; empty without --out
};

/// What reading the scenarios prints: a report includes the warnings of its scenario; if there is none, they go to stderr.
Tell tell_of(const RunArguments& arguments);

/// Reads and checks everything that `ebb run` is given. Every refusal comes here, before the first trial. Throws UsageFailure,
/// ScenarioFailure, MachineFailure; ComparisonFailure where the result of --continue is damaged or of another run.
std::vector<Job> make_jobs(const RunArguments& arguments);

/// What the folder of the job holds and can be used again. Throws UsageFailure where a result would be lost.
StoredResult look_into_folder(const Job& job, const Plan& plan, const RunArguments& arguments);

}  // namespace ebb::cli
