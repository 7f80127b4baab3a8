#include "cli/program.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <csignal>
#include <new>
#include <string>

#include "cli/command.hpp"
#include "cli/output.hpp"
#include "ebb/core/failure.hpp"
#include "ebb/core/text.hpp"

namespace ebb::cli {
namespace {

constexpr auto kFooter = "'ebb COMMAND --help' tells more. First steps: ebb new > mine.toml, then ebb run mine.toml";

/// A file that is opened later must not get the number of a standard stream that was closed. From a closed stdin nothing is
/// read, what is written to a closed stderr is lost, and a write to a closed stdout fails.
void occupy_standard_streams() {
  for (int fd = 0; fd <= 2; ++fd)
    if (::fcntl(fd, F_GETFD) == -1) ::open("/dev/null", fd == STDERR_FILENO ? O_WRONLY : O_RDONLY);
}

int say(int exit_code, std::string_view message) {
  write_stderr(fmt::format("ebb: {}\n", message));
  return exit_code;
}

}  // namespace

int run_program(int argc, char** argv) {
  occupy_standard_streams();
  std::signal(SIGPIPE, SIG_IGN);  // a reader that has seen enough is not a failure: see write_stdout
  std::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is reported as any other failed write
  try {
    CommandLine line("ebb", "When will it run out? Scenarios in, the spread of depletion dates out.", kFooter);
    return line.execute({add_run(line), add_validate(line), add_explain(line), add_replay(line), add_score(line), add_merge(line),
                         add_report(line), add_new(line), add_schema(line), add_bench(line)},
                        argc, argv);
  } catch (const ScenarioFailure& failure) {
    write_stderr(failure.what());  // located already
    return failure.exit_code;
  } catch (const Failure& failure) { return say(failure.exit_code, failure.what()); } catch (const std::bad_alloc&) {
    return say(3, "out of memory");
  } catch (const std::exception& failure) { return say(3, fmt::format("internal error: {}", failure.what())); }
}

}  // namespace ebb::cli
