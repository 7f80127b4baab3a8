#pragma once
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace ebb::test {

/// How a program ended. Killed by a signal, its exit code is 128 + signal, as a shell has it.
struct Finished {
  int exit_code = 0;
  std::string out, err;
  bool timed_out = false;   ///< killed by the test
  long peak_kilobytes = 0;  ///< of memory, or of the test's own where that is more
};

struct Conditions {
  std::string input = {};                     ///< standard input
  std::vector<std::string> environment = {};  ///< NAME=VALUE, added to the test's own
  std::filesystem::path folder = {};          ///< working folder; empty: the test's own
  std::chrono::milliseconds time_limit = std::chrono::minutes(5);
  int signal = 0;  ///< sent once, `signal_after` the start
  std::chrono::milliseconds signal_after{0};
};

namespace detail {

/// A nameless file in memory.
class Buffer {
 public:
  Buffer() : fd_(::memfd_create("ebb-test", MFD_CLOEXEC)) {
    if (fd_ < 0) throw std::runtime_error("memfd_create failed");
  }
  ~Buffer() { ::close(fd_); }
  Buffer(const Buffer&) = delete;
  Buffer& operator=(const Buffer&) = delete;
  int fd() const { return fd_; }

  void fill(std::string_view bytes) const {
    if (::write(fd_, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size())) throw std::runtime_error("write failed");
    ::lseek(fd_, 0, SEEK_SET);
  }
  std::string content() const {
    std::string bytes(static_cast<std::size_t>(::lseek(fd_, 0, SEEK_END)), '\0');
    if (::pread(fd_, bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size()))
      throw std::runtime_error("read failed");
    return bytes;
  }

 private:
  int fd_;
};

/// Waits for the child, sends the signal when its time has come, and kills the child at the time limit.
inline Finished watch(pid_t child, const Conditions& conditions) {
  using Clock = std::chrono::steady_clock;
  const auto start = Clock::now();
  bool signalled = conditions.signal == 0;
  Finished finished;
  ::rusage used{};
  for (int status = 0;;) {
    if (::wait4(child, &status, WNOHANG, &used) == child) {
      finished.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
      finished.peak_kilobytes = used.ru_maxrss;
      return finished;
    }
    const auto elapsed = Clock::now() - start;
    if (!signalled && elapsed >= conditions.signal_after) {
      ::kill(child, conditions.signal);
      signalled = true;
    }
    if (!finished.timed_out && elapsed >= conditions.time_limit) {
      ::kill(child, SIGKILL);
      finished.timed_out = true;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

}  // namespace detail

/// Runs a program to its end; stdout and stderr are files, never a terminal.
inline Finished run_program(const std::string& program, const std::vector<std::string>& arguments,
                            const Conditions& conditions = {}) {
  const detail::Buffer in, out, err;
  in.fill(conditions.input);
  std::vector<char*> argv{const_cast<char*>(program.c_str())};
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);

  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("fork failed");
  if (child == 0) {
    ::dup2(in.fd(), STDIN_FILENO);
    ::dup2(out.fd(), STDOUT_FILENO);
    ::dup2(err.fd(), STDERR_FILENO);
    for (const std::string& variable : conditions.environment) ::putenv(const_cast<char*>(variable.c_str()));
    if (!conditions.folder.empty() && ::chdir(conditions.folder.c_str()) != 0) ::_exit(126);
    ::execv(program.c_str(), argv.data());
    ::_exit(127);
  }
  Finished finished = detail::watch(child, conditions);
  finished.out = out.content();
  finished.err = err.content();
  return finished;
}

/// Runs ebb.
inline Finished run_ebb(const std::vector<std::string>& arguments, const Conditions& conditions = {}) {
  return run_program(EBB_BINARY, arguments, conditions);
}

}  // namespace ebb::test
