// `ebb validate` on every file of scenarios/bad, and on what cannot be kept as a text file.
#include <catch2/catch.hpp>

#include <filesystem>
#include <string>
#include <vector>

#include "support/folder.hpp"
#include "support/program.hpp"

namespace fs = std::filesystem;
using namespace ebb::test;
using namespace std::string_literals;

namespace {

const fs::path kBad = fs::path(EBB_SOURCE_DIR) / "scenarios" / "bad";

Finished validate(const fs::path& folder, const std::string& name) {
  Conditions conditions;
  conditions.folder = folder;
  return run_ebb({"validate", name}, conditions);
}

/// Writes the bytes to a file of its own and validates it.
Finished validate_bytes(const std::string& bytes) {
  const TemporaryFolder folder;
  folder.write("s.toml", bytes);
  return validate(folder.path(), "s.toml");
}

struct Fault {
  std::string bytes, message;
};

}  // namespace

TEST_CASE("ebb validate says of every bad scenario exactly what is expected beside it", "[bad]") {
  std::size_t files = 0;
  for (const auto& entry : fs::directory_iterator(kBad)) {
    if (entry.path().extension() != ".toml") continue;
    ++files;
    INFO(entry.path().filename().string());
    const Finished run = validate(kBad, entry.path().filename().string());
    CHECK(run.exit_code == 2);
    CHECK(run.err == bytes_of(fs::path(entry.path()).replace_extension(".expected")));
  }
  CHECK(files > 150);
}

TEST_CASE("ebb validate refuses bytes that no text file has", "[bad]") {
  const std::vector<Fault> faults = {
      {"a = \"\0\"\n"s, "a NUL byte"},
      {"a = 1 # \x1b[31m\n", "a control character (U+001B)"},
      {"\xFF\xFE"
       "a\0 \0=\0"s,
       "UTF-16"},
      {"\xEF\xBB\xBF\xEF\xBB\xBF"
       "schema = 1\n",
       "a second byte order mark"},
      {"title = \"gr\xF6\xDF"
       "e\"\n",
       "Latin-1"},
      {"title = \"\xC0\xAF\"\n", "overlong"},
      {"title = \"\xED\xA0\x80\"\n", "surrogate"},
      {"schema = 1\rtitle = \"t\"\r", "a carriage return without a line feed"},
      {"\x7F"
       "ELF\x02\x01\x01",
       "ELF"},
      {"\x1F\x8B\x08\x00"s, "gzip"},
      {"a = " + std::string(5000, '['), "nested deeper than 64 levels"},
      {std::string(3 << 20, '#'), "1,048,576"},
      {"a = [" + std::string(2 << 20, ' ') + "]", "1,048,576"},
  };
  for (const Fault& fault : faults) {
    const Finished run = validate_bytes(fault.bytes);
    INFO(fault.message << " in: " << run.err.substr(0, 300));
    CHECK(run.exit_code == 2);
    CHECK(run.err.starts_with("s.toml"));
    CHECK(run.err.find(": error: ") != std::string::npos);
    CHECK(run.err.find(fault.message) != std::string::npos);
  }
}
