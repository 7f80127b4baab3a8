#include "cli/result_folder.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <set>

#include "cli/load.hpp"
#include "ebb/core/failure.hpp"
#include "ebb/core/file.hpp"
#include "ebb/core/text.hpp"
#include "ebb/report/csv.hpp"
#include "ebb/report/result_json.hpp"

namespace ebb::cli {
namespace {

constexpr std::size_t kLongestName = 100;

bool safe(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
}

std::string safe_stem(const std::string& file) {
  std::string name = std::filesystem::path(file).stem().native();
  std::replace_if(
      name.begin(), name.end(), [](char c) { return !safe(c); }, '_');
  if (name.empty() || name.front() == '.' || name.front() == '-') name.insert(0, "_");
  return name.substr(0, kLongestName - 10);  // room for a number
}

}  // namespace

ResultFolder::ResultFolder(const std::filesystem::path& path) : path_(path) {
  prepare_folder(path);
  lock_ = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (lock_ >= 0 && ::flock(lock_, LOCK_EX | LOCK_NB) == 0) return;
  if (lock_ >= 0) ::close(lock_);
  throw MachineFailure(
      fmt::format("another program is writing to '{}'; wait for it, or choose another --out", printable(path.native())));
}

ResultFolder::~ResultFolder() { ::close(lock_); }

std::optional<Result> ResultFolder::stored() const {
  const auto file = path_ / "result.json";
  std::error_code unknown;
  if (!std::filesystem::exists(file, unknown)) return {};
  try {
    return load_result(file.native());
  } catch (const Failure&) { return {}; }
}

void ResultFolder::write(const Result& result, const Report& report) const {
  write_together(path_, {{"summary.csv", summary_csv(result, report)},
                         {"days.csv", days_csv(result, report)},
                         {"strength.csv", strength_csv(result)},
                         {"result.json", result_json(result, report) + "\n"}});
}

void refuse_to_overwrite(const std::filesystem::path& folder, const std::string& input) {
  for (const char* name : {"summary.csv", "days.csv", "strength.csv", "result.json"}) {
    std::error_code unknown;
    if (std::filesystem::equivalent(folder / name, input, unknown))
      throw UsageFailure(fmt::format("--out '{}' would overwrite '{}', which is read; choose another folder",
                                     printable(folder.native()), printable(input)));
  }
}

std::vector<std::string> folder_names(const std::vector<std::string>& files) {
  std::vector<std::string> names;
  std::set<std::string> taken;
  for (const std::string& file : files) {
    const std::string stem = safe_stem(file);
    std::string name = stem;
    for (int i = 2; !taken.insert(name).second; ++i) name = fmt::format("{}-{}", stem, i);
    names.push_back(name);
  }
  return names;
}

}  // namespace ebb::cli
