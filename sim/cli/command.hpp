#pragma once
#include <CLI/CLI.hpp>
#include <functional>
#include <vector>

namespace ebb::cli {

/// A subcommand and what it does once the command line is read; the result is the exit code.
struct Command {
  CLI::App* app;
  std::function<int()> execute;
};

// Each in its own command_*.cpp.
Command add_run(CLI::App& app);
Command add_validate(CLI::App& app);
Command add_merge(CLI::App& app);
Command add_report(CLI::App& app);
Command add_explain(CLI::App& app);
Command add_new(CLI::App& app);
Command add_replay(CLI::App& app);
Command add_score(CLI::App& app);
Command add_schema(CLI::App& app);
Command add_bench(CLI::App& app);

}  // namespace ebb::cli
