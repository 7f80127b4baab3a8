#include "cli/result_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "ebb/core/failure.hpp"
#include "ebb/core/text.hpp"

namespace ebb::cli {
namespace {

namespace fs = std::filesystem;

constexpr auto kName = "result.json";

std::vector<std::string> results_in(const fs::path& folder) {
  std::error_code error;
  if (fs::exists(folder / kName, error)) return {(folder / kName).native()};
  std::vector<std::string> files;
  for (const auto& entry : fs::directory_iterator(folder, error))
    if (fs::exists(entry.path() / kName, error)) files.push_back((entry.path() / kName).native());
  if (files.empty())
    throw ComparisonFailure(
        fmt::format("there is no {} in the folder '{}' nor in its folders", kName, printable(folder.native())));
  std::ranges::sort(files);
  return files;
}

}  // namespace

std::vector<std::string> result_files(const std::vector<std::string>& paths) {
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    std::error_code unknown;
    const std::vector<std::string> meant = fs::is_directory(path, unknown) ? results_in(path) : std::vector{path};
    files.insert(files.end(), meant.begin(), meant.end());
  }
  return files;
}

}  // namespace ebb::cli
