#include <catch2/catch.hpp>
#include <string>

#include "golden/approved.hpp"
#include "support/folder.hpp"
#include "support/program.hpp"

namespace ebb::test {

TEST_CASE("every starter file is valid and names the schema for editors") {
  const TemporaryFolder folder;
  for (const std::string name : {"isw", "shells", "cash"}) {
    const Finished starter = run_ebb({"new", name});
    INFO(name << "\n" << starter.out << starter.err);
    CHECK(starter.exit_code == 0);
    CHECK(starter.out.starts_with("#:schema ./ebb.schema.json\n"));
    CHECK(run_ebb({"validate", folder.write("mine.toml", starter.out), "--strict"}).exit_code == 0);
  }
  const std::string page = read_text(std::filesystem::path(EBB_SOURCE_DIR) / "docs/scenario.md");
  CHECK(page.find("`ebb schema > ebb.schema.json`") != page.npos);
}

}  // namespace ebb::test
