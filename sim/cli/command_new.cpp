#include <fmt/format.h>

#include <memory>

#include "cli/command.hpp"
#include "cli/output.hpp"
#include "cli/starters.hpp"
#include "ebb/core/failure.hpp"
#include "ebb/core/text.hpp"

namespace ebb::cli {
namespace {

int print_starter(const std::string& name) {
  std::vector<std::string> names;
  for (const Starter& starter : kStarters) {
    if (starter.name == name) {
      write_stdout(starter.text);
      return 0;
    }
    names.emplace_back(starter.name);
  }
  throw UsageFailure(
      fmt::format("new: there is no starter '{}'{}; there are isw, shells and cash", printable(name), did_you_mean(name, names)));
}

}  // namespace

Command add_new(CommandLine& line) {
  auto name = std::make_shared<std::string>("isw");
  Syntax command = line.add_command("new", "Prints a starter scenario to begin your own from");
  command.operand_with_default("STARTER", *name, "isw (a contingent), shells (a stock with deliveries), cash (money)");
  return {command, [name] { return print_starter(*name); }};
}

}  // namespace ebb::cli
