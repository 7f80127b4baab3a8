#include <algorithm>
#include <catch2/catch.hpp>

#include "house/sources.hpp"

using namespace ebb::house;

namespace {

// Broken on purpose, or another program's output word for word.
bool is_exempt(const std::string& path) {
  return path.starts_with("scenarios/bad/") || path.starts_with("tests/oracle/data/") || path.starts_with("tests/golden/") ||
         path == "LICENSE";
}

// Tables that a program has written.
bool is_generated(const SourceFile& file) {
  return !file.lines.empty() && file.lines.front().find("Generated") != std::string::npos;
}

std::vector<SourceFile> code() {
  auto files = project_files(EBB_SOURCE_DIR);
  std::erase_if(files, [](const SourceFile& file) { return !file.is_code() || is_generated(file); });
  return files;
}

// In characters, not bytes: UTF-8's continuation bytes do not count.
std::size_t width(const std::string& line) {
  return static_cast<std::size_t>(std::ranges::count_if(line, [](char c) { return (c & 0xC0) != 0x80; }));
}

}  // namespace

TEST_CASE("no source file is over 400 lines, and the median is at most 120") {
  std::vector<std::size_t> sizes;
  for (const SourceFile& file : code()) {
    INFO(file.path);
    CHECK(file.lines.size() <= 400);
    if (file.path.starts_with("sim/") || file.path.starts_with("include/")) sizes.push_back(file.lines.size());
  }
  std::ranges::sort(sizes);
  REQUIRE(sizes.size() > 50);
  CHECK(sizes[sizes.size() / 2] <= 120);
}

TEST_CASE("no line of code is over 130 characters wide") {
  for (const SourceFile& file : code())
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      INFO(file.path << ":" << i + 1);
      CHECK(width(file.lines[i]) <= 130);
    }
}

TEST_CASE("no text has tabs, carriage returns or trailing blanks") {
  for (const SourceFile& file : project_files(EBB_SOURCE_DIR)) {
    if (is_exempt(file.path)) continue;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      INFO(file.path << ":" << i + 1);
      CHECK(file.lines[i].find_first_of("\t\r") == std::string::npos);
      CHECK_FALSE(file.lines[i].ends_with(' '));
    }
  }
}

TEST_CASE("every header is guarded") {
  for (const SourceFile& file : code()) {
    if (!file.path.ends_with(".hpp")) continue;
    INFO(file.path);
    CHECK(std::ranges::count(file.lines, "#pragma once") == 1);
  }
}
