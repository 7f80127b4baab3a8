#include "cli/witness.hpp"

#include <fmt/format.h>
#include <sys/wait.h>

#include <array>
#include <charconv>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "cli/quoted.hpp"
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

/// "SAMPLER, tab, LIBRARY, tab, NANOSECONDS".
void take_line(std::string_view line, const WitnessLine& take) {
  const auto first = line.find('\t'), second = line.find('\t', first + 1);
  double nanoseconds = 0;
  if (second == line.npos || std::from_chars(line.data() + second + 1, line.data() + line.size(), nanoseconds).ec != std::errc{})
    throw MachineFailure("ebb-witness printed something unexpected; use the one that was built with this ebb");
  take(line.substr(0, first), line.substr(first + 1, second - first - 1), nanoseconds);
}

/// What the shell says of a program that it has run: nothing where it ended well.
std::string how_it_failed(int status) {
  const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  if (code == 0) return "";
  return code > 128 ? fmt::format("killed by signal {}", code - 128) : fmt::format("exit code {}", code);
}

}  // namespace

std::string ask_witness(double seconds, const WitnessLine& take) {
  const fs::path program = find_witness();
  if (program.empty()) return "";
  const std::string command = fmt::format("{} {}", single_quoted(program.native()), seconds);
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(::popen(command.c_str(), "r"), ::pclose);
  if (!pipe) throw MachineFailure("ebb-witness could not be started");
  std::array<char, 256> line{};
  while (std::fgets(line.data(), line.size(), pipe.get())) take_line(line.data(), take);
  return how_it_failed(::pclose(pipe.release()));
}

}  // namespace ebb::cli
