#include <catch2/catch.hpp>
#include <regex>

#include "house/floors.hpp"

using namespace ebb::house;

namespace {

using Lines = std::vector<std::string>;

/// A header that takes seconds to compile, and the only files of the library and the program that include it.
struct HeavyHeader {
  std::string begins;
  std::regex files;
};

const std::vector<HeavyHeader> kHeavyHeaders{
    {"CLI/", std::regex("sim/cli/command_line.cpp")},
    {"Eigen/", std::regex("sim/distribution/(correlation|metalog_fit).cpp")},
    {"toml++/", std::regex("sim/scenario/(parse|syntax).cpp")},
    {"boost/math/", std::regex("sim/core/portable.hpp|sim/distribution/(incomplete|root).cpp")},
    {"boost/random/", std::regex("sim/random/sobol.cpp")},
    {"nlohmann/json.hpp", std::regex("sim/(scenario|tally|report|cli)/\\w+.cpp")},  // headers: <nlohmann/json_fwd.hpp>
    {"regex", std::regex("sim/scenario/(syntax|csv_number|date_hint|value_hint).cpp")},
    {"iostream", std::regex("none")},
};

/// The text between the angle brackets of an #include line, else empty.
std::string included_from_system(const std::string& line) {
  static const std::regex kInclude("\\s*#\\s*include\\s*<([^>]+)>.*");
  std::smatch match;
  return std::regex_match(line, match, kInclude) ? match[1].str() : "";
}

/// "FILE includes HEADER" for each heavy header in a file that may not include it.
Lines heavy_includes(const std::vector<SourceFile>& files) {
  Lines found;
  for (const SourceFile& file : files) {
    if (folder_of(file.path).empty()) continue;
    for (const std::string& line : file.lines) {
      const std::string header = included_from_system(line);
      for (const HeavyHeader& heavy : kHeavyHeaders)
        if (header.starts_with(heavy.begins) && !std::regex_match(file.path, heavy.files))
          found.push_back(file.path + " includes " + header);
    }
  }
  return found;
}

}  // namespace

TEST_CASE("heavy headers are included by few files") { CHECK(heavy_includes(project_files(EBB_SOURCE_DIR)) == Lines{}); }

TEST_CASE("the check of heavy headers sees them") {
  CHECK(heavy_includes({{"sim/cli/a.cpp", {"#include <CLI/CLI.hpp>"}}}) == Lines{"sim/cli/a.cpp includes CLI/CLI.hpp"});
  CHECK(heavy_includes({{"sim/cli/command_line.cpp", {"#include <CLI/CLI.hpp>"}}}).empty());
  CHECK(heavy_includes({{"sim/core/a.hpp", {" # include <regex>  // why"}}}).size() == 1);
  CHECK(heavy_includes({{"sim/report/a.hpp", {"#include <nlohmann/json.hpp>"}}}).size() == 1);
  CHECK(heavy_includes({{"sim/report/a.hpp", {"#include <nlohmann/json_fwd.hpp>"}}}).empty());
  CHECK(heavy_includes({{"tests/house/a.cpp", {"#include <regex>"}}}).empty());
}
