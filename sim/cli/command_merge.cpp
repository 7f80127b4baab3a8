#include <fmt/format.h>

#include <memory>

#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "cli/load.hpp"
#include "cli/output.hpp"
#include "cli/result_folder.hpp"
#include "cli/show.hpp"
#include "ebb/core/failure.hpp"

namespace ebb::cli {
namespace {

struct MergeArguments {
  std::vector<std::string> files;
  ReportArguments report;
  std::string out;
  bool require_complete = false;
};

int merge(const MergeArguments& arguments) {
  std::optional<Result> sum;
  for (const std::string& file : arguments.files) {
    Result result = load_result(file);
    sum = sum ? add(*sum, result) : std::move(result);
  }
  if (!sum->complete()) {
    const std::string gaps = fmt::format("trials {} of {} are missing", to_string(sum->intervals.missing_from(sum->key.trials)),
                                         sum->key.trials);
    if (arguments.require_complete) throw ComparisonFailure(gaps + ", and --require-complete was given; nothing was written");
    write_stderr(fmt::format("ebb: warning: {}; the sum is marked as incomplete\n", gaps));
  }
  const Report report = estimate(*sum, arguments.report.probabilities());
  if (!arguments.out.empty()) ResultFolder(arguments.out).write(*sum, report);
  Showing showing(arguments.report, false);
  showing.show(*sum, report, {});
  return 0;
}

}  // namespace

Command add_merge(CommandLine& line) {
  auto arguments = std::make_shared<MergeArguments>();
  Syntax command = line.add_command("merge", "Adds the results of shards, and reports the sum");
  command.operands("RESULT", arguments->files, "result.json files of one run, no trial in two of them");
  arguments->report.add_to(command);
  command.option("--out", "DIR", arguments->out, "writes the sum as result.json, summary.csv, days.csv, strength.csv");
  command.flag("--require-complete", arguments->require_complete, "fails (exit 4) where trials are missing");
  return {command, [arguments] { return merge(*arguments); }};
}

}  // namespace ebb::cli
