#include <fmt/format.h>

#include <memory>

#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "cli/load.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "cli/signals.hpp"
#include "ebb/core/failure.hpp"
#include "ebb/report/score.hpp"

namespace ebb::cli {
namespace {

struct ScoreArguments {
  std::string file, observed, trials = "65536", seed = "1", design = "auto", threads, colour = "auto";
  std::vector<std::string> settings;
  bool json = false, quiet = false;

  /// The counts of single days are needed, so every case goes day by day.
  RunRequest request() const {
    return {parse_count("--trials", trials, 1, kMostTrials), parse_count("--seed", seed, 0, UINT64_MAX), parse_design(design),
            KernelKind::day};
  }
};

struct Pair {
  Scenario scenario;
  Observed observed;
};

/// Reads both files. Throws ScenarioFailure with the errors of both.
Pair load_pair(const ScoreArguments& arguments) {
  std::vector<Diagnostic> errors;
  std::optional<Observed> observed;
  try {
    observed = read_observed(arguments.observed);
  } catch (const ScenarioFailure& failure) { errors = failure.diagnostics; }
  try {
    auto scenarios = load_all({arguments.file}, parse_settings(arguments.settings), false,
                              arguments.quiet ? Tell::nothing : Tell::notes_and_warnings);
    if (observed) return {std::move(scenarios.front()), std::move(*observed)};
  } catch (const ScenarioFailure& failure) {
    errors.insert(errors.begin(), failure.diagnostics.begin(), failure.diagnostics.end());
  }
  throw ScenarioFailure(std::move(errors));
}

std::vector<CaseForecast> look_ahead(const Plan& plan, const Lookout& lookout, const ScoreArguments& arguments) {
  Progress progress(plan.scenario->file);
  EngineOptions engine;
  engine.threads = thread_count(arguments.threads);
  engine.stop = [] { return stop_signal() != 0; };
  if (stderr_redraws() && !arguments.quiet)
    engine.progress = [&](std::uint64_t done, std::uint64_t of) { progress.show(done, of); };
  return forecast(plan, lookout, engine);
}

int score_file(const ScoreArguments& arguments) {
  const RunRequest request = arguments.request();
  check_colour(arguments.colour), thread_count(arguments.threads);  // refuse before anything is read
  const Pair pair = load_pair(arguments);
  const Scorable to_score = scorable(pair.scenario, pair.observed);
  const RunOptions options = options_for(pair.scenario, request);
  const Plan plan = make_plan(std::make_shared<const Scenario>(pair.scenario), options);

  listen_for_signals();
  const auto seen = look_ahead(plan, lookout_for(to_score, pair.scenario.horizon_days), arguments);
  std::vector<KeptCounts> kept;
  for (const CaseForecast& one : seen) kept.push_back(one.kept);
  require_enough_kept(plan, kept);
  if (std::any_of(kept.begin(), kept.end(), [](const KeptCounts& one) { return one.kept > 0; })) {
    const ScoreSheet sheet = score(plan, pair.observed, to_score, seen);
    write_stdout(arguments.json ? scores_json(sheet) + "\n" : render_scores(sheet, style_for_stdout(arguments.colour)));
  }
  if (stop_signal() == 0) return 0;
  if (!arguments.quiet) write_stderr("ebb: interrupted; the scores are those of the trials finished so far\n");
  return 128 + stop_signal();
}

}  // namespace

Command add_score(CommandLine& line) {
  auto arguments = std::make_shared<ScoreArguments>();
  Syntax command = line.add_command("score", "Scores a forecast against later observations");
  command.operand("FILE", arguments->file, "a scenario file", Need::required);
  command.option("--observed", "FILE", arguments->observed, "later observations", Need::required);
  command.option_with_default("--trials", "N", arguments->trials, "trials of each case");
  command.option_with_default("--seed", "N", arguments->seed, "another seed gives another sample; 0 to 2^64 - 1");
  command.option_with_default("--design", kDesignChoices, arguments->design, kDesignHelp);
  command.repeatable_option("--set", "KEY=VALUE", arguments->settings, "replaces a key of the scenario");
  command.flag("--json", arguments->json, "prints all scores as one line of JSON and nothing else");
  command.flag("--quiet", arguments->quiet, "prints no progress and no notes");
  command.option_with_default("--color", "auto|always|never", arguments->colour, "colours: auto, always, never");
  command.option("--threads", "N", arguments->threads,
                 "number of threads (default: one per processor); never changes the result");
  return {command, [arguments] { return score_file(*arguments); }};
}

}  // namespace ebb::cli
