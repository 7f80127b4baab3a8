#include "cli/command_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "cli/quoted.hpp"
#include "ebb/core/failure.hpp"
#include "ebb/core/text.hpp"

namespace ebb::cli {
namespace {

/// "--seed=5" -> "--seed".
std::string option_name(const std::string& word) { return word.substr(0, word.find('=')); }

/// Returns true if the word after this option is its value. Throws UsageFailure where no command has such an option.
bool next_word_is_value(const std::string& word, const std::vector<Command>& commands) {
  Words known{"--version"};
  for (const Command& command : commands) {
    if (const auto value = command.syntax.value_of(option_name(word))) return !value->empty() && word.find('=') == word.npos;
    for (std::string& name : command.syntax.options()) known.push_back(std::move(name));
  }
  refuse_option(word, known);
}

/// Throws UsageFailure. Often the command is left out, and a scenario or a result stands in its place.
[[noreturn]] void refuse_command(const std::string& word, const Words& words, const std::vector<Command>& commands) {
  std::error_code unknown;
  const bool folder = std::filesystem::is_directory(word, unknown);
  if (folder || word.ends_with(".toml") || word.ends_with(".json") || std::filesystem::exists(word, unknown)) {
    const char* command = folder || word.ends_with(".json") ? "report" : "run";
    throw UsageFailure(
        fmt::format("'{}' is not a command (did you mean 'ebb {} {}'?)", printable(word), command, shell_quoted(words)));
  }
  Words names;
  for (const Command& command : commands) names.push_back(command.syntax.name());
  throw UsageFailure(
      fmt::format("unknown command '{}'{}; 'ebb --help' lists the commands", printable(word), did_you_mean(word, names)));
}

}  // namespace

bool is_option(const std::string& word) { return word.size() > 1 && word.front() == '-' && word != "--"; }

void refuse_option(const std::string& word, const Words& known) {
  const std::string name = option_name(word);
  throw UsageFailure(fmt::format("unknown option '{}'{}", printable(name), did_you_mean(name, known)));
}

CommandWords find_command(const Words& words, const std::vector<Command>& commands) {
  for (std::size_t i = 0; i < words.size() && words[i] != "--"; ++i) {
    if (words[i] == "--version") break;
    if (is_option(words[i])) {
      if (next_word_is_value(words[i], commands)) ++i;
      continue;
    }
    const auto found = std::ranges::find(commands, words[i], [](const Command& one) { return one.syntax.name(); });
    if (found == commands.end()) refuse_command(words[i], words, commands);
    Words arguments = words;
    arguments.erase(arguments.begin() + static_cast<std::ptrdiff_t>(i));
    return {&*found, std::move(arguments)};
  }
  return {nullptr, words};
}

void require_values(const Syntax& syntax, const Words& arguments) {
  for (std::size_t i = 0; i < arguments.size() && arguments[i] != "--"; ++i) {
    const std::string name = option_name(arguments[i]);
    const auto value = is_option(arguments[i]) ? syntax.value_of(name) : std::nullopt;
    if (!value) continue;
    const bool same_word = name != arguments[i];  // --name=value
    if (value->empty() && same_word) throw UsageFailure(fmt::format("{0} does not take a value: write {0}", name));
    if (value->empty()) continue;
    if (!same_word && ++i == arguments.size()) throw UsageFailure(fmt::format("{0} needs a value: {0} {1}", name, *value));
    if (arguments[i] == (same_word ? name + "=" : ""))
      throw UsageFailure(fmt::format("{0} needs a value, got an empty one: {0} {1}", name, *value));
    if (!same_word && is_option(arguments[i]) && syntax.value_of(option_name(arguments[i])))
      throw UsageFailure(fmt::format("{0} needs a value, and the next word is the option {2}: {0} {1}", name, *value,
                                     option_name(arguments[i])));
  }
}

}  // namespace ebb::cli
