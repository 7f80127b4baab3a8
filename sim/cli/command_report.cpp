#include <fmt/format.h>

#include <memory>

#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "cli/load.hpp"
#include "cli/output.hpp"
#include "cli/result_files.hpp"
#include "cli/result_folder.hpp"
#include "cli/show.hpp"
#include "cli/stored_result.hpp"

namespace ebb::cli {
namespace {

struct StoredArguments {
  std::vector<std::string> paths;
  ReportArguments report;
  std::string out;
  bool force = false;
};

/// Throws UsageFailure if writing the result there would lose another one.
void require_no_loss(const std::filesystem::path& folder, const Result& result, bool force) {
  stored_result(folder, {.key = result.key, .title = result.facts.title, .trials = result.intervals, .adds = true}, force);
}

int report_stored(const StoredArguments& arguments) {
  const std::vector<std::string> files = result_files(arguments.paths);
  const std::vector<std::string> names = folder_names(files);
  std::vector<std::filesystem::path> folders;  // empty without --out
  for (const std::string& name : names)
    if (!arguments.out.empty()) folders.push_back(files.size() > 1 ? std::filesystem::path(arguments.out) / name : arguments.out);

  std::vector<Result> results;
  for (const std::string& file : files) results.push_back(load_result(file));
  for (std::size_t i = 0; i < folders.size(); ++i) require_no_loss(folders[i], results[i], arguments.force);

  Showing showing(arguments.report, files.size() > 1);
  for (std::size_t i = 0; i < results.size(); ++i) {
    const Report report = estimate(results[i], arguments.report.probabilities());
    showing.show(results[i], report, {});
    if (folders.empty()) continue;
    const ResultFolder folder(folders[i]);
    folder.write(results[i], report);
    if (!arguments.report.quiet) write_stderr(folder.written() + "\n");
  }
  showing.finish();
  return 0;
}

}  // namespace

Command add_report(CommandLine& line) {
  auto arguments = std::make_shared<StoredArguments>();
  Syntax command = line.add_command("report", "Shows stored results again, without running anything");
  command.operands("RESULT", arguments->paths, "result.json files, or folders that hold them");
  arguments->report.add_to(command);
  command.option("--out", "DIR", arguments->out, "writes result.json, summary.csv, days.csv, strength.csv again");
  command.flag("--force", arguments->force, "lets --out replace the result of another run");
  return {command, [arguments] { return report_stored(*arguments); }};
}

}  // namespace ebb::cli
