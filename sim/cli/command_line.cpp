#include "cli/command_line.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "cli/output.hpp"
#include "ebb/core/failure.hpp"
#include "ebb/core/text.hpp"

namespace ebb::cli {
namespace {

std::vector<std::string> names_of_options(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options())
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  return names;
}

/// What CLI11 could not place: a mistyped command or option.
void refuse_leftovers(const CLI::App& app, const std::vector<Command>& commands) {
  std::vector<std::string> command_names;
  for (const Command& command : commands) command_names.push_back(command.syntax.command().get_name());
  const CLI::App* used = app.get_subcommands().empty() ? nullptr : app.get_subcommands().front();

  for (const std::string& word : app.remaining(true)) {
    if (word == "--") continue;  // what follows it is no option
    if (word.size() > 1 && word.front() == '-') {
      const std::string name = word.substr(0, word.find('='));
      throw UsageFailure(
          fmt::format("unknown option '{}'{}", printable(name), did_you_mean(name, names_of_options(used ? *used : app))));
    }
    if (!used) throw UsageFailure(fmt::format("unknown command '{}'{}", printable(word), did_you_mean(word, command_names)));
    throw UsageFailure(fmt::format("'ebb {}' does not take '{}'", used->get_name(), printable(word)));
  }
}

/// An empty value is a variable of the shell that was not set: no value at all.
void refuse_empty_values(const CLI::App& command) {
  for (const CLI::Option* option : command.get_options()) {
    if (option->get_positional() || option->count() == 0) continue;
    for (const std::string& value : option->results())
      if (value.empty()) throw UsageFailure(fmt::format("{} needs a value, got an empty one", option->get_name()));
  }
}

/// CLI11 begins its messages with the option's name; what it says of their number is for programmers.
std::string in_our_words(const CLI::ParseError& error) {
  const std::string text = error.what();
  const std::string option = printable(text.substr(0, text.find(':')));
  if (text.find("At Most 1 required") != text.npos) return fmt::format("{} is given more than once", option);
  if (text.find("missing") != text.npos) return fmt::format("{} needs a value; 'ebb COMMAND --help' shows which", option);
  return printable(text);
}

CLI::Option* add(CLI::App& command, const char* name, const char* value, std::string& target, const char* help, Need need) {
  return command.add_option(name, target, help)->type_name(value)->required(need == Need::required);
}

}  // namespace

void Syntax::operand(const char* name, std::string& target, const char* help, Need need) {
  add(*command_, name, "", target, help, need);
}

void Syntax::operand_with_default(const char* name, std::string& target, const char* help) {
  add(*command_, name, "", target, help, Need::optional)->default_str(target);
}

void Syntax::operands(const char* name, std::vector<std::string>& target, const char* help) {
  command_->add_option(name, target, help)->type_name("")->required();
}

void Syntax::option(const char* name, const char* value, std::string& target, const char* help, Need need) {
  add(*command_, name, value, target, help, need);
}

void Syntax::option_with_default(const char* name, const char* value, std::string& target, const char* help) {
  add(*command_, name, value, target, help, Need::optional)->default_str(target);
}

void Syntax::repeatable_option(const char* name, const char* value, std::vector<std::string>& target, const char* help) {
  command_->add_option(name, target, help)->type_name(value)->allow_extra_args(false);
}

void Syntax::flag(const char* name, bool& target, const char* help) { command_->add_flag(name, target, help); }

void Syntax::describe(const char* name, const char* help) { command_->get_option(name)->description(help); }

bool Syntax::given(const char* name) const { return command_->count(name) > 0; }

CommandLine::CommandLine(const char* program, const char* description, const char* footer)
    : app_(std::make_unique<CLI::App>(description, program)) {
  app_->allow_extras();
  app_->set_version_flag("--version", EBB_VERSION);
  app_->footer(footer);
}

CommandLine::~CommandLine() = default;

Syntax CommandLine::add_command(const char* name, const char* description) {
  CLI::App* command = app_->add_subcommand(name, description);
  command->allow_extras();
  return Syntax(*command);
}

int CommandLine::execute(const std::vector<Command>& commands, int argc, char** argv) {
  try {
    app_->parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    const auto used = app_->get_subcommands();
    write_stdout(used.empty() ? app_->help() : used.front()->help("ebb"));
    return 0;
  } catch (const CLI::CallForVersion&) {
    write_stdout(fmt::format("ebb {}\n", EBB_VERSION));
    return 0;
  } catch (const CLI::ParseError& error) {
    refuse_leftovers(*app_, commands);
    throw UsageFailure(in_our_words(error));
  }
  refuse_leftovers(*app_, commands);
  for (const Command& command : commands)
    if (command.syntax.command().parsed()) {
      refuse_empty_values(command.syntax.command());
      return command.execute();
    }
  write_stderr(app_->help());
  return 2;
}

}  // namespace ebb::cli
