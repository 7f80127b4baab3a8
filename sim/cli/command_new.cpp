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

Command add_new(CLI::App& app) {
  auto name = std::make_shared<std::string>("isw");
  CLI::App* command = app.add_subcommand("new", "Prints a starter scenario to begin your own from");
  command->add_option("STARTER", *name, "isw (a contingent), shells (a stock with deliveries), cash (money)")
      ->type_name("")
      ->default_str("isw");
  return {command, [name] { return print_starter(*name); }};
}

}  // namespace ebb::cli
