#pragma once
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

namespace ebb::test {

struct Terminal {
  int columns = 80;
  std::vector<std::string> environment = {"TERM=xterm", "LC_ALL=C.UTF-8"};  ///< NAME=VALUE, the whole of it
  std::function<bool(const std::string&)> enough = {};                      ///< of what was shown: then Ctrl-C is pressed
};

/// All that the program writes to a terminal, stdout and stderr together.
inline std::string shown_on(const Terminal& terminal, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), EBB_BINARY);
  std::vector<char*> argv, environment;
  for (std::string& argument : arguments) argv.push_back(argument.data());
  std::vector<std::string> variables = terminal.environment;
  for (std::string& variable : variables) environment.push_back(variable.data());
  argv.push_back(nullptr), environment.push_back(nullptr);

  winsize size{40, static_cast<unsigned short>(terminal.columns), 0, 0};
  int screen = -1;
  const pid_t child = ::forkpty(&screen, nullptr, nullptr, &size);
  if (child < 0) throw std::runtime_error("forkpty failed");
  if (child == 0) {
    ::execve(EBB_BINARY, argv.data(), environment.data());
    ::_exit(126);
  }
  std::string text;
  bool pressed = false;
  for (char buffer[4096];;) {
    const ssize_t count = ::read(screen, buffer, sizeof buffer);
    if (count <= 0) break;  // the program has gone
    text.append(buffer, static_cast<std::size_t>(count));
    if (!pressed && terminal.enough && terminal.enough(text)) pressed = ::kill(child, SIGINT) == 0;
  }
  ::close(screen);
  ::waitpid(child, nullptr, 0);
  return text;
}

}  // namespace ebb::test
