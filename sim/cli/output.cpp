#include "cli/output.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <limits>

#include "ebb/core/failure.hpp"
#include "report/layout.hpp"

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

/// The text in ASCII if the terminal behind `fd` shows nothing else.
std::string readable(int fd, std::string_view text) {
  if (::isatty(fd) != 1 || locale_is_utf8()) return std::string(text);
  return shown(text, {.unicode = false});
}

int columns_of_terminal(int fd) {
  winsize size{};
  return ::ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

bool dumb() { return environment("TERM") == "dumb" || environment("TERM").empty(); }

}  // namespace

void write_stdout(std::string_view text) {
  const int error = write_all(STDOUT_FILENO, text);
  if (error != 0 && error != EPIPE)
    throw MachineFailure(fmt::format("cannot write to standard output: {}", std::strerror(error)));
}

void write_text(std::string_view text) { write_stdout(readable(STDOUT_FILENO, text)); }

void write_stderr(std::string_view text) { write_all(STDERR_FILENO, readable(STDERR_FILENO, text)); }

bool stdout_is_terminal() { return ::isatty(STDOUT_FILENO) == 1; }
bool stderr_redraws() { return ::isatty(STDERR_FILENO) == 1 && !dumb(); }
int stderr_width() { return columns_of_terminal(STDERR_FILENO); }

TerminalStyle style_for_stdout(const std::string& colour) {
  if (!stdout_is_terminal()) return {.width = 80, .unicode = true, .colour = colour == "always"};
  const bool wanted = colour == "always" || (colour == "auto" && environment("NO_COLOR").empty() && !dumb());
  return {.width = std::clamp(columns_of_terminal(STDOUT_FILENO), 40, 120), .unicode = locale_is_utf8(), .colour = wanted};
}

TerminalStyle listing_style_for_stdout() {
  TerminalStyle style = style_for_stdout("never");
  if (!stdout_is_terminal()) style.width = std::numeric_limits<int>::max();
  return style;
}

}  // namespace ebb::cli
