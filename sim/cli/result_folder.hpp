#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "ebb/report/report.hpp"
#include "ebb/tally/result.hpp"

namespace ebb::cli {

/// A folder that results are written to. The constructor makes it, locks it against other programs and sweeps what a killed
/// program left there. Throws MachineFailure.
class ResultFolder {
 public:
  explicit ResultFolder(const std::filesystem::path& path);
  ~ResultFolder();
  ResultFolder(const ResultFolder&) = delete;
  ResultFolder& operator=(const ResultFolder&) = delete;

  /// Writes result.json, summary.csv, days.csv and strength.csv: all or none; result.json last, so that where it is, the others
  /// are. Returns false, and writes nothing, if the folder holds exactly these files already.
  bool write(const Result& result, const Report& report) const;

  /// "Written: out/mine/ (result.json, 3 CSV files)", as a line for a person.
  std::string written() const;

 private:
  std::filesystem::path path_;
  int lock_ = -1;
};

/// Throws UsageFailure if a result in one of the folders would replace one of the files `inputs`. Takes time in proportion to the
/// number of folders and files.
void refuse_to_overwrite(const std::vector<std::filesystem::path>& folders, const std::vector<std::filesystem::path>& inputs);

/// A folder's name for each file of a batch: the file's base name without its extension (of a result.json, the name of its
/// folder), safe characters only, each once.
std::vector<std::string> folder_names(const std::vector<std::string>& files);

}  // namespace ebb::cli
