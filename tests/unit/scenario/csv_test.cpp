#include "scenario/csv_column.hpp"

#include <filesystem>
#include <map>
#include <vector>

#include <catch2/catch.hpp>

#include "ebb/core/digest.hpp"
#include "sample.hpp"
#include "scenario/csv_rows.hpp"
#include "scenario/csv_values.hpp"
#include "support/folder.hpp"

using namespace ebb;

namespace {

/// A folder of scenarios and the CSV files beside them.
class Folder : public test::TemporaryFolder {
 public:
  Folder() { std::filesystem::create_directory(path() / "data"); }
  Scenario read(const std::string& rate) const { return parse_scenario(sample::with_rate(rate), "s.toml", path().string()); }
  std::vector<Diagnostic> errors(const std::string& rate) const {
    try {
      read(rate);
    } catch (const ScenarioFailure& failure) { return failure.diagnostics; }
    return {};
  }
};

const std::string kRate = "{ empirical = \"data/r.csv\", column = \"rate\" }";

}  // namespace

TEST_CASE("a column is found by its name and its values have equal weight", "[csv]") {
  const Folder folder;
  const std::string text = "day,\"rate\"\r\n1,80\r\n2,\"90\"\r\n\r\n3, 100 \r\n4,100\r\n";
  folder.write("data/r.csv", text);
  const Scenario scenario = folder.read(kRate);
  CHECK(sample::rate_of(scenario).law.cdf(80).below == Approx(0.25));
  CHECK(sample::rate_of(scenario).law.cdf(99).below == Approx(0.5));
  REQUIRE(scenario.files.size() == 1);
  CHECK(scenario.files[0].path == "data/r.csv");
  CHECK(scenario.files[0].sha256 == sha256(text));
}

TEST_CASE("bad cells are located in the CSV, all at once", "[csv]") {
  const Folder folder;
  folder.write("data/r.csv", "day,rate\n1,x\n2\n3,\n4,nan\n");
  const auto found = folder.errors(kRate);
  REQUIRE(found.size() == 3);
  CHECK(found[0].place == Place{"data/r.csv", 2, 3, "1,x"});
  CHECK(found[0].message == "2 cells of 'rate' are not numbers; the first, in line 2, is 'x'");
  CHECK(found[1].message == "this row has 1 cell where the header has 2");
  CHECK(found[2].message == "the cell of 'rate' is empty");
}

TEST_CASE("values are counted as they come, in whatever order", "[csv]") {
  CsvValues values;
  std::map<double, double> expected;
  for (int i = 0; i < 200'000; ++i) {
    const double value = (i * 7919) % (i < 100'000 ? 1000 : 70'001);
    values.add(value);
    ++expected[value];
  }
  const auto [different, counts] = values.take();
  REQUIRE(different.size() == expected.size());
  std::size_t i = 0;
  for (const auto& [value, count] : expected) {
    REQUIRE(different[i] == value);
    REQUIRE(counts[i++] == count);
  }
}

TEST_CASE("quoted cells keep their commas, quotes and line breaks", "[csv]") {
  CsvRows rows("a,\"b\"\"c\"\"\",\"d,\ne\"\r\n\n1,2,3");
  std::vector<CsvCell> row;
  REQUIRE(rows.next(row));
  REQUIRE(row.size() == 3);
  CHECK(row[1].text == "b\"c\"");
  CHECK(row[2].text == "d,\ne");
  REQUIRE(rows.next(row));
  CHECK(row[0].line == 4);
  CHECK(row[2].text == "3");
  CHECK_FALSE(rows.next(row));
  CHECK(rows.broken_line() == 0);
}

TEST_CASE("a path does not leave the scenario's folder, not even through a link", "[csv]") {
  const Folder folder, other;
  other.write("data/r.csv", "rate\n1\n");
  std::filesystem::create_symlink(other.path() / "data", folder.path() / "link");
  for (const char* path : {"../x.csv", "data/../../x.csv", "/etc/hosts", "link/r.csv"}) {
    INFO(path);
    CHECK(folder.errors("{ empirical = \"" + std::string(path) + "\", column = \"rate\" }").size() == 1);
  }
  folder.write("data/r.csv", "rate\n1\n");
  std::filesystem::create_symlink(folder.path() / "data", folder.path() / "inside");
  CHECK(folder.errors("{ empirical = \"inside/r.csv\", column = \"rate\" }").empty());
}

TEST_CASE("a file without values, or with broken quotes, is refused", "[csv]") {
  const Folder folder;
  for (const char* text : {"", "rate\n", "rate\n\"1\n", "rate\n\"1\"2\n"}) {
    folder.write("data/r.csv", text);
    INFO(text);
    CHECK(folder.errors(kRate).size() == 1);
  }
}
