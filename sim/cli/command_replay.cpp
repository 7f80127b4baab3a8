#include <fmt/format.h>

#include <memory>

#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "cli/load.hpp"
#include "cli/output.hpp"
#include "ebb/core/failure.hpp"
#include "ebb/core/text.hpp"
#include "report/replay_table.hpp"

namespace ebb::cli {
namespace {

struct ReplayArguments {
  std::string file, trial, one_case;
  SamplingArguments sampling;
  bool csv = false;
};

const CasePlan& find_case(const Plan& plan, const std::string& id) {
  std::vector<std::string> ids;
  for (const CasePlan& one : plan.cases) {
    if (id.empty() || one.id == id) return one;
    ids.push_back(one.id);
  }
  throw UsageFailure(fmt::format("--case: this scenario has no case '{}'{}", printable(id), did_you_mean(id, ids)));
}

int show_trial(const ReplayArguments& arguments) {
  const RunRequest request = arguments.sampling.request();
  parse_count("--trial", arguments.trial, 0, kMostTrials - 1);  // refused before the file is read
  const auto scenarios = load_all({arguments.file}, parse_settings(arguments.sampling.settings), false, Tell::notes_and_warnings);
  const RunOptions options = options_for(scenarios.front(), request);
  const std::uint64_t trial = parse_count("--trial", arguments.trial, 0, options.trials - 1);
  const Plan plan = make_plan(std::make_shared<const Scenario>(scenarios.front()), options);
  const CasePlan& one = find_case(plan, arguments.one_case);
  const Replay replay = replay_trial(plan, one, trial, listing_style_for_stdout());
  if (arguments.csv && !replay.note.empty()) write_stderr(fmt::format("ebb: {}\n{}", replay.note, replay.outcome));
  write_text(arguments.csv ? replay.csv : replay.table);
  return 0;
}

}  // namespace

Command add_replay(CommandLine& line) {
  auto arguments = std::make_shared<ReplayArguments>();
  Syntax command = line.add_command("replay", "Shows one trial of a run, day by day");
  command.operand("FILE", arguments->file, "a scenario file", Need::required);
  command.option("--trial", "N", arguments->trial, "its number, from 0 to N - 1, N as in --trials", Need::required);
  command.option("--case", "ID", arguments->one_case, "the case to show (default: the first)");
  arguments->sampling.add_to(command);
  command.describe("--kernel", "the run's kernel");
  command.flag("--csv", arguments->csv, "prints the days as CSV");
  return {command, [arguments] { return show_trial(*arguments); }};
}

}  // namespace ebb::cli
