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

/// Where each result is written; nothing without --out.
std::vector<std::filesystem::path> folders_for(const std::vector<std::string>& files, const std::string& out) {
  std::vector<std::filesystem::path> folders;
  if (out.empty()) return folders;
  const std::filesystem::path folder = out;
  for (const std::string& name : folder_names(files)) folders.push_back(files.size() > 1 ? folder / name : folder);
  return folders;
}

/// Throws UsageFailure if writing a result to its folder would lose another one.
void require_no_loss(const std::vector<std::string>& files, const std::vector<std::filesystem::path>& folders, bool force) {
  for (std::size_t i = 0; i < folders.size(); ++i) {
    const Result result = load_result(files[i]);
    stored_result(folders[i], {.key = result.key, .title = result.facts.title, .trials = result.intervals, .adds = true}, force);
  }
}

/// One result at a time: together they may be more than memory holds.
int report_stored(const StoredArguments& arguments) {
  const std::vector<std::string> files = result_files(arguments.paths);
  const std::vector<std::filesystem::path> folders = folders_for(files, arguments.out);
  require_no_loss(files, folders, arguments.force);

  Showing showing(arguments.report, files.size() > 1);
  for (std::size_t i = 0; i < files.size(); ++i) {
    const Result result = load_result(files[i]);
    const Report report = estimate(result, arguments.report.probabilities());
    showing.show(result, report, {});
    if (folders.empty()) continue;
    const ResultFolder folder(folders[i]);
    folder.write(result, report);
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
