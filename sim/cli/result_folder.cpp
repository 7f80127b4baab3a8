#include "cli/result_folder.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <map>
#include <set>

#include "ebb/core/failure.hpp"
#include "ebb/core/file.hpp"
#include "ebb/core/text.hpp"
#include "ebb/report/csv.hpp"
#include "ebb/report/result_json.hpp"
#include "ebb/tally/result_file.hpp"

namespace ebb::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestName = 100;
const std::vector<std::string> kNames{"summary.csv", "days.csv", "strength.csv", "result.json"};

bool safe(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
}

std::string safe_stem(const fs::path& file) {
  const bool stored = file.filename() == "result.json" && file.parent_path().has_filename();
  std::string name = stored ? file.parent_path().filename().native() : file.stem().native();
  std::ranges::replace_if(
      name, [](char c) { return !safe(c); }, '_');
  if (name.empty() || name.front() == '.' || name.front() == '-') name.insert(0, "_");
  return name.substr(0, kLongestName - 10);  // room for a number
}

bool holds(const fs::path& file, const std::string& bytes) {
  try {
    return read_whole(file, kLongestResult) == bytes;
  } catch (const Failure&) { return false; }
}

/// What a file is known by, whatever its path; nothing if it does not exist.
std::optional<std::pair<dev_t, ino_t>> identity(const fs::path& file) {
  struct stat about;
  if (::stat(file.c_str(), &about) != 0) return {};
  return std::pair(about.st_dev, about.st_ino);
}

}  // namespace

ResultFolder::ResultFolder(const fs::path& path) : path_(path) {
  prepare_folder(path);
  const std::string name = printable(path.native());
  lock_ = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (lock_ < 0) throw MachineFailure(fmt::format("cannot open the folder '{}': {}", name, std::strerror(errno)));
  while (::flock(lock_, LOCK_EX | LOCK_NB) != 0) {
    const int error = errno;
    if (error == EINTR) continue;
    ::close(lock_);
    if (error == EWOULDBLOCK)
      throw MachineFailure(fmt::format("another program is writing to '{}'; wait for it, or choose another --out", name));
    throw MachineFailure(
        fmt::format("cannot lock the folder '{}': {}; choose an --out on another file system", name, std::strerror(error)));
  }
  sweep_temporaries(path, kNames);
}

ResultFolder::~ResultFolder() { ::close(lock_); }

bool ResultFolder::write(const Result& result, const Report& report) const {
  const std::vector<NamedBytes> files{{kNames[0], summary_csv(result, report)},
                                      {kNames[1], days_csv(result, report)},
                                      {kNames[2], strength_csv(result)},
                                      {kNames[3], result_json(result, report) + "\n"}};
  if (std::ranges::all_of(files, [&](const NamedBytes& file) { return holds(path_ / file.name, file.bytes); })) return false;
  write_together(path_, files);
  return true;
}

std::string ResultFolder::written() const {
  const std::string folder = (path_ / "").native();
  return fmt::format("Written: {} (result.json, {} CSV files)", printable(folder), kNames.size() - 1);
}

void refuse_to_overwrite(const std::vector<fs::path>& folders, const std::vector<fs::path>& inputs) {
  std::map<std::pair<dev_t, ino_t>, const fs::path*> read;
  for (const fs::path& input : inputs)
    if (const auto file = identity(input)) read.emplace(*file, &input);
  for (const fs::path& folder : folders)
    for (const std::string& name : kNames) {
      const auto file = identity(folder / name);
      const auto found = file ? read.find(*file) : read.end();
      if (found != read.end())
        throw UsageFailure(fmt::format("--out '{}' would overwrite '{}', which is read; choose another folder",
                                       printable(folder.native()), printable(found->second->native())));
    }
}

std::vector<std::string> folder_names(const std::vector<std::string>& files) {
  std::vector<std::string> names;
  std::set<std::string> taken;
  std::map<std::string, int> used;  // how often a stem was met
  for (const std::string& file : files) {
    const std::string stem = safe_stem(file);
    std::string name = stem;
    for (int& i = used[stem]; !taken.insert(name).second;) name = fmt::format("{}-{}", stem, ++i + 1);
    names.push_back(name);
  }
  return names;
}

}  // namespace ebb::cli
