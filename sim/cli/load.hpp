#pragma once
#include <string>
#include <vector>

#include "ebb/scenario/scenario.hpp"
#include "ebb/tally/result.hpp"

namespace ebb::cli {

/// What reading a scenario prints to stderr if there is no error.
enum class Tell { nothing, notes, notes_and_warnings };

/// Reads and checks all files before any is used. With `strict` warnings are errors. Throws ScenarioFailure with the findings of
/// every file, or the first other failure.
std::vector<Scenario> load_all(const std::vector<std::string>& files, const Settings& settings, bool strict, Tell tell);

/// Reads a stored result. Throws ComparisonFailure if it is missing, damaged or not a result.
Result load_result(const std::string& file);

}  // namespace ebb::cli
