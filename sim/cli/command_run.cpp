#include <fmt/format.h>

#include <memory>

#include "cli/command.hpp"
#include "cli/jobs.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "cli/result_folder.hpp"
#include "cli/run_arguments.hpp"
#include "cli/show.hpp"
#include "cli/signals.hpp"
#include "cli/stopwatch.hpp"
#include "cli/stored_result.hpp"
#include "ebb/core/failure.hpp"
#include "ebb/core/quantity.hpp"
#include "ebb/core/text.hpp"
#include "ebb/engine/engine.hpp"
#include "report/count_warnings.hpp"

namespace ebb::cli {
namespace {

/// Simulates until the precision asked for is reached; without one, simulates what is wanted and adds the earlier result.
Sampled sample(const Plan& plan, const Job& job, const RunArguments& arguments) {
  Progress progress(plan.scenario->file);
  EngineOptions engine;
  engine.threads = thread_count(arguments.threads);
  engine.stop = [] { return stop_signal() != 0; };
  if (stderr_redraws() && !arguments.report.quiet)
    engine.progress = [&](std::uint64_t done, std::uint64_t of) { progress.show(done, of); };
  const std::optional<double> seconds = arguments.limits.seconds();
  if (const auto days = arguments.limits.days())
    return sample_to_precision(plan, {*days, arguments.report.probabilities()}, engine, seconds,
                               !arguments.sampling.trials.empty());
  Sampled sampled = sample_wanted(plan, job.wanted, engine, seconds);
  if (job.earlier) sampled.result = add(sampled.result, *job.earlier);
  return sampled;
}

std::string number_of(std::uint64_t trials) { return grouped(static_cast<long long>(trials)); }

/// With --strict, losses above the size are an error as well; they are seen only once there are trials.
void require_losses_within_size(const Scenario& scenario, const Result& result) {
  std::vector<Diagnostic> errors;
  for (std::size_t c = 0; c < result.cases.size(); ++c) {
    const CaseTally& tally = result.cases[c];
    if (tally.losses_above_size == 0) continue;
    errors.push_back({Severity::error, scenario.cases[c].situation.contingent.losses.place,
                      fmt::format("in {} of {} {}; narrow one of them", number_of(tally.losses_above_size),
                                  quantity(tally.kept, "trial"), losses_above_size(scenario.words))});
  }
  if (!errors.empty()) throw ScenarioFailure(std::move(errors));
}

/// Says how the run ended, where that needs saying, and how to finish it; returns the exit code. A run that falls short is
/// announced even with --quiet.
int tell_end(const Job& job, const Sampled& sampled, const RunArguments& arguments) {
  const std::uint64_t done = sampled.result.intervals.size();
  const std::uint64_t wanted = arguments.limits.days() ? sampled.result.key.trials : job.target.size();
  const bool quiet = arguments.report.quiet, interrupted = stop_signal() != 0;
  const std::string file = printable(job.scenario->file);
  std::string text;
  if (!sampled.note.empty() && (sampled.fell_short || !quiet)) text = fmt::format("ebb: {}: {}\n", file, sampled.note);
  if (interrupted && done < wanted && !quiet)
    text += fmt::format("ebb: {}: interrupted; {} of {} trials are finished{}\n", file, number_of(done), number_of(wanted),
                        job.folder.empty() ? "; with --out DIR they are kept" : "");
  if (!text.empty() && done < wanted && !job.folder.empty())
    text += fmt::format("To finish: {}\n", command_to_finish(arguments, job.file, job.folder));
  write_stderr(text);
  return interrupted ? 128 + stop_signal() : sampled.fell_short ? 4 : 0;
}

/// Says which files there are now.
void tell_files(const ResultFolder& folder, const Job& job, bool used_again, bool written) {
  if (used_again)
    write_stderr(fmt::format("Used again: {} (same scenario, seed, design and trials)\n",
                             printable((job.folder / "result.json").native())));
  if (!used_again || written) write_stderr(folder.written() + "\n");
}

int run_one(const Job& job, const RunArguments& arguments, Showing& showing) {
  std::optional<ResultFolder> folder;
  if (!job.folder.empty()) folder.emplace(job.folder);
  Plan plan = make_plan(job.scenario, job.options);
  const StoredResult stored = folder ? look_into_folder(job, plan, arguments) : StoredResult{};
  if (!stored.damage.empty()) write_stderr(fmt::format("ebb: {}\n", stored.damage));

  const double start = wall_seconds();
  const Sampled sampled = stored.result ? Sampled{*stored.result, "", false} : sample(plan, job, arguments);
  const Result& result = sampled.result;
  plan.options.trials = result.key.trials;
  const double seconds = wall_seconds() - start;

  require_enough_kept(plan, result);
  if (arguments.strict) require_losses_within_size(*job.scenario, result);
  const Report report = estimate(result, arguments.report.probabilities());
  const bool written = folder && folder->write(result, report);
  showing.show(result, report, seconds);
  if (folder && !arguments.report.quiet) tell_files(*folder, job, stored.result.has_value(), written);
  return tell_end(job, sampled, arguments);
}

int run(const RunArguments& arguments) {
  const std::vector<Job> jobs = make_jobs(arguments);  // every refusal comes before the first trial
  listen_for_signals();
  Showing showing(arguments.report, jobs.size() > 1);
  int exit_code = 0;
  std::size_t i = 0;
  for (; i < jobs.size() && stop_signal() == 0; ++i) {
    try {
      const int code = run_one(jobs[i], arguments, showing);
      if (code != 0) exit_code = code;
    } catch (const ComparisonFailure& failure) {  // too few trials are kept: the others of a batch are run all the same
      if (tell_of(arguments) == Tell::notes) write_stderr(format(jobs[i].scenario->warnings));  // no report has them
      write_stderr(fmt::format("ebb: {}: {}\n", printable(jobs[i].scenario->file), failure.what()));
      exit_code = failure.exit_code;
    }
  }
  showing.finish();
  if (i < jobs.size() && !arguments.report.quiet)
    write_stderr(fmt::format("ebb: interrupted; {} of {} scenarios were not run\n", jobs.size() - i, jobs.size()));
  return exit_code;
}

}  // namespace

Command add_run(CommandLine& line) {
  auto arguments = std::make_shared<RunArguments>();
  Syntax command = line.add_command("run", "Runs a scenario, or a batch of them, and reports when it runs out");
  arguments->add_to(command);
  return {command, [arguments, command] {
            arguments->sampling.seed_given = command.given("--seed");
            arguments->strength_every_given = command.given("--strength-every");
            arguments->sampling.design_given = command.given("--design");
            return run(*arguments);
          }};
}

}  // namespace ebb::cli
