#include "cli/witness.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "ebb/core/failure.hpp"

namespace ebb::cli {
namespace {

namespace fs = std::filesystem;

/// Beside this program in a build, in libexec/ebb of an installation; empty where it is in neither.
fs::path find_witness() {
  std::error_code error;
  const fs::path folder = fs::read_symlink("/proc/self/exe", error).parent_path();
  for (const fs::path& path : {folder / "ebb-witness", folder.parent_path() / "libexec" / "ebb" / "ebb-witness"})
    if (fs::exists(path, error)) return path;
  return {};
}

std::string quoted(const std::string& text) {
  std::string result = "'";
  for (const char c : text) result += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return result + "'";
}

/// "SAMPLER, tab, LIBRARY, tab, NANOSECONDS".
void take_line(std::string_view line, const WitnessLine& take) {
  const auto first = line.find('\t'), second = line.find('\t', first + 1);
  double nanoseconds = 0;
  if (second == line.npos || std::from_chars(line.data() + second + 1, line.data() + line.size(), nanoseconds).ec != std::errc{})
    throw MachineFailure("ebb-witness says what it should not; is it of the same build?");
  take(line.substr(0, first), line.substr(first + 1, second - first - 1), nanoseconds);
}

}  // namespace

void ask_witness(double seconds, const WitnessLine& take) {
  const fs::path program = find_witness();
  if (program.empty()) return;
  const std::string command = fmt::format("{} {}", quoted(program.string()), seconds);
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(::popen(command.c_str(), "r"), ::pclose);
  if (!pipe) throw MachineFailure("ebb-witness could not be started");
  std::array<char, 256> line{};
  while (std::fgets(line.data(), line.size(), pipe.get())) take_line(line.data(), take);
}

}  // namespace ebb::cli
