#include "cli/command.hpp"
#include "cli/output.hpp"
#include "ebb/scenario/scenario.hpp"

namespace ebb::cli {

Command add_schema(CommandLine& line) {
  Syntax command = line.add_command("schema", "Prints the JSON Schema of scenario files, for editors");
  return {command, [] {
            write_stdout(scenario_schema());
            return 0;
          }};
}

}  // namespace ebb::cli
