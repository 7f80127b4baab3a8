#include <catch2/catch.hpp>

#include "support/outcome.hpp"

using namespace ebb::test;

namespace {

long kilobytes(const std::string& file, const std::string& trials) {
  const Finished finished = run_ebb({"run", file, "--trials", trials, "--threads", "2", "--json"});
  REQUIRE(finished.exit_code == 0);
  return finished.peak_kilobytes;
}

}  // namespace

TEST_CASE("A run of more trials takes no more memory") {
  const TemporaryFolder folder;
  const std::string file = folder.write(
      "a.toml", scenario(60, "[contingent]\nsize = { uniform = [1, 100] }\n[casualties]\nrate = 1\nnoise = \"none\"\n"));
  CHECK(static_cast<double>(kilobytes(file, "4M")) < 1.2 * static_cast<double>(kilobytes(file, "64k")));
}
