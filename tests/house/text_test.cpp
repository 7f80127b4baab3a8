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

bool has_stray_blanks(const std::string& line) { return line.find_first_of("\t\r") != std::string::npos || line.ends_with(' '); }

using Places = std::vector<std::string>;

// "FILE:LINE" of every line that is `wrong`.
template <typename Wrong>
Places places(const std::vector<SourceFile>& files, Wrong wrong) {
  Places found;
  for (const SourceFile& file : files)
    for (std::size_t i = 0; i < file.lines.size(); ++i)
      if (wrong(file.lines[i])) found.push_back(file.path + ":" + std::to_string(i + 1));
  return found;
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
  CHECK(places(code(), [](const std::string& line) { return width(line) > 130; }) == Places{});
}

TEST_CASE("no text has tabs, carriage returns or trailing blanks") {
  auto files = project_files(EBB_SOURCE_DIR);
  std::erase_if(files, [](const SourceFile& file) { return is_exempt(file.path); });
  REQUIRE(files.size() > 100);
  CHECK(places(files, has_stray_blanks) == Places{});
}

TEST_CASE("the checks of text see what they are there for") {
  CHECK(width("é → 1") == 5);
  CHECK(has_stray_blanks("a\tb"));
  CHECK(has_stray_blanks("a\r"));
  CHECK(has_stray_blanks("a "));
  CHECK_FALSE(has_stray_blanks("  a b"));
  CHECK(places({{"a.cpp", {"", "x", ""}}}, [](const std::string& line) { return !line.empty(); }) == Places{"a.cpp:2"});
}

TEST_CASE("every header is guarded") {
  for (const SourceFile& file : code()) {
    if (!file.path.ends_with(".hpp")) continue;
    INFO(file.path);
    CHECK(std::ranges::count(file.lines, "#pragma once") == 1);
  }
}
