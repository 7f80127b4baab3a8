#include "cli/command_line.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "cli/command_words.hpp"
#include "cli/output.hpp"
#include "ebb/core/failure.hpp"
#include "ebb/core/text.hpp"

namespace ebb::cli {
namespace {

/// What CLI11 says is for programmers.
std::string in_plain_words(const CLI::ParseError& error) {
  constexpr std::string_view required = " is required";
  const std::string text = error.what();
  const std::string option = printable(text.substr(0, text.find(':')));
  if (text.find("At Most 1 required") != text.npos) return fmt::format("{} is given more than once", option);
  if (text.ends_with(required)) return fmt::format("{} is missing", printable(text.substr(0, text.size() - required.size())));
  return printable(text);
}

/// Refuses what CLI11 could not place: a mistyped option, or a word too many.
void refuse_leftovers(const Syntax& syntax) {
  for (const std::string& word : syntax.command().remaining()) {
    if (word == "--") continue;  // the words after it are not options
    if (is_option(word)) refuse_option(word, syntax.options());
    throw UsageFailure(fmt::format("'ebb {}' does not take '{}'", syntax.name(), printable(word)));
  }
}

void parse_arguments(const Syntax& syntax, Words arguments) {
  require_values(syntax, arguments);
  std::ranges::reverse(arguments);  // CLI11 takes them from the back
  try {
    syntax.command().parse(arguments);
  } catch (const CLI::CallForHelp&) { throw; } catch (const CLI::ParseError& error) {
    refuse_leftovers(syntax);
    throw UsageFailure(fmt::format("{}; 'ebb {} --help' tells more", in_plain_words(error), syntax.name()));
  }
  refuse_leftovers(syntax);
}

/// A command line without a command: asks for help or the version, or lacks the command.
int answer_without_command(const CLI::App& app, const Words& words) {
  for (const std::string& word : words) {
    if (word == "--version") return write_stdout(fmt::format("ebb {}\n", EBB_VERSION)), 0;
    if (word == "--help" || word == "-h") return write_stdout(app.help()), 0;
  }
  if (!words.empty()) throw UsageFailure("the command is missing, as in: ebb run FILE; 'ebb --help' lists the commands");
  write_stderr(app.help());
  return 2;
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

const std::string& Syntax::name() const { return command_->get_name(); }

std::vector<std::string> Syntax::options() const {
  std::vector<std::string> names;
  for (const CLI::Option* option : command_->get_options())
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  return names;
}

std::optional<std::string> Syntax::value_of(const std::string& name) const {
  const CLI::Option* option = command_->get_option_no_throw(name);
  if (!option || option->get_positional()) return {};
  return option->get_expected_max() > 0 ? option->get_type_name() : "";
}

CommandLine::CommandLine(const char* program, const char* description, const char* footer)
    : app_(std::make_unique<CLI::App>(description, program)) {
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
  Words words(argv + std::min(argc, 1), argv + argc);
  if (!words.empty() && words.front() == "help") words.front() = "--help";
  const auto [command, arguments] = find_command(words, commands);
  if (!command) return answer_without_command(*app_, arguments);
  try {
    parse_arguments(command->syntax, arguments);
  } catch (const CLI::CallForHelp&) {
    write_stdout(command->syntax.command().help("ebb"));
    return 0;
  }
  return command->execute();
}

}  // namespace ebb::cli
