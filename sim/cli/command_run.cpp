#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <memory>

#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "cli/limits.hpp"
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

struct RunArguments {
  std::vector<std::string> files;
  SamplingArguments sampling;
  ReportArguments report;
  LimitArguments limits;
  std::string threads, out, shard, earlier;
  bool strict = false;
};

DesignKind design_of(const Result& earlier) {
  if (const auto kind = design_named(earlier.key.design)) return *kind;
  throw ComparisonFailure(fmt::format("cannot take up the result: its design '{}' is unknown", printable(earlier.key.design)));
}

/// A kernel that is asked for by name is the one of the result to be taken up.
void require_kernel_of(const Result& earlier, const std::optional<KernelKind>& asked) {
  if (!asked || earlier.key.kernel == name_of(*asked)) return;
  throw ComparisonFailure(
      fmt::format("cannot take up the result: its kernel is {}, and --kernel asks for {}; "
                  "without --kernel the run goes on with {}",
                  printable(earlier.key.kernel), name_of(*asked), printable(earlier.key.kernel)));
}

/// What `run` was told to take up again; with it, seed, trials, design and kernel are those of the earlier run unless the command
/// line has its own.
std::optional<Result> read_earlier(const RunArguments& arguments, RunOptions& options) {
  if (arguments.earlier.empty()) return {};
  Result earlier = load_result(arguments.earlier);
  if (!arguments.sampling.trials_given) options.trials = earlier.key.trials;
  if (!arguments.sampling.seed_given) options.seed = earlier.key.seed;
  if (!arguments.sampling.design_given) options.design = design_of(earlier);
  require_kernel_of(earlier, options.kernel);
  if (earlier.key.kernel == name_of(KernelKind::day)) options.kernel = KernelKind::day;
  return earlier;
}

RunOptions options_of(const RunArguments& arguments) {
  RunOptions options = arguments.sampling.options();
  if (arguments.limits.days() && !arguments.sampling.trials_given) options.trials = kMostToPrecision;
  return options;
}

/// What the command line asks for and cannot have, whatever the scenario.
void check(const RunArguments& arguments) {
  options_of(arguments), arguments.report.probabilities(), thread_count(arguments.threads), arguments.limits.seconds();
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

/// Simulates until the precision asked for is reached, or else what is wanted and adds it to what there was.
Sampled sample(const Plan& plan, const IntervalSet& wanted, const std::optional<Result>& earlier, const RunArguments& arguments) {
  Progress progress(plan.scenario->file);
  EngineOptions engine;
  engine.threads = thread_count(arguments.threads);
  engine.stop = [] { return stop_signal() != 0; };
  if (stderr_redraws() && !arguments.report.quiet)
    engine.progress = [&](std::uint64_t done, std::uint64_t of) { progress.show(done, of); };
  const std::optional<double> seconds = arguments.limits.seconds();
  if (const auto days = arguments.limits.days())
    return sample_to_precision(plan, {*days, arguments.report.probabilities()}, engine, seconds);
  Sampled sampled = sample_wanted(plan, wanted, engine, seconds);
  if (earlier) sampled.result = add(sampled.result, *earlier);
  return sampled;
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

/// With --strict, losses above the size are an error as well; they are seen only once there are trials.
void require_losses_within_size(const Scenario& scenario, const Result& result) {
  std::vector<Diagnostic> errors;
  for (std::size_t c = 0; c < result.cases.size(); ++c) {
    const CaseTally& tally = result.cases[c];
    if (tally.losses_above_size == 0) continue;
    const auto number = [](std::uint64_t n) { return grouped(static_cast<long long>(n)); };
    errors.push_back({Severity::error, scenario.cases[c].situation.contingent.losses.place,
                      fmt::format("in {} of {} trials the losses are above the size; narrow one of them",
                                  number(tally.losses_above_size), number(tally.kept))});
  }
  if (!errors.empty()) throw ScenarioFailure(std::move(errors));
}

/// Says how the run ended, where that needs saying; the exit code. What falls short is said even with --quiet.
int tell_end(const Scenario& scenario, const Sampled& sampled, bool kept, bool quiet) {
  const char* rest = kept ? " Take up the rest with --continue RESULT (the result.json just written)." : "";
  const bool incomplete = !sampled.result.complete();
  if (!sampled.note.empty() && (sampled.fell_short || !quiet))
    write_stderr(
        fmt::format("ebb: {}: {}{}\n", printable(scenario.file), sampled.note, sampled.fell_short && incomplete ? rest : ""));
  if (stop_signal() == 0) return sampled.fell_short ? 4 : 0;
  if (incomplete && !quiet) write_stderr(fmt::format("ebb: interrupted; these are the trials finished so far.{}\n", rest));
  return 128 + stop_signal();
}

int run_one(const Scenario& scenario, const RunArguments& arguments, const ResultFolder* folder, Showing& showing) {
  using Clock = std::chrono::steady_clock;
  RunOptions options = options_of(arguments);
  const std::optional<Result> earlier = read_earlier(arguments, options);
  Plan plan = make_plan(std::make_shared<const Scenario>(scenario), options);
  const IntervalSet wanted = wanted_trials(arguments, options, earlier);

  const auto start = Clock::now();
  const bool fresh = earlier || arguments.limits.days();  // what is stored does not tell how many trials a precision takes
  const std::optional<Result> stored = fresh ? std::nullopt : still_true(folder, plan, wanted);
  const Sampled sampled = stored ? Sampled{*stored, "", false} : sample(plan, wanted, earlier, arguments);
  const Result& result = sampled.result;
  plan.options.trials = result.key.trials;
  const double seconds = std::chrono::duration<double>(Clock::now() - start).count();

  require_enough_kept(plan, result);
  if (arguments.strict) require_losses_within_size(scenario, result);
  const Report report = estimate(result, arguments.report.probabilities());
  if (folder) folder->write(result, report);
  showing.show(result, report, seconds);
  return tell_end(scenario, sampled, folder != nullptr, arguments.report.quiet);
}

/// Where the results of a batch's i-th scenario are kept; nothing without --out.
std::vector<std::filesystem::path> folders(const RunArguments& arguments, const std::vector<Scenario>& scenarios) {
  std::vector<std::filesystem::path> paths;
  if (arguments.out.empty()) return paths;
  const std::filesystem::path out = arguments.out;
  for (const std::string& name : folder_names(arguments.files)) paths.push_back(scenarios.size() > 1 ? out / name : out);
  for (const auto& path : paths)
    for (std::size_t i = 0; i < scenarios.size(); ++i) {
      const std::filesystem::path file = arguments.files[i];
      refuse_to_overwrite(path, file);
      for (const InputFile& csv : scenarios[i].files) refuse_to_overwrite(path, file.parent_path() / csv.path);
    }
  return paths;
}

/// Every scenario's refusal at once.
void require_kernel_of_all(const std::vector<Scenario>& scenarios, const RunOptions& options) {
  std::string refused;
  for (const Scenario& scenario : scenarios) {
    try {
      require_kernel(scenario, options);
    } catch (const UsageFailure& failure) { refused += (refused.empty() ? "" : "\n") + std::string(failure.what()); }
  }
  if (!refused.empty()) throw UsageFailure(refused);
}

int run(const RunArguments& arguments) {
  const std::vector<Scenario> scenarios = load_all(arguments.files, parse_settings(arguments.sampling.settings), arguments.strict,
                                                   arguments.report.quiet);
  check(arguments);  // before anything is computed
  for (const Scenario& scenario : scenarios) require_design(scenario, options_of(arguments));
  require_kernel_of_all(scenarios, options_of(arguments));
  if (!arguments.earlier.empty() && scenarios.size() > 1) throw UsageFailure("--continue takes up one scenario; name one FILE");

  const std::vector<std::filesystem::path> out = folders(arguments, scenarios);
  listen_for_signals();
  Showing showing(arguments.report, scenarios.size() > 1);
  int exit_code = 0;
  for (std::size_t i = 0; i < scenarios.size() && stop_signal() == 0; ++i) {
    const auto folder = out.empty() ? nullptr : std::make_unique<ResultFolder>(out[i]);
    try {
      const int code = run_one(scenarios[i], arguments, folder.get(), showing);
      if (code != 0) exit_code = code;
    } catch (const ComparisonFailure& failure) {  // too few trials are kept: the others of a batch do not suffer for it
      write_stderr(fmt::format("ebb: {}: {}\n", printable(scenarios[i].file), failure.what()));
      exit_code = failure.exit_code;
    }
  }
  showing.finish();
  return exit_code;
}

}  // namespace

Command add_run(CommandLine& line) {
  auto arguments = std::make_shared<RunArguments>();
  Syntax command = line.add_command("run", "Runs a scenario, or a batch of them, and reports when it runs out");
  command.operands("FILE", arguments->files, "scenario files");
  arguments->sampling.add_to(command);
  arguments->report.add_to(command);
  arguments->limits.add_to(command);
  command.option("--threads", "N", arguments->threads, "default: all of this machine; never changes the result");
  command.option("--out", "DIR", arguments->out,
                 "writes result.json, summary.csv, days.csv, strength.csv (a folder each for a batch)");
  command.option("--shard", "I/N", arguments->shard, "only the I-th of N parts of the trials; add the results with 'ebb merge'");
  command.option("--continue", "RESULT", arguments->earlier, "runs what a stored result lacks, and adds it");
  command.flag("--strict", arguments->strict, "treats warnings as errors");
  return {command, [arguments, command] {
            arguments->sampling.trials_given = command.given("--trials");
            arguments->sampling.seed_given = command.given("--seed");
            arguments->sampling.design_given = command.given("--design");
            return run(*arguments);
          }};
}

}  // namespace ebb::cli
