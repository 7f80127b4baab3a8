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
  load_all(arguments.files, parse_settings(arguments.settings), arguments.strict, arguments.quiet);
  if (!arguments.quiet)
    for (const std::string& file : arguments.files) write_stderr(fmt::format("{}: valid\n", printable(file)));
  return 0;
}

}  // namespace

Command add_validate(CLI::App& app) {
  auto arguments = std::make_shared<ValidateArguments>();
  CLI::App* command = app.add_subcommand("validate", "Reports every error and warning of scenario files; runs nothing");
  command->add_option("FILE", arguments->files, "scenario files")->type_name("")->required();
  command->add_option("--set", arguments->settings, "replaces a key before checking")
      ->type_name("KEY=VALUE")
      ->allow_extra_args(false);
  command->add_flag("--strict", arguments->strict, "treats warnings as errors");
  command->add_flag("--quiet", arguments->quiet, "errors only");
  return {command, [arguments] { return validate(*arguments); }};
}

}  // namespace ebb::cli
