#include <memory>

#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "cli/load.hpp"
#include "cli/output.hpp"
#include "ebb/core/failure.hpp"
#include "report/explain.hpp"

namespace ebb::cli {
namespace {

struct ExplainArguments {
  std::string file;
  std::vector<std::string> settings;
  bool words = false, json = false;
};

int explain_file(const ExplainArguments& arguments) {
  if (arguments.words && arguments.json) throw UsageFailure("explain: --words is text; give --words or --json, not both");
  if (arguments.words) write_text(explain_words(style_for_stdout("never")));
  if (arguments.file.empty()) {
    if (!arguments.words) throw UsageFailure("explain: FILE is missing; name a scenario, or ask for --words");
    return 0;
  }
  const auto scenarios = load_all({arguments.file}, parse_settings(arguments.settings), false, Tell::notes_and_warnings);
  const Plan plan = make_plan(std::make_shared<const Scenario>(scenarios.front()), {});
  if (arguments.json)
    write_stdout(explain_json(plan) + "\n");
  else
    write_text(explain(plan, listing_style_for_stdout()));
  return 0;
}

}  // namespace

Command add_explain(CommandLine& line) {
  auto arguments = std::make_shared<ExplainArguments>();
  Syntax command = line.add_command("explain", "Describes every input: distribution, quantiles, sources");
  command.operand("FILE", arguments->file, "a scenario file");
  command.repeatable_option("--set", "KEY=VALUE", arguments->settings, "replaces a key");
  command.flag("--words", arguments->words, "explains the terms");
  command.flag("--json", arguments->json, "all of it as JSON on one line, and nothing else");
  return {command, [arguments] { return explain_file(*arguments); }};
}

}  // namespace ebb::cli
