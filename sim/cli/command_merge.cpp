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
#include "ebb/core/failure.hpp"
#include "ebb/core/text.hpp"
#include "ebb/tally/mergeable.hpp"

namespace ebb::cli {
namespace {

struct MergeArguments {
  std::vector<std::string> paths;
  ReportArguments report;
  std::string out;
  bool require_complete = false, force = false;
};

/// The sum of results, and which file each part came from.
class Sum {
 public:
  /// Throws ComparisonFailure that names both files if the result cannot be added.
  void add(const std::string& file, Result result) {
    const std::string why = sum_ ? why_not_mergeable(*sum_, result) : "";
    if (!why.empty())
      throw ComparisonFailure(
          fmt::format("'{}' and '{}' cannot be merged: {}", printable(rival_of(result)), printable(file), why));
    parts_.push_back({file, result.intervals});
    sum_ = sum_ ? ebb::add(*sum_, result) : std::move(result);
  }
  const Result& result() const { return *sum_; }

 private:
  struct Part {
    std::string file;
    IntervalSet trials;
  };

  /// The file that has trials of the result; if none has, the first.
  const std::string& rival_of(const Result& result) const {
    for (const Part& part : parts_)
      if (part.trials.overlaps(result.intervals)) return part.file;
    return parts_.front().file;
  }

  std::optional<Result> sum_;
  std::vector<Part> parts_;
};

void tell_gaps(const Result& sum, const MergeArguments& arguments) {
  const std::string gaps = fmt::format("of {} trials these are missing: trials {}",
                                       grouped(static_cast<long long>(sum.key.trials)),
                                       to_string(sum.intervals.missing_from(sum.key.trials)));
  if (arguments.require_complete) throw ComparisonFailure(gaps + "; nothing was written (--require-complete)");
  if (arguments.report.json) write_stderr(fmt::format("ebb: warning: {}\n", gaps));  // else the report says it
}

int merge(const MergeArguments& arguments) {
  Sum parts;
  for (const std::string& file : result_files(arguments.paths)) parts.add(file, load_result(file));
  const Result& sum = parts.result();
  if (!sum.complete()) tell_gaps(sum, arguments);

  const Report report = estimate(sum, arguments.report.probabilities());
  std::optional<ResultFolder> folder;
  if (!arguments.out.empty()) {
    folder.emplace(arguments.out);
    stored_result(arguments.out, {.key = sum.key, .title = sum.facts.title, .trials = sum.intervals, .adds = true},
                  arguments.force);
    folder->write(sum, report);
  }
  Showing showing(arguments.report, false);
  showing.show(sum, report, {});
  if (folder && !arguments.report.quiet) write_stderr(folder->written() + "\n");
  return 0;
}

}  // namespace

Command add_merge(CommandLine& line) {
  auto arguments = std::make_shared<MergeArguments>();
  Syntax command = line.add_command("merge", "Adds the results of shards, and reports the sum");
  command.operands("RESULT", arguments->paths, "results of one run, no trial in two of them: files, or folders that hold them");
  arguments->report.add_to(command);
  command.option("--out", "DIR", arguments->out, "writes the sum as result.json, summary.csv, days.csv, strength.csv");
  command.flag("--force", arguments->force, "lets --out replace the result of another run");
  command.flag("--require-complete", arguments->require_complete, "fails (exit 4) if trials are missing");
  return {command, [arguments] { return merge(*arguments); }};
}

}  // namespace ebb::cli
