#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace ebb::house {

/// A text file of the project; `path` is relative to the project's folder, with '/'.
struct SourceFile {
  std::string path;
  std::vector<std::string> lines;

  bool is_code() const;  ///< .cpp or .hpp
};

/// The project's own text files: code, scripts, scenarios, documents; not what a build or a run has made.
std::vector<SourceFile> project_files(const std::filesystem::path& project);

/// `text` between the double quotes of an #include line, else empty.
std::string included(const std::string& line);

}  // namespace ebb::house
