#pragma once
#include <string>
#include <vector>

namespace ebb::cli {

/// The result files that are meant by `paths`: a file stands for itself, a folder for its result.json, and a folder of a batch
/// for the result.json of each of its folders, in the order of their names. Throws ComparisonFailure if a folder holds no
/// result.
std::vector<std::string> result_files(const std::vector<std::string>& paths);

}  // namespace ebb::cli
