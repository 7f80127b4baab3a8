// Every file of scenarios/bad against the exact findings that are expected beside it. EBB_APPROVE=1 writes them anew.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>

#include "ebb/core/failure.hpp"
#include "ebb/scenario/scenario.hpp"

namespace fs = std::filesystem;

namespace {

const fs::path kFolder = fs::path(EBB_SOURCE_DIR) / "scenarios" / "bad";

std::string content(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<fs::path> bad_files() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(kFolder)) {
    if (entry.path().extension() == ".toml") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string findings_of(const fs::path& path) {
  try {
    ebb::parse_scenario(content(path), path.filename().string(), kFolder.string());
  } catch (const ebb::ScenarioFailure& failure) { return failure.what(); }
  return "valid";
}

}  // namespace

TEST_CASE("every bad scenario gets exactly the findings that are expected beside it", "[bad]") {
  const bool approve = std::getenv("EBB_APPROVE") != nullptr;
  const std::vector<fs::path> files = bad_files();
  REQUIRE(files.size() > 150);
  for (const fs::path& path : files) {
    const std::string found = findings_of(path);
    const fs::path expected = fs::path(path).replace_extension(".expected");
    if (approve) std::ofstream(expected, std::ios::binary) << found;
    INFO(path.filename().string());
    CHECK(found != "valid");
    CHECK(found == content(expected));
  }
}

TEST_CASE("no expectation is left without its scenario", "[bad]") {
  for (const auto& entry : fs::directory_iterator(kFolder)) {
    if (entry.path().extension() != ".expected") continue;
    INFO(entry.path().filename().string());
    CHECK(fs::exists(fs::path(entry.path()).replace_extension(".toml")));
  }
}
