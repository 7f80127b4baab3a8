#pragma once
#include <string>
#include <vector>

#include "ebb/scenario/scenario.hpp"
#include "ebb/tally/result.hpp"

namespace ebb::cli {

/// Reads and checks all files before any is used. Prints warnings to stderr unless `quiet`; with `strict` they are errors.
/// Throws ScenarioFailure with the findings of every file, or the first other failure.
std::vector<Scenario> load_all(const std::vector<std::string>& files, const Settings& settings, bool strict, bool quiet);

/// Reads a stored result. Throws ComparisonFailure if it is missing, damaged or not a result.
Result load_result(const std::string& file);

}  // namespace ebb::cli
