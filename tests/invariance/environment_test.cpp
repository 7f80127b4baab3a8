#include "invariance/everything.hpp"

using namespace ebb::test;

namespace {

constexpr std::uint64_t kTrials = 4'000;

void check_same(const std::vector<std::string>& variables, const std::string& expected) {
  for (const std::string& variable : variables) {
    INFO(variable);
    Conditions conditions;
    conditions.environment = {variable};
    CHECK(simulated(everything(), kTrials, {}, conditions).line() == expected);
  }
}

}  // namespace

TEST_CASE("Time zone and locale never change a byte of the result") {
  const std::string expected = simulated(everything(), kTrials).line();
  check_same(
      {"TZ=UTC", "TZ=Europe/Berlin", "TZ=America/St_Johns", "TZ=Asia/Kathmandu", "TZ=Pacific/Apia", "TZ=:/etc/passwd", "TZ=!"},
      expected);
  check_same({"LC_ALL=C", "LC_ALL=POSIX", "LC_ALL=de_DE.UTF-8", "LC_ALL=tr_TR.UTF-8", "LC_ALL=nowhere", "LANG=de_DE",
              "LC_NUMERIC=de_DE.UTF-8"},
             expected);
  check_same({"NO_COLOR=1", "TERM=dumb", "COLUMNS=20", "SOURCE_DATE_EPOCH=0", "HOME=/nowhere"}, expected);
}

TEST_CASE("The mathematics are those of every x86-64 machine whatever this one can do") {
  // The C library picks its functions by what the processor has; without these it takes the oldest.
  const std::string expected = simulated(everything(), kTrials).line();
  check_same({"GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2_Usable,-FMA_Usable,-AVX2,-FMA,-FMA4,-AVX,-AVX512F,-AVX_Usable",
              "GLIBC_TUNABLES=glibc.cpu.hwcaps=-FMA,-FMA_Usable"},
             expected);
}

TEST_CASE("The folder from which the program is run does not matter") {
  const TemporaryFolder folder, elsewhere;
  const std::string file = folder.write("test.toml", everything());
  Conditions conditions;
  conditions.folder = elsewhere.path();
  const Finished here = run_ebb({"run", file, "--json", "--trials", "2000"}),
                 there = run_ebb({"run", file, "--json", "--trials", "2000"}, conditions);
  CHECK(here.out == there.out);
  CHECK(here.exit_code == 0);
}
