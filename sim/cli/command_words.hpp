#pragma once
#include <string>
#include <vector>

#include "cli/command_line.hpp"

namespace ebb::cli {

using Words = std::vector<std::string>;

/// True for "-h", "--seed", "--seed=5"; false for "-", which is standard input, and "--".
bool is_option(const std::string& word);

/// A command line's words: the command, and the words that belong to it.
struct CommandWords {
  const Command* command;  ///< nullptr: no command is named, and `arguments` are for the program itself (--help, --version)
  Words arguments;
};

/// Finds the command: the first word that is neither an option nor an option's value. Every word after it is an argument of that
/// command, whatever it is called; options before it are moved behind it. Throws UsageFailure, with a suggestion, where the word
/// is not a command, or no command has one of the options.
CommandWords find_command(const Words& words, const std::vector<Command>& commands);

/// Throws UsageFailure if an option lacks its value (CLI11 would take the next word, whatever it is), or a flag has one.
void require_values(const Syntax& syntax, const Words& arguments);

/// Throws UsageFailure: the option is not one of `known`, of which the nearest is suggested.
[[noreturn]] void refuse_option(const std::string& word, const Words& known);

}  // namespace ebb::cli
