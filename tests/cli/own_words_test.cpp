// A file that says stock, use, deliveries and used is answered in these words; JSON keeps the canonical names beside them.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "support/outcome.hpp"
#include "support/problems.hpp"

using namespace ebb::test;
using Catch::Matchers::Contains;
using Json = nlohmann::json;

namespace {

const std::string kHead = "schema = 1\ntitle = \"t\"\nstart = 2025-01-01\nhorizon = 200\nunit = \"shells\"\n";
const std::string kStock = kHead +
                           "[stock]\nsize = { likely = [1000, 1200] }\nused = 50\n[use]\nrate = { likely = [9, 12] "
                           "}\n[deliveries.ship]\nsize = 100\n"
                           "arrival = { uniform = [2025-02-01, 2025-02-20] }\n";

/// What `ebb validate` says of a file.
std::string refused(const std::string& text, const std::vector<std::string>& more = {}) {
  const TemporaryFolder folder;
  std::vector<std::string> arguments{"validate", folder.write("test.toml", text)};
  arguments.insert(arguments.end(), more.begin(), more.end());
  const Finished finished = run_ebb(arguments);
  CHECK(finished.exit_code == 2);
  return finished.err;
}

bool speaks_of_troops(const std::string& text) {
  for (const std::string word : {"casualties", "contingent", "reinforcements", "losses", "the front"})
    if (text.find(word) != text.npos) return true;
  return false;
}

}  // namespace

TEST_CASE("Errors are told in the file's own words") {
  CHECK_THAT(refused(kHead + "[stock]\nsize = 9\n[use]\n"), Contains("key 'rate' is missing in [use]"));
  CHECK_THAT(refused(kHead + "[stock]\nsize = 9\n"), Contains("table 'use' is missing; add: [use]"));
  CHECK_THAT(refused(kStock + "[thresholds.x]\nremaining = 0.5\n"), Contains("since there are deliveries"));
  CHECK_THAT(refused(kStock + "[thresholds.x]\n"), Contains("use"));
  CHECK_THAT(refused(kHead + "[stock]\nsize = 9\nrate = 3\n[use]\nrate = 3\n"), Contains("it belongs in [use]"));
  CHECK_THAT(refused(kHead + "[stock]\nsize = 9\nused = -3\n[use]\nrate = 3\n"), Contains("'used' is -3"));
  CHECK_THAT(refused(kHead + "[stock]\nsize = 9\n[use]\nrate = { normal = { mean = 10, sd = 20 } }\n"), Contains("'use.rate'"));
  CHECK_THAT(refused(kStock + "[[correlations]]\ninputs = [\"stock.size\", \"use.rat\"]\nrank = 0.5\n"),
             Contains("there is no input 'use.rat' (did you mean 'use.rate'?)"));
  CHECK_THAT(refused(kStock + "[[correlations]]\ninputs = [\"stock.size\", \"stock.used\"]\nrank = 0.5\n"),
             Contains("'stock.used' is constant"));
  CHECK_THAT(refused(kStock + "[cases.a]\ndeliveries.shop.size = 3\n"), Contains("there is no 'shop' under [deliveries]"));
  CHECK_THAT(refused(kStock, {"--set", "use.rate.x=3"}), Contains("use"));
  for (const std::string wrong :
       {"[stock]\nsize = 9\n[use]\n", "[stock]\nsize = 9\n", "[stock]\nsize = -9\n[use]\nrate = \"3\"\n",
        "[stock]\nsize = 9\n[use]\nrate = 3\n[deliveries.x]\n"})
    CHECK_FALSE(speaks_of_troops(refused(kHead + wrong)));
}

TEST_CASE("A file that mixes words has each table's own") {
  const std::string mixed = kHead +
                            "[stock]\nsize = { likely = [1000, 1200] }\nlosses = { likely = [40, 60] }\n[casualties]\nrate = 9\n";
  const TemporaryFolder folder;
  const Finished finished = run_ebb({"explain", folder.write("test.toml", mixed)});
  CHECK(finished.exit_code == 0);
  CHECK_THAT(finished.out,
             Contains("stock.size  likely") && Contains("stock.losses  likely") && Contains("casualties.rate  9 shells"));
  CHECK_THAT(refused(kHead + "[stock]\nsize = 9\nlosses = 3\nused = 3\n[use]\nrate = 1\n"),
             Contains("'used' and 'losses' are two spellings of one key"));
}

TEST_CASE("Explanations and replays of a stock do not speak of troops") {
  const TemporaryFolder folder;
  const std::string file = folder.write("test.toml", kStock);
  const std::string explained = run_ebb({"explain", file}).out, replayed = run_ebb({"replay", file, "--trial", "3"}).out;
  CHECK_FALSE(speaks_of_troops(explained));
  CHECK_FALSE(speaks_of_troops(replayed));
  CHECK_THAT(explained, Contains("stock.used  50 shells") && Contains("use.rate  likely") &&
                            Contains("deliveries.ship.arrival") && Contains("threshold depleted: 0 shells are left\n") &&
                            Contains("stock on day 0: "));
  CHECK_THAT(replayed, Contains("stock.size = ") && Contains(" stock  ") && Contains("  use  ") && Contains("delivered"));
  CHECK_THAT(run_ebb({"replay", file, "--trial", "3", "--csv"}).out,
             Contains("day,date,delivered,stock_before,expected,use,stock,"));
}

TEST_CASE("The starter files of stocks get reports without troops") {
  const TemporaryFolder folder;
  for (const std::string starter : {"shells", "cash"}) {
    INFO(starter);
    const std::string file = folder.write(starter + ".toml", run_ebb({"new", starter}).out);
    const Finished run = run_ebb({"run", file, "--trials", "2048", "--quiet"});
    CHECK(run.exit_code == 0);
    CHECK_FALSE(speaks_of_troops(run.out + run.err));
    CHECK_FALSE(speaks_of_troops(run_ebb({"explain", file}).out));
    CHECK_FALSE(speaks_of_troops(run_ebb({"replay", file, "--trial", "3"}).out));
  }
}

TEST_CASE("More used than there was is told in the file's own words") {
  const TemporaryFolder folder;
  const std::string file = folder.write("test.toml",
                                        kHead + "[stock]\nsize = 100\nused = { uniform = [50, 150] }\n[use]\nrate = 3\n");
  const Finished run = run_ebb({"run", file, "--trials", "2048", "--quiet"});
  CHECK_THAT(run.out, Contains("more was used than the") && !Contains("losses"));
  CHECK_THAT(run_ebb({"run", file, "--trials", "2048", "--quiet", "--strict"}).err, !Contains("losses"));
}

TEST_CASE("Results have the canonical names, the file's words beside them") {
  const Json json = simulated(kStock, 2048).json();
  CHECK(json["scenario"]["words"] ==
        Json({{"casualties", "use"}, {"contingent", "stock"}, {"contingent.losses", "used"}, {"reinforcements", "deliveries"}}));
  CHECK(json["summary"]["labels"] == Json({{"casualties.rate", "use.rate"},
                                           {"contingent.losses", "stock.used"},
                                           {"contingent.size", "stock.size"},
                                           {"reinforcements.ship.arrival", "deliveries.ship.arrival"},
                                           {"reinforcements.ship.size", "deliveries.ship.size"}}));
  std::vector<std::pair<std::string, std::string>> names;
  for (const Json& input : json["cases"][0]["inputs"]) names.emplace_back(input["name"], input["label"]);
  CHECK(names == std::vector<std::pair<std::string, std::string>>{{"contingent.size", "stock.size"},
                                                                  {"casualties.rate", "use.rate"},
                                                                  {"reinforcements.ship.arrival", "deliveries.ship.arrival"}});
  CHECK(simulated("schema = 1\ntitle = \"t\"\nstart = 2025-01-01\nhorizon = 9\n[contingent]\nsize = 9\n[casualties]\nrate = 3\n",
                  1024)
            .json()["scenario"]["words"]["contingent"] == "contingent");
}

TEST_CASE("A stored result is reported in the file's words") {
  const TemporaryFolder folder;
  const std::string file = folder.write("test.toml", kStock);
  REQUIRE(run_ebb({"run", file, "--trials", "2048", "--quiet", "--out", folder / "out"}).exit_code == 0);
  const Finished again = run_ebb({"report", folder / "out/result.json"});
  CHECK(again.exit_code == 0);
  CHECK_FALSE(speaks_of_troops(again.out));
  CHECK_THAT(again.out, Contains("use.rate"));
}

TEST_CASE("Results name the sources that the file cites, and who cites them") {
  const std::string text =
      kStock +
      "[phases.p]\nintensity = { uniform = [0, 1], source = [\"b\"] }\n[cases.x]\nsource = \"b\"\n[cases.y]\nuse.rate = { fixed "
      "= 9, source = \"b\" }\n[sources.a]\ntitle = \"first\"\nreliability = \"F\"\n[sources.b]\ncopies = \"a\"\npublisher = "
      "\"P\"\n[sources.c]\ntitle = \"cited by nothing\"\n";
  const Json json = simulated(text, 1024).json();
  CHECK(json["scenario"]["sources"] ==
        Json::array({{{"id", "a"},
                      {"title", "first"},
                      {"reliability", "F"},
                      {"reliability_in_words", "reliability of the source unknown"},
                      {"cited_by", Json::array()}},
                     {{"id", "b"},
                      {"publisher", "P"},
                      {"copies", "a"},
                      {"cited_by", {"phases.p.intensity", "cases.x", "cases.y.casualties.rate"}}}}));
  const TemporaryFolder folder;  // read and written again, a result is the same
  const std::string file = folder.write("test.toml", text);
  const std::string whole = run_ebb({"run", file, "--trials", "4096", "--json", "--quiet"}).out;
  const std::string one = folder.write("1.json",
                                       run_ebb({"run", file, "--trials", "4096", "--shard", "1/2", "--json", "--quiet"}).out);
  const std::string two = folder.write("2.json",
                                       run_ebb({"run", file, "--trials", "4096", "--shard", "2/2", "--json", "--quiet"}).out);
  CHECK(run_ebb({"merge", one, two, "--json"}).out == whole);
}
