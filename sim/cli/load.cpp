#include "cli/load.hpp"

#include <fmt/format.h>

#include "cli/output.hpp"
#include "ebb/core/failure.hpp"
#include "ebb/core/file.hpp"
#include "ebb/core/text.hpp"
#include "ebb/engine/memory.hpp"
#include "ebb/plan/plan.hpp"
#include "ebb/tally/result_file.hpp"

namespace ebb::cli {
namespace {

/// With --strict a warning is an error; a note never is.
std::vector<Diagnostic> as_errors(std::vector<Diagnostic> warnings) {
  std::erase_if(warnings, [](const Diagnostic& finding) { return finding.severity != Severity::warning; });
  for (Diagnostic& finding : warnings) finding.severity = Severity::error;
  return warnings;
}

}  // namespace

std::vector<Scenario> load_all(const std::vector<std::string>& files, const Settings& settings, bool strict, Tell tell) {
  std::vector<Scenario> scenarios;
  std::vector<Diagnostic> errors;
  std::string unreadable;
  for (const std::string& file : files) {
    try {
      scenarios.push_back(read_scenario(file, settings));
      const Scenario& scenario = scenarios.back();
      const std::vector<Diagnostic> refused = strict ? as_errors(scenario.warnings) : std::vector<Diagnostic>{};
      errors.insert(errors.end(), refused.begin(), refused.end());
      require_memory(make_plan(std::make_shared<const Scenario>(scenario), {}));  // what only the plan can see
      if (!refused.empty() || tell == Tell::nothing) continue;
      if (tell == Tell::notes_and_warnings) write_stderr(format(scenario.warnings));
      write_stderr(format(scenario.notes));
    } catch (const ScenarioFailure& failure) {
      errors.insert(errors.end(), failure.diagnostics.begin(), failure.diagnostics.end());
    } catch (const MachineFailure& failure) { unreadable += (unreadable.empty() ? "" : "\n") + std::string(failure.what()); }
  }
  if (!unreadable.empty()) {
    write_stderr(format(errors));
    throw MachineFailure(unreadable);
  }
  if (!errors.empty()) throw ScenarioFailure(std::move(errors));
  return scenarios;
}

Result load_result(const std::string& file) {
  try {
    const std::string bytes = read_whole(file, kLongestResult);
    Result result = read_result(bytes, printable(file));
    if (!bytes.ends_with('\n'))
      throw ComparisonFailure(
          fmt::format("cannot use the result '{}': its last line has no line feed: it was cut short", printable(file)));
    return result;
  } catch (const MachineFailure& failure) { throw ComparisonFailure(failure.what()); } catch (const UsageFailure& failure) {
    throw ComparisonFailure(failure.what());
  }
}

}  // namespace ebb::cli
