#include "cli/jobs.hpp"

#include <fmt/format.h>

#include "cli/load.hpp"
#include "cli/result_files.hpp"
#include "cli/result_folder.hpp"
#include "cli/show.hpp"
#include "ebb/core/failure.hpp"
#include "ebb/core/quantity.hpp"
#include "ebb/core/text.hpp"
#include "ebb/engine/engine.hpp"
#include "ebb/engine/memory.hpp"
#include "ebb/tally/mergeable.hpp"

namespace ebb::cli {
namespace {

DesignKind design_of(const Result& earlier) {
  if (const auto kind = design_named(earlier.key.design)) return *kind;
  throw ComparisonFailure(fmt::format("cannot continue this result: its design '{}' is unknown", printable(earlier.key.design)));
}

/// Throws ComparisonFailure where --kernel asks for another kernel than that of the result.
void require_kernel_of(const Result& earlier, const std::optional<KernelKind>& asked) {
  if (!asked || earlier.key.kernel == name_of(*asked)) return;
  throw ComparisonFailure(
      fmt::format("cannot continue this result: its kernel is {}, and --kernel asks for {}; "
                  "without --kernel the run uses {}",
                  printable(earlier.key.kernel), name_of(*asked), printable(earlier.key.kernel)));
}

/// The days between two records of the strength, or the horizon if that is less.
std::int64_t strength_every_days(const Result& result) {
  const auto& days = result.shapes.front().strength_days;
  return days.size() < 2 ? RunOptions().strength_every_days : days[1] - days[0];
}

/// Throws ComparisonFailure where --strength-every asks for other days than those of the result.
void require_strength_days_of(const Result& earlier, std::int64_t asked) {
  const std::int64_t horizon = earlier.shapes.front().horizon_days, every = strength_every_days(earlier);
  if (std::min(asked, horizon) == every) return;
  throw ComparisonFailure(
      fmt::format("cannot continue this result: it has the strength every {}, and --strength-every asks for {}; "
                  "without --strength-every the run uses {}",
                  quantity(static_cast<std::uint64_t>(every), "day"), asked, every));
}

/// The result of --continue. Sets seed, trials, design, kernel and strength days to those of that result unless the command line
/// has its own.
std::optional<Result> read_earlier(const RunArguments& arguments, RunRequest& request) {
  if (arguments.earlier.empty()) return {};
  const std::vector<std::string> files = result_files({arguments.earlier});
  if (files.size() > 1)
    throw UsageFailure(fmt::format("--continue: the folder '{}' holds several results; name one", printable(arguments.earlier)));
  Result earlier = load_result(files.front());
  if (!request.trials) request.trials = earlier.key.trials;
  if (!arguments.sampling.seed_given) request.seed = earlier.key.seed;
  if (!arguments.sampling.design_given) request.design = design_of(earlier);
  require_kernel_of(earlier, request.kernel);
  if (arguments.strength_every_given) require_strength_days_of(earlier, request.strength_every_days);
  request.strength_every_days = strength_every_days(earlier);
  if (earlier.key.kernel == name_of(KernelKind::day)) request.kernel = KernelKind::day;
  return earlier;
}

RunRequest request_of(const RunArguments& arguments) {
  RunRequest request = arguments.sampling.request();
  request.strength_every_days = static_cast<std::int64_t>(parse_count("--strength-every", arguments.strength_every, 1, 36'525));
  if (arguments.limits.days() && !request.trials) request.trials = kMostToPrecision;
  return request;
}

/// Throws UsageFailure where the command line asks for something that no scenario can have.
void check(const RunArguments& arguments) {
  request_of(arguments), arguments.report.probabilities(), thread_count(arguments.threads), arguments.limits.seconds();
  if (!arguments.shard.empty()) parse_shard(arguments.shard);
  if (!arguments.limits.days()) return;
  if (!arguments.shard.empty())
    throw UsageFailure(
        "--precision does not go with --shard: a part cannot tell how well the whole is known; "
        "run shards of --trials with the number that --precision reached");
  if (!arguments.earlier.empty())
    throw UsageFailure("--precision does not go with --continue, which runs the trials that a result lacks; run FILE anew");
}

IntervalSet wanted_trials(const RunArguments& arguments, const RunOptions& options, const std::optional<Result>& earlier) {
  IntervalSet all = shard_trials(options.trials, 1, 1);
  if (!arguments.shard.empty()) {
    const auto [index, count] = parse_shard(arguments.shard);
    all = shard_trials(options.trials, index, count);
  }
  return earlier ? earlier->intervals.missing_from(options.trials).common_with(all) : all;
}

/// Throws ComparisonFailure where the result of --continue is of another run: before anything is simulated.
void require_mergeable(const Plan& plan, const Result& earlier, const std::string& file) {
  const std::string why = why_not_mergeable(empty_result(plan), earlier);
  if (!why.empty()) throw ComparisonFailure(fmt::format("cannot continue '{}' with this run: {}", printable(file), why));
}

/// Where the results are kept: a folder for each scenario of a batch; empty paths without --out. Throws UsageFailure where a
/// result would overwrite a file that is read.
std::vector<std::filesystem::path> result_folders(const RunArguments& arguments, const std::vector<Scenario>& scenarios) {
  if (arguments.out.empty()) return std::vector<std::filesystem::path>(scenarios.size());
  const std::filesystem::path out = arguments.out;
  std::vector<std::filesystem::path> folders, inputs;
  for (const std::string& name : folder_names(arguments.files)) folders.push_back(scenarios.size() > 1 ? out / name : out);
  for (std::size_t i = 0; i < scenarios.size(); ++i) {
    const std::filesystem::path& file = inputs.emplace_back(arguments.files[i]);
    const std::filesystem::path beside = file.parent_path();
    for (const InputFile& csv : scenarios[i].files) inputs.push_back(beside / csv.path);
  }
  refuse_to_overwrite(folders, inputs);
  return folders;
}

Job make_job(std::string file, Scenario scenario, std::filesystem::path folder, const RunArguments& arguments) {
  Job job;
  job.file = std::move(file);
  job.scenario = std::make_shared<const Scenario>(std::move(scenario));
  job.folder = std::move(folder);
  RunRequest request = request_of(arguments);
  job.earlier = read_earlier(arguments, request);
  job.options = options_for(*job.scenario, request);
  require_memory(make_plan(job.scenario, job.options));  // --strength-every may need more than the scenario by itself
  job.wanted = wanted_trials(arguments, job.options, job.earlier);
  job.target = job.wanted;
  if (job.earlier) {
    require_mergeable(make_plan(job.scenario, job.options), *job.earlier, arguments.earlier);
    job.target.add(job.earlier->intervals);
  }
  return job;
}

/// Throws UsageFailure with the refusals of all folders of a batch, before anything is simulated.
void require_no_loss(const std::vector<Job>& jobs, const RunArguments& arguments) {
  std::string refused;
  for (const Job& job : jobs) {
    try {
      if (!job.folder.empty()) look_into_folder(job, make_plan(job.scenario, job.options), arguments);
    } catch (const UsageFailure& failure) { refused += (refused.empty() ? "" : "\n") + std::string(failure.what()); }
  }
  if (!refused.empty()) throw UsageFailure(refused);
}

/// Throws UsageFailure with the refusals of all scenarios.
void require_kernel_of_all(const std::vector<Scenario>& scenarios, const RunRequest& request) {
  std::string refused;
  for (const Scenario& scenario : scenarios) {
    try {
      require_kernel(scenario, options_for(scenario, request));
    } catch (const UsageFailure& failure) { refused += (refused.empty() ? "" : "\n") + std::string(failure.what()); }
  }
  if (!refused.empty()) throw UsageFailure(refused);
}

}  // namespace

StoredResult look_into_folder(const Job& job, const Plan& plan, const RunArguments& arguments) {
  const Result empty = empty_result(plan);
  StoredResult stored = stored_result(job.folder,
                                      {empty.key, empty.facts.title, job.target, arguments.limits.days().has_value(),
                                       job.earlier.has_value(), command_to_finish(arguments, job.file, job.folder)},
                                      arguments.force);
  if (!stored.result) return stored;
  if (stored.result->shapes != empty.shapes) return {};
  stored.result->facts = empty.facts;  // titles may have changed; counts cannot have
  return stored;
}

Tell tell_of(const RunArguments& arguments) {
  if (arguments.report.quiet) return Tell::nothing;
  return Showing(arguments.report, arguments.files.size() > 1).includes_warnings() ? Tell::notes : Tell::notes_and_warnings;
}

std::vector<Job> make_jobs(const RunArguments& arguments) {
  std::vector<Scenario> scenarios = load_all(arguments.files, parse_settings(arguments.sampling.settings), arguments.strict,
                                             tell_of(arguments));
  check(arguments);
  const RunRequest request = request_of(arguments);
  for (const Scenario& scenario : scenarios) require_design(scenario, options_for(scenario, request));
  require_kernel_of_all(scenarios, request);
  if (!arguments.earlier.empty() && scenarios.size() > 1) throw UsageFailure("--continue runs one scenario; name one FILE");

  const std::vector<std::filesystem::path> folders = result_folders(arguments, scenarios);
  std::vector<Job> jobs;
  for (std::size_t i = 0; i < scenarios.size(); ++i)
    jobs.push_back(make_job(arguments.files[i], std::move(scenarios[i]), folders[i], arguments));
  if (jobs.size() > 1) require_no_loss(jobs, arguments);  // one job looks itself
  return jobs;
}

}  // namespace ebb::cli
