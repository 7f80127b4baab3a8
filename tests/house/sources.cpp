#include "house/sources.hpp"

#include <algorithm>
#include <fstream>
#include <regex>
#include <sstream>

namespace ebb::house {
namespace {

namespace fs = std::filesystem;

const std::vector<std::string> kFolders{"include", "sim", "tests", "bench", "cmake", "docs", "scenarios", ".ci"};
const std::vector<std::string> kExtensions{".cpp", ".hpp", ".cmake", ".txt", ".md", ".toml", ".json", ".sh", ".csv", ".py", ".R"};

bool is_text(const fs::path& path) {
  return path.extension().empty() || std::ranges::count(kExtensions, path.extension().string()) > 0;
}

SourceFile read(const fs::path& project, const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  SourceFile file{path.lexically_relative(project).generic_string(), {}};
  for (std::string line; std::getline(in, line);) file.lines.push_back(line);
  return file;
}

}  // namespace

bool SourceFile::is_code() const { return path.ends_with(".cpp") || path.ends_with(".hpp"); }

std::vector<SourceFile> project_files(const fs::path& project) {
  std::vector<SourceFile> files;
  const auto take = [&](const fs::directory_entry& entry) {
    if (entry.is_regular_file() && is_text(entry.path())) files.push_back(read(project, entry.path()));
  };
  for (const auto& entry : fs::directory_iterator(project)) take(entry);
  for (const std::string& folder : kFolders)
    if (fs::exists(project / folder))
      for (const auto& entry : fs::recursive_directory_iterator(project / folder)) take(entry);
  std::ranges::sort(files, {}, &SourceFile::path);
  return files;
}

std::string included(const std::string& line) {
  static const std::regex kInclude("\\s*#\\s*include\\s*\"([^\"]+)\".*");
  std::smatch match;
  return std::regex_match(line, match, kInclude) ? match[1].str() : "";
}

}  // namespace ebb::house
