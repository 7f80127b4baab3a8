#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <memory>
#include <thread>

#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "cli/load.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "cli/result_folder.hpp"
#include "cli/show.hpp"
#include "cli/signals.hpp"
#include "ebb/core/failure.hpp"
#include "ebb/core/text.hpp"
#include "ebb/engine/engine.hpp"

namespace ebb::cli {
namespace {

constexpr int kMostThreads = 1024;

struct RunArguments {
  std::vector<std::string> files;
  SamplingArguments sampling;
  ReportArguments report;
  std::string threads, out, shard, earlier;
  bool strict = false;

  int thread_count() const {
    if (!threads.empty()) return static_cast<int>(parse_count("--threads", threads, 1, kMostThreads));
    return static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 1u, static_cast<unsigned>(kMostThreads)));
  }
};

DesignKind design_of(const Result& earlier) {
  if (const auto kind = design_named(earlier.key.design)) return *kind;
  throw ComparisonFailure(fmt::format("cannot take up the result: its design '{}' is unknown", printable(earlier.key.design)));
}

/// What `run` was told to take up again; with it, seed, trials and design are those of the earlier run unless the command line
/// has its own.
std::optional<Result> read_earlier(const RunArguments& arguments, RunOptions& options) {
  if (arguments.earlier.empty()) return {};
  Result earlier = load_result(arguments.earlier);
  if (!arguments.sampling.trials_given) options.trials = earlier.key.trials;
  if (!arguments.sampling.seed_given) options.seed = earlier.key.seed;
  if (!arguments.sampling.design_given) options.design = design_of(earlier);
  return earlier;
}

IntervalSet wanted_trials(const RunArguments& arguments, const RunOptions& options, const std::optional<Result>& earlier) {
  IntervalSet all = shard_trials(options.trials, 1, 1);
  if (!arguments.shard.empty()) {
    const auto [index, count] = parse_shard(arguments.shard);
    all = shard_trials(options.trials, index, count);
  }
  return earlier ? earlier->intervals.missing_from(options.trials).common_with(all) : all;
}

/// Simulates what is wanted and adds it to what there was.
Result sample(const Plan& plan, const IntervalSet& wanted, const std::optional<Result>& earlier, const RunArguments& arguments) {
  Progress progress(plan.scenario->file);
  EngineOptions engine;
  engine.threads = arguments.thread_count();
  engine.stop = [] { return stop_signal() != 0; };
  if (stderr_is_terminal() && !arguments.report.quiet)
    engine.progress = [&](std::uint64_t done, std::uint64_t of) { progress.show(done, of); };
  Result result = simulate(plan, wanted, engine);
  return earlier ? add(result, *earlier) : result;
}

/// A stored result of the very same trials, with what the scenario says today: titles may have changed, counts cannot have.
std::optional<Result> still_true(const ResultFolder* folder, const Plan& plan, const IntervalSet& wanted) {
  if (!folder) return {};
  std::optional<Result> stored = folder->stored();
  const Result empty = empty_result(plan);
  if (!stored || stored->key != empty.key || stored->shapes != empty.shapes || stored->intervals != wanted) return {};
  stored->facts = empty.facts;
  return stored;
}

int run_one(const Scenario& scenario, const RunArguments& arguments, const ResultFolder* folder, Showing& showing) {
  using Clock = std::chrono::steady_clock;
  RunOptions options = arguments.sampling.options();
  const std::optional<Result> earlier = read_earlier(arguments, options);
  const Plan plan = make_plan(std::make_shared<const Scenario>(scenario), options);
  const IntervalSet wanted = wanted_trials(arguments, options, earlier);

  const auto start = Clock::now();
  std::optional<Result> result = earlier ? std::nullopt : still_true(folder, plan, wanted);
  if (!result) result = sample(plan, wanted, earlier, arguments);
  const double seconds = std::chrono::duration<double>(Clock::now() - start).count();

  require_enough_kept(plan, *result);
  const Report report = estimate(*result, arguments.report.probabilities());
  if (folder) folder->write(*result, report);
  showing.show(*result, report, seconds);
  if (stop_signal() != 0 && !result->complete() && !arguments.report.quiet)
    write_stderr(fmt::format("ebb: interrupted; these are the trials finished so far.{}\n",
                             folder ? " Take up the rest with --continue RESULT (the result.json just written)." : ""));
  return stop_signal() == 0 ? 0 : 128 + stop_signal();
}

int run(const RunArguments& arguments) {
  const std::vector<Scenario> scenarios = load_all(arguments.files, parse_settings(arguments.sampling.settings), arguments.strict,
                                                   arguments.report.quiet);
  arguments.sampling.options(), arguments.report.probabilities(), arguments.thread_count();  // refuse before anything is computed
  for (const Scenario& scenario : scenarios) require_design(scenario, arguments.sampling.options());
  if (!arguments.shard.empty()) parse_shard(arguments.shard);
  if (!arguments.earlier.empty() && scenarios.size() > 1) throw UsageFailure("--continue takes up one scenario; name one FILE");

  listen_for_signals();
  Showing showing(arguments.report, scenarios.size() > 1);
  const std::vector<std::string> names = folder_names(arguments.files);
  int exit_code = 0;
  for (std::size_t i = 0; i < scenarios.size() && exit_code == 0; ++i) {
    const std::filesystem::path out = arguments.out;
    std::unique_ptr<ResultFolder> folder;
    if (!arguments.out.empty()) folder = std::make_unique<ResultFolder>(scenarios.size() > 1 ? out / names[i] : out);
    exit_code = run_one(scenarios[i], arguments, folder.get(), showing);
  }
  showing.finish();
  return exit_code;
}

}  // namespace

Command add_run(CLI::App& app) {
  auto arguments = std::make_shared<RunArguments>();
  CLI::App* command = app.add_subcommand("run", "Runs a scenario, or a batch of them, and reports when it runs out");
  command->add_option("FILE", arguments->files, "scenario files")->type_name("")->required();
  arguments->sampling.add_to(*command);
  arguments->report.add_to(*command);
  command->add_option("--threads", arguments->threads, "default: all of this machine; never changes the result")->type_name("N");
  command
      ->add_option("--out", arguments->out, "writes result.json, summary.csv, days.csv, strength.csv (a folder each for a batch)")
      ->type_name("DIR");
  command->add_option("--shard", arguments->shard, "only the I-th of N parts of the trials; add the results with 'ebb merge'")
      ->type_name("I/N");
  command->add_option("--continue", arguments->earlier, "runs what a stored result lacks, and adds it")->type_name("RESULT");
  command->add_flag("--strict", arguments->strict, "treats warnings as errors");
  return {command, [arguments, command] {
            arguments->sampling.trials_given = command->count("--trials") > 0;
            arguments->sampling.seed_given = command->count("--seed") > 0;
            arguments->sampling.design_given = command->count("--design") > 0;
            return run(*arguments);
          }};
}

}  // namespace ebb::cli
