#pragma once
#include "cli/command_line.hpp"

namespace ebb::cli {

// Each in its own command_*.cpp.
Command add_run(CommandLine& line);
Command add_validate(CommandLine& line);
Command add_merge(CommandLine& line);
Command add_report(CommandLine& line);
Command add_explain(CommandLine& line);
Command add_new(CommandLine& line);
Command add_replay(CommandLine& line);
Command add_score(CommandLine& line);
Command add_schema(CommandLine& line);
Command add_bench(CommandLine& line);

}  // namespace ebb::cli
