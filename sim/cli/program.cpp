#include "cli/program.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <new>
#include <string>

#include "cli/command.hpp"
#include "cli/output.hpp"
#include "ebb/core/failure.hpp"
#include "ebb/core/text.hpp"

namespace ebb::cli {
namespace {

constexpr auto kFooter = "'ebb COMMAND --help' tells more. First steps: ebb new > mine.toml, then ebb run mine.toml";

/// Where a standard stream was closed, files that are opened later must not land on its number.
void occupy_standard_streams() {
  for (int fd = 0; fd <= 2; ++fd)
    if (::fcntl(fd, F_GETFD) == -1) ::open("/dev/null", fd == 0 ? O_RDONLY : O_WRONLY);
}

std::vector<std::string> names_of_options(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options())
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  return names;
}

/// What CLI11 could not place: a mistyped command or option.
void refuse_leftovers(const CLI::App& app, const std::vector<Command>& commands) {
  std::vector<std::string> command_names;
  for (const Command& command : commands) command_names.push_back(command.app->get_name());
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

int execute(CLI::App& app, const std::vector<Command>& commands, int argc, char** argv) {
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    const auto used = app.get_subcommands();
    write_stdout(used.empty() ? app.help() : used.front()->help("ebb"));
    return 0;
  } catch (const CLI::CallForVersion&) {
    write_stdout(fmt::format("ebb {}\n", EBB_VERSION));
    return 0;
  } catch (const CLI::ParseError& error) {
    refuse_leftovers(app, commands);
    throw UsageFailure(in_our_words(error));
  }
  refuse_leftovers(app, commands);
  for (const Command& command : commands)
    if (command.app->parsed()) {
      refuse_empty_values(*command.app);
      return command.execute();
    }
  write_stderr(app.help());
  return 2;
}

int say(int exit_code, std::string_view message) {
  write_stderr(fmt::format("ebb: {}\n", message));
  return exit_code;
}

}  // namespace

int run_program(int argc, char** argv) {
  occupy_standard_streams();
  std::signal(SIGPIPE, SIG_IGN);  // a reader that has seen enough is no failure: see write_stdout
  std::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is reported as any other failed write
  try {
    CLI::App app("When will it run out? Scenarios in, the spread of depletion dates out.", "ebb");
    app.allow_extras();
    app.set_version_flag("--version", EBB_VERSION);
    app.footer(kFooter);
    const std::vector<Command> commands{add_run(app),   add_validate(app), add_explain(app), add_replay(app), add_score(app),
                                        add_merge(app), add_report(app),   add_new(app),     add_schema(app), add_bench(app)};
    for (const Command& command : commands) command.app->allow_extras();
    return execute(app, commands, argc, argv);
  } catch (const ScenarioFailure& failure) {
    write_stderr(failure.what());  // located already
    return failure.exit_code;
  } catch (const Failure& failure) { return say(failure.exit_code, failure.what()); } catch (const std::bad_alloc&) {
    return say(3, "out of memory; nothing was written");
  } catch (const std::exception& failure) { return say(3, fmt::format("this should not have happened: {}", failure.what())); }
}

}  // namespace ebb::cli
