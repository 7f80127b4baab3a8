#include <fmt/format.h>

#include <memory>

#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "cli/load.hpp"
#include "cli/output.hpp"
#include "ebb/core/text.hpp"

namespace ebb::cli {
namespace {

struct ValidateArguments {
  std::vector<std::string> files, settings;
  bool strict = false, quiet = false;
};

int validate(const ValidateArguments& arguments) {
  load_all(arguments.files, parse_settings(arguments.settings), arguments.strict,
           arguments.quiet ? Tell::nothing : Tell::notes_and_warnings);
  if (!arguments.quiet)
    for (const std::string& file : arguments.files) write_stderr(fmt::format("{}: valid\n", printable(file)));
  return 0;
}

}  // namespace

Command add_validate(CommandLine& line) {
  auto arguments = std::make_shared<ValidateArguments>();
  Syntax command = line.add_command("validate", "Reports every error and warning of scenario files; runs nothing");
  command.operands("FILE", arguments->files, "scenario files");
  command.repeatable_option("--set", "KEY=VALUE", arguments->settings, "replaces a key before checking");
  command.flag("--strict", arguments->strict, "treats warnings as errors");
  command.flag("--quiet", arguments->quiet, "prints errors only");
  return {command, [arguments] { return validate(*arguments); }};
}

}  // namespace ebb::cli
