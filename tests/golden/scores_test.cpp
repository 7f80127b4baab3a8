// The shipped forecasts against the shipped observations: the whole report as a reader gets it, byte for byte.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "golden/approved.hpp"
#include "support/program.hpp"

namespace ebb::test {
namespace {

const std::filesystem::path kSource = EBB_SOURCE_DIR;

Finished score(const std::string& name, const std::vector<std::string>& more) {
  std::vector<std::string> arguments{"score", "scenarios/" + name + ".toml", "--observed", "scenarios/observed/kursk-2025.toml"};
  arguments.insert(arguments.end(), {"--quiet", "--threads", "2"});
  arguments.insert(arguments.end(), more.begin(), more.end());
  return run_ebb(arguments, {.folder = kSource});
}

}  // namespace

TEST_CASE("each forecast of Kursk scores against the later claims as approved") {
  for (const std::string name : {"kursk-2025-02-05", "kursk-hindcast"}) {
    const Finished finished = score(name, {"--trials", "20000"});
    INFO(name << ": EBB_APPROVE=1 rewrites tests/golden/scores/" << name << ".txt\n" << finished.err);
    REQUIRE(finished.exit_code == 0);
    CHECK(finished.out == approved(kSource / "tests/golden/scores" / (name + ".txt"), finished.out));
  }
}

TEST_CASE("the shipped claims are those that were made") {
  const auto sheet = nlohmann::json::parse(score("kursk-2025-02-05", {"--trials", "1024", "--json"}).out);
  const auto& counts = sheet.at("counts");
  REQUIRE(counts.size() == 3);
  CHECK(counts.at(0).at("date") == "2025-03-27");
  CHECK(counts.at(0).at("casualties") == 4000);
  CHECK(counts.at(0).at("of") == 11000);
  CHECK(counts.at(1).at("date") == "2025-04-30");
  CHECK(counts.at(1).at("casualties") == 4700);
  CHECK(counts.at(2).at("date") == "2025-06-15");
  CHECK(counts.at(2).at("at_least") == 6000);
  CHECK(sheet.at("thresholds").at(0).at("not_by") == "2025-09-02");
  CHECK(sheet.at("not_scored").dump().find("2 Sep 2025: 2,000 killed") != std::string::npos);
}

}  // namespace ebb::test
