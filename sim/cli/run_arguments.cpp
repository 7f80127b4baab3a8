#include "cli/run_arguments.hpp"

#include <errno.h>

#include "cli/quoted.hpp"

namespace ebb::cli {

void RunArguments::add_to(Syntax& command) {
  command.operands("FILE", files, "scenario files");
  sampling.add_to(command);
  report.add_to(command);
  limits.add_to(command);
  command.option("--threads", "N", threads, "number of threads (default: one per processor); never changes the result");
  command.option("--out", "DIR", out, "writes result.json, summary.csv, days.csv, strength.csv (a folder each for a batch)");
  command.flag("--force", force, "lets --out replace the result of another run");
  command.option("--shard", "I/N", shard, "runs only the I-th of N parts of the trials; add the results with 'ebb merge'");
  command.option_with_default("--strength-every", "DAYS", strength_every,
                              "days between two rows of strength.csv; 1 shows what arrives between weeks");
  command.option("--continue", "RESULT", earlier, "runs what a stored result lacks, and adds it");
  command.flag("--strict", strict, "treats warnings as errors");
}

std::string command_to_finish(const RunArguments& arguments, const std::string& file, const std::filesystem::path& folder) {
  std::vector<std::string> words{program_invocation_name, "run", file.starts_with('-') && file != "-" ? "./" + file : file};
  const auto add = [&](const char* option, const std::string& value) {
    if (value.empty()) return;
    words.emplace_back(option);
    words.push_back(value);
  };
  for (const std::string& setting : arguments.sampling.settings) add("--set", setting);
  add("--quantiles", arguments.report.quantiles);
  add("--threads", arguments.threads);
  add("--shard", arguments.shard);
  if (arguments.strict) words.emplace_back("--strict");
  add("--continue", (folder / "result.json").native());
  add("--out", folder.native());
  return shell_quoted(words);
}

}  // namespace ebb::cli
