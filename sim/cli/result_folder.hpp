#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "ebb/report/report.hpp"
#include "ebb/tally/result.hpp"

namespace ebb::cli {

/// A folder that results are written to: made, and locked against a second program, before anything is computed.
/// Throws MachineFailure.
class ResultFolder {
 public:
  explicit ResultFolder(const std::filesystem::path& path);
  ~ResultFolder();
  ResultFolder(const ResultFolder&) = delete;
  ResultFolder& operator=(const ResultFolder&) = delete;

  /// The result that stands there, or nothing; a damaged one is nothing too.
  std::optional<Result> stored() const;

  /// result.json, summary.csv, days.csv, strength.csv; all or none; result.json last, so that where it is, the others are.
  void write(const Result& result, const Report& report) const;

 private:
  std::filesystem::path path_;
  int lock_ = -1;
};

/// Throws UsageFailure where a result in `folder` would take the place of the file `input`.
void refuse_to_overwrite(const std::filesystem::path& folder, const std::string& input);

/// A folder's name for each scenario file of a batch: its base name without .toml, safe characters only, each once.
std::vector<std::string> folder_names(const std::vector<std::string>& files);

}  // namespace ebb::cli
