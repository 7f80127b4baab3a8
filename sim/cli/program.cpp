#include "cli/program.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <new>
#include <string>

#include "cli/command.hpp"
#include "cli/output.hpp"
#include "ebb/core/failure.hpp"
#include "ebb/core/text.hpp"

namespace ebb::cli {
namespace {

constexpr auto kFooter = "'ebb COMMAND --help' tells more. First steps: ebb new > mine.toml, then ebb run mine.toml";

/// Where a standard stream was closed, files that are opened later must not land on its number.
void occupy_standard_streams() {
  for (int fd = 0; fd <= 2; ++fd)
    if (::fcntl(fd, F_GETFD) == -1) ::open("/dev/null", fd == 0 ? O_RDONLY : O_WRONLY);
}

int say(int exit_code, std::string_view message) {
  write_stderr(fmt::format("ebb: {}\n", message));
  return exit_code;
}

}  // namespace

int run_program(int argc, char** argv) {
  occupy_standard_streams();
  std::signal(SIGPIPE, SIG_IGN);  // a reader that has seen enough is no failure: see write_stdout
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
    return say(3, "out of memory; nothing was written");
  } catch (const std::exception& failure) { return say(3, fmt::format("this should not have happened: {}", failure.what())); }
}

}  // namespace ebb::cli
