#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

// CLI11 reads the command line. Its header takes seconds to compile, so that command_line.cpp alone includes it.
namespace CLI {
class App;
}  // namespace CLI

namespace ebb::cli {

enum class Need { optional, required };

/// Declares the arguments of one command. What is given on the command line is stored in the variables named here, which must
/// live as long as the command line does. In the functions below, `name` is as in "--seed", `value` stands for the value in the
/// help text, as in "N", and `help` says what the argument does.
class Syntax {
 public:
  explicit Syntax(CLI::App& command) : command_(&command) {}

  /// An argument without a dash, as in FILE.
  void operand(const char* name, std::string& target, const char* help, Need need = Need::optional);
  /// The same with a default, which the help text shows: what `target` holds now.
  void operand_with_default(const char* name, std::string& target, const char* help);
  /// One or more of them.
  void operands(const char* name, std::vector<std::string>& target, const char* help);

  /// An option with a value, given at most once.
  void option(const char* name, const char* value, std::string& target, const char* help, Need need = Need::optional);
  /// The same with a default, which the help text shows: what `target` holds now.
  void option_with_default(const char* name, const char* value, std::string& target, const char* help);
  /// An option with a value, given any number of times.
  void repeatable_option(const char* name, const char* value, std::vector<std::string>& target, const char* help);
  /// An option without a value.
  void flag(const char* name, bool& target, const char* help);

  /// Replaces the help of an option that is already declared.
  void describe(const char* name, const char* help);
  /// Returns true if the command line has this option.
  bool given(const char* name) const;

  /// The command's own name, as in "run".
  const std::string& name() const;
  /// The names of its options, as in "--seed".
  std::vector<std::string> options() const;
  /// What stands for the option's value in the help text, as in "N"; "" for a flag, nothing where there is no such option.
  std::optional<std::string> value_of(const std::string& option) const;

  CLI::App& command() const { return *command_; }

 private:
  CLI::App* command_;
};

/// A command, and what it does once the command line is read; the result is the exit code.
struct Command {
  Syntax syntax;
  std::function<int()> execute;
};

/// The command line of the whole program.
class CommandLine {
 public:
  CommandLine(const char* program, const char* description, const char* footer);
  ~CommandLine();
  CommandLine(const CommandLine&) = delete;
  CommandLine& operator=(const CommandLine&) = delete;

  Syntax add_command(const char* name, const char* description);

  /// Reads the command line and runs the command that it names; returns the exit code. Prints help or the version instead where
  /// asked for. Throws UsageFailure where the command line is wrong.
  int execute(const std::vector<Command>& commands, int argc, char** argv);

 private:
  std::unique_ptr<CLI::App> app_;
};

}  // namespace ebb::cli
