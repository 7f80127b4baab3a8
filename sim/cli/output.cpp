#include "cli/output.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "ebb/core/failure.hpp"

namespace ebb::cli {
namespace {

/// 0, or the errno of the write that failed.
int write_all(int fd, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(fd, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

bool locale_is_utf8() {
  std::string locale;
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"})
    if (locale.empty()) locale = environment(name);
  std::transform(locale.begin(), locale.end(), locale.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return locale.find("utf-8") != std::string::npos || locale.find("utf8") != std::string::npos;
}

int terminal_width() {
  winsize size{};
  const bool known = ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return std::clamp<int>(known ? size.ws_col : 80, 40, 120);
}

}  // namespace

void write_stdout(std::string_view text) {
  const int error = write_all(STDOUT_FILENO, text);
  if (error != 0 && error != EPIPE)
    throw MachineFailure(fmt::format("cannot write to standard output: {}", std::strerror(error)));
}

void write_stderr(std::string_view text) { write_all(STDERR_FILENO, text); }

bool stdout_is_terminal() { return ::isatty(STDOUT_FILENO) == 1; }
bool stderr_is_terminal() { return ::isatty(STDERR_FILENO) == 1; }

TerminalStyle style_for_stdout(const std::string& colour) {
  if (!stdout_is_terminal()) return {.width = 80, .unicode = true, .colour = colour == "always"};
  const bool dumb = environment("TERM") == "dumb" || environment("TERM").empty();
  const bool wanted = colour == "always" || (colour == "auto" && environment("NO_COLOR").empty() && !dumb);
  return {.width = terminal_width(), .unicode = locale_is_utf8(), .colour = wanted};
}

}  // namespace ebb::cli
