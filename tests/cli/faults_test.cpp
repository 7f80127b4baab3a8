// What the program does when the machine fails it: locks, signals, memory, leftovers.
#include <sys/syscall.h>

#include <catch2/catch.hpp>
#include <cerrno>

#include "support/failing_call.hpp"
#include "support/folder.hpp"
#include "support/outcome.hpp"
#include "support/program.hpp"

using namespace ebb::test;
using Catch::Matchers::Contains;
namespace fs = std::filesystem;

namespace {

const std::string
    kBody = "[contingent]\nsize = { uniform = [20, 30] }\n[casualties]\nrate = 1\nrate_doubt = { uniform = [0.5, 2] }\n";
const std::string kSmall = scenario(50, kBody);

/// A century, and as many cases.
std::string many_cases(int cases) {
  std::string text = scenario(36'525,
                              "[contingent]\nsize = { uniform = [10_000, 12_000] }\n[casualties]\nrate = { likely = [1, 40] }\n");
  for (int i = 0; i < cases; ++i) text += fmt::format("[cases.c{}]\ncontingent.losses = {}\n", i, i);
  return text;
}

Finished limited(const std::string& limits, const std::string& command) {
  return run_program("/bin/bash", {"-c", "ulimit " + limits + "; exec '" + EBB_BINARY + "' " + command});
}

}  // namespace

TEST_CASE("A lock that cannot be had is not taken for another program") {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.toml", kSmall);
  for (const int error : {ENOLCK, EIO, ENOSYS}) {
    const Finished finished = run_ebb_where_fails(SYS_flock, error, {"run", file, "--trials", "10", "--out", folder / "out"});
    CHECK(finished.exit_code == 3);
    CHECK_THAT(finished.err,
               Contains("cannot lock the folder") && Contains(std::strerror(error)) && !Contains("another program"));
  }
  CHECK_THAT(run_ebb_where_fails(SYS_flock, EWOULDBLOCK, {"run", file, "--out", folder / "out"}).err,
             Contains("another program"));
}

TEST_CASE("A disk that fails leaves the old files as they were") {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.toml", kSmall), out = folder / "out";
  REQUIRE(run_ebb({"run", file, "--trials", "10", "--out", out}).exit_code == 0);
  const std::string before = bytes_of(out + "/result.json");
  for (const long call : {SYS_fsync, SYS_rename, SYS_fchmod}) {
    const Finished finished = run_ebb_where_fails(call, EIO, {"run", file, "--trials", "20", "--out", out, "--force"});
    CHECK(finished.exit_code == 3);
    CHECK_THAT(finished.err, Contains("cannot write '") && Contains(std::strerror(EIO)));
    CHECK(bytes_of(out + "/result.json") == before);
  }
  for (const auto& entry : fs::directory_iterator(out)) CHECK(entry.path().filename().native().front() != '.');
}

TEST_CASE("A machine that starts no threads gives the same result") {
  const TemporaryFolder folder;
  const std::vector<std::string> command{"run", folder.write("a.toml", kSmall), "--trials", "9k", "--threads", "8", "--json"};
  const Finished alone = run_ebb_where_fails(SYS_clone3, EAGAIN, command);
  CHECK(alone.exit_code == 0);
  CHECK(alone.out == run_ebb(command).out);
}

TEST_CASE("A signal that is sent twice at once, as timeout does, keeps what is finished") {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.toml", kSmall);
  const Finished finished = run_program(
      "/usr/bin/timeout", {"0.5", EBB_BINARY, "run", file, "--trials", "1G", "--kernel", "day", "--out", folder / "out"});
  CHECK(finished.exit_code == 124);  // of timeout
  const Outcome stored(bytes_of(folder / "out/result.json"));
  CHECK(stored.json()["run"]["complete"] == false);
  CHECK_THAT(finished.err, Contains("a.toml: interrupted; ") && Contains(" of 1,000,000,000 trials are finished\nTo finish: "));
}

TEST_CASE("A terminal that hangs up ends a run as SIGTERM does, unless nohup was asked for") {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.toml", kSmall);
  Conditions conditions;
  conditions.signal = SIGHUP;
  conditions.signal_after = std::chrono::milliseconds(400);
  CHECK(run_ebb({"run", file, "--trials", "1G", "--kernel", "day", "--out", folder / "out"}, conditions).exit_code ==
        128 + SIGHUP);
  CHECK(Outcome(bytes_of(folder / "out/result.json")).json()["run"]["complete"] == false);
  const Finished kept = run_program("/usr/bin/nohup", {EBB_BINARY, "run", file, "--trials", "1G", "--max-time", "1", "--json"},
                                    conditions);
  CHECK(kept.exit_code == 4);
}

TEST_CASE("What a killed program left in the folder is swept by the next run, and nothing else is") {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.toml", kSmall);
  for (const std::string name :
       {".result.json.Ab3dE6", ".days.csv.xxxxxx", ".result.json.old", ".notes.json.Ab3dE6", "result.json.Ab3dE6"})
    folder.write("out/" + name, "left");
  REQUIRE(run_ebb({"run", file, "--trials", "10", "--out", folder / "out"}).exit_code == 0);
  CHECK_FALSE(fs::exists(folder / "out/.result.json.Ab3dE6"));
  CHECK_FALSE(fs::exists(folder / "out/.days.csv.xxxxxx"));
  for (const std::string name : {".result.json.old", ".notes.json.Ab3dE6", "result.json.Ab3dE6"})
    CHECK(fs::exists(folder / ("out/" + name)));
}

TEST_CASE("Programs killed at any time leave whole files and no result that does not hold") {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.toml", kSmall), out = folder / "out";
  const std::vector<std::string> command{"run", file, "--trials", "1000", "--out", out, "--force", "--quiet"};
  for (int i = 0; i < 20; ++i) {
    Conditions conditions;
    conditions.signal = SIGKILL;
    conditions.signal_after = std::chrono::milliseconds(2 * i);
    run_ebb(command, conditions);
    if (fs::exists(out + "/result.json")) CHECK(run_ebb({"report", out}).exit_code == 0);
  }
  REQUIRE(run_ebb(command).exit_code == 0);
  for (const auto& entry : fs::directory_iterator(out)) CHECK(entry.path().filename().native().front() != '.');
}

TEST_CASE("A scenario too large for memory is refused before anything is run") {
  const TemporaryFolder folder;
  const std::string file = folder.write("century.toml", many_cases(100));
  for (const std::string command : {"run", "validate"}) {
    const Finished refused = run_ebb({command, file}, {.time_limit = std::chrono::seconds(60)});
    CHECK(refused.exit_code == 2);
    CHECK(refused.out.empty());
    CHECK_THAT(refused.err,
               Contains("century.toml: error: this scenario is too large: its result would hold ") &&
                   Contains(" counts, and the most is 16,777,216. It has 100 cases, 1 threshold and a horizon of 36,525 days"));
    CHECK(refused.peak_kilobytes < 400'000);
  }
}

TEST_CASE("A scenario of very many phases is refused with their number") {
  const TemporaryFolder folder;
  std::string text = scenario(10, kBody + "[cases.a]\n[cases.b]\n[cases.c]\n");
  for (int i = 0; i < 14'000; ++i) text += fmt::format("[phases.p{}]\nintensity = {{ uniform = [1, 2] }}\n", i);
  const Finished refused = run_ebb({"run", folder.write("phases.toml", text)}, {.time_limit = std::chrono::seconds(60)});
  CHECK(refused.exit_code == 2);
  CHECK_THAT(refused.err, Contains("phases.toml: error: this scenario is too large: a run would take ") &&
                              Contains("MiB of memory, and the most is 1,024 MiB. It has 3 cases, each with 14,000 phases"));
}

TEST_CASE("Phases that are the same in every trial take little memory, however many they are") {
  const TemporaryFolder folder;
  std::string text = scenario(300, kBody);
  for (int i = 0; i < 14'000; ++i) text += fmt::format("[phases.p{}]\nstart = {}\nend = 299\nintensity = 1\n", i, 1 + i % 250);
  const Finished run = run_ebb({"run", folder.write("phases.toml", text), "--trials", "2048", "--quiet"},
                               {.time_limit = std::chrono::seconds(60)});
  CHECK(run.exit_code == 0);
  CHECK(run.peak_kilobytes < 250'000);
}

TEST_CASE("Out of memory is a message and exit code 3, wherever the memory runs out") {
  const TemporaryFolder folder;
  const std::string file = folder.write("large.toml", many_cases(6)), stored = folder / "large.json";
  const Finished run = run_ebb({"run", file, "--trials", "1024", "--json"});
  REQUIRE(run.exit_code == 0);
  folder.write("large.json", run.out);
  REQUIRE(run_ebb({"report", stored}).exit_code == 0);
  int out_of_memory = 0;
  for (int kilobytes = 8'000; kilobytes < 200'000; kilobytes += kilobytes / 20) {
    const Finished finished = limited("-v " + std::to_string(kilobytes), "report '" + stored + "'");
    INFO(kilobytes << finished.err);
    const bool loader = finished.exit_code == 127 || finished.err.find("shared libraries") != std::string::npos;
    CHECK((finished.exit_code == 0 || finished.exit_code == 3 || loader));
    if (finished.exit_code == 3) CHECK_THAT(finished.err, Contains("ebb: out of memory"));
    out_of_memory += finished.exit_code == 3;
  }
  CHECK(out_of_memory > 10);
}

TEST_CASE("A device without an end is refused as too long, in bounded memory") {
  const Finished refused = run_ebb({"report", "/dev/zero"});
  CHECK(refused.exit_code == 4);
  CHECK_THAT(refused.err, Contains("'/dev/zero' is longer than 335,544,320 bytes, the most that is read"));
  CHECK(refused.peak_kilobytes < 700'000);
  const TemporaryFolder folder;
  const Finished observed = run_ebb({"score", folder.write("a.toml", kSmall), "--observed", "/dev/zero"});
  CHECK(observed.exit_code == 2);
  CHECK(observed.peak_kilobytes < 100'000);
}

TEST_CASE("Characters that a terminal acts on are escaped in JSON and mean the same") {
  const TemporaryFolder folder;
  const std::string title = "A\u2028B\u0085C\u202eD\ufeffE\u2066F Größe €";
  std::string text = kSmall;
  text.replace(text.find("A test"), 6, title);
  const std::string file = folder.write("a.toml", text);
  const Finished run = run_ebb({"run", file, "--trials", "100", "--json"});
  REQUIRE(run.exit_code == 0);
  for (const std::string mark : {"\u2028", "\u0085", "\u202e", "\ufeff", "\u2066"})
    CHECK(run.out.find(mark) == std::string::npos);
  CHECK_THAT(run.out, Contains("A\\u2028B\\u0085C\\u202eD\\ufeffE\\u2066F Größe €"));
  CHECK(Outcome(run.out).json()["title"] == title);
  CHECK(Outcome(run.out).json()["scenario"]["text"] == text);
  CHECK(run_ebb({"report", folder.write("r.json", run.out), "--json"}).out == run.out);
}
