#include <memory>

#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "cli/load.hpp"
#include "cli/result_folder.hpp"
#include "cli/show.hpp"

namespace ebb::cli {
namespace {

struct StoredArguments {
  std::vector<std::string> files;
  ReportArguments report;
  std::string out;
};

int report_stored(const StoredArguments& arguments) {
  const bool batch = arguments.files.size() > 1;
  Showing showing(arguments.report, batch);
  std::vector<Result> results;
  for (const std::string& file : arguments.files) results.push_back(load_result(file));
  for (std::size_t i = 0; i < results.size(); ++i) {
    const Report report = estimate(results[i], arguments.report.probabilities());
    if (!arguments.out.empty()) {
      const std::filesystem::path out = arguments.out;
      ResultFolder(batch ? out / std::to_string(i + 1) : out).write(results[i], report);
    }
    showing.show(results[i], report, {});
  }
  showing.finish();
  return 0;
}

}  // namespace

Command add_report(CommandLine& line) {
  auto arguments = std::make_shared<StoredArguments>();
  Syntax command = line.add_command("report", "Shows stored results again, without running anything");
  command.operands("RESULT", arguments->files, "result.json files");
  arguments->report.add_to(command);
  command.option("--out", "DIR", arguments->out, "writes result.json, summary.csv, days.csv, strength.csv anew");
  return {command, [arguments] { return report_stored(*arguments); }};
}

}  // namespace ebb::cli
