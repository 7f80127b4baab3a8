#include <catch2/catch.hpp>
#include <regex>
#include <set>

#include "house/sources.hpp"

using namespace ebb::house;

TEST_CASE("the page on speed names every benchmark there is") {
  std::set<std::string> benchmarks;
  std::string page;
  const std::regex registered("^BENCHMARK(_CAPTURE)?\\((\\w+)");
  for (const SourceFile& file : project_files(EBB_SOURCE_DIR))
    for (const std::string& line : file.lines) {
      std::smatch match;
      if (file.path == "docs/performance.md") page += line + "\n";
      if (file.path.starts_with("bench/") && std::regex_search(line, match, registered)) benchmarks.insert(match[2]);
    }
  CHECK(benchmarks.size() >= 10);
  for (const std::string& name : benchmarks) {
    INFO(name);
    CHECK(page.find("| `" + name + "`") != std::string::npos);
  }
}
