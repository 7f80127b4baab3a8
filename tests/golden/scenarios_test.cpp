// What the shipped scenarios say: the whole report as a reader gets it, byte for byte, and the dates that can be worked out by
// hand.
#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <nlohmann/json.hpp>
#include <sstream>
#include <vector>

#include "golden/approved.hpp"
#include "support/program.hpp"

namespace ebb::test {
namespace {

const std::filesystem::path kSource = EBB_SOURCE_DIR;

std::vector<std::string> shipped() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(kSource / "scenarios"))
    if (entry.path().extension() == ".toml") names.push_back(entry.path().stem());
  std::sort(names.begin(), names.end());
  return names;
}

/// As a reader calls it, from the project's folder: no path of this machine comes into the report.
Finished run(const std::string& name, std::vector<std::string> more) {
  more.insert(more.begin(), {"run", "scenarios/" + name + ".toml", "--seed", "1", "--threads", "2"});
  return run_ebb(more, {.folder = kSource});
}

std::string date_in_every_trial(const std::string& name, std::vector<std::string> more, const std::string& case_id) {
  more.insert(more.end(), {"--json", "--quiet", "--trials", "1024"});
  const auto result = nlohmann::json::parse(run(name, more).out);
  for (const auto& one : result.at("cases")) {
    if (one.at("id") != case_id) continue;
    const auto& counts = one.at("thresholds").at(0).at("counts");
    const auto day = std::find(counts.begin(), counts.end(), 1024) - counts.begin();  // every trial on one day
    if (day == static_cast<std::ptrdiff_t>(counts.size())) return "not on one day";
    std::istringstream start(result.at("start").get<std::string>());
    int year = 0, month = 0, date = 0;
    char dash = 0;
    start >> year >> dash >> month >> dash >> date;
    const std::chrono::year_month_day reached{std::chrono::sys_days{std::chrono::year{year} / month / date} +
                                              std::chrono::days{day}};
    std::ostringstream text;
    text << static_cast<int>(reached.year()) << '-' << static_cast<unsigned>(reached.month()) << '-'
         << static_cast<unsigned>(reached.day());
    return text.str();
  }
  return "no such case";
}

}  // namespace

TEST_CASE("each shipped scenario reports what was approved") {
  for (const std::string& name : shipped()) {
    const Finished finished = run(name, {"--quiet", "--trials", "20000"});
    INFO(name << ": EBB_APPROVE=1 rewrites tests/golden/" << name << ".txt\n" << finished.err);
    REQUIRE(finished.exit_code == 0);
    CHECK(finished.out == approved(kSource / "tests/golden" / (name + ".txt"), finished.out));
  }
}

TEST_CASE("each approved report belongs to a shipped scenario") {
  const std::vector<std::string> names = shipped();
  for (const auto& entry : std::filesystem::directory_iterator(kSource / "tests/golden"))
    if (entry.path().extension() == ".txt") CHECK(std::count(names.begin(), names.end(), entry.path().stem().string()) == 1);
}

TEST_CASE("the think-tank's arithmetic gives 16 April 2025, day 90, in every trial") {
  const auto result = nlohmann::json::parse(run("isw-2025-01", {"--json", "--quiet", "--trials", "20000"}).out);
  CHECK(result.at("cases").at(0).at("thresholds").at(0).at("counts").at(90) == 20000);
  for (const auto& quantile : result.at("summary").at("thresholds").at(0).at("quantiles")) {
    CHECK(quantile.at("day") == 90);
    CHECK(quantile.at("date") == "2025-04-16");
  }
  CHECK(result.at("summary").at("straight_line") == "2025-04-16");
}

TEST_CASE("each claim of January leads to its own date") {
  const std::string file = "claims-2025-01-16";
  CHECK(date_in_every_trial(file, {}, "us") == "2025-12-15");             // 10,800 left, 1,200 lost in 37 days: 333 days
  CHECK(date_in_every_trial(file, {}, "nis") == "2025-5-10");             // 9,000 left, 3,000 lost in 38 days: 114 days
  CHECK(date_in_every_trial(file, {}, "western") == "2025-4-6");          // 8,000 left, 4,000 lost in 40 days: 80 days
  CHECK(date_in_every_trial(file, {}, "zelenskyy-3800") == "2025-3-22");  // 8,200 left, 3,800 lost in 30 days: 65 days
  CHECK(date_in_every_trial(file, {}, "zelenskyy-4000") == "2025-3-25");  // 8,000 left, 4,000 lost in 34 days: 68 days
  CHECK(date_in_every_trial(file, {"--set", "contingent.size=11000"}, "us") == "2025-11-15");
  CHECK(date_in_every_trial(file, {"--set", "contingent.size=11000"}, "nis") == "2025-4-28");
}

TEST_CASE("nothing in a scenario as known on a day was published after it") {
  const std::vector<std::pair<std::string, std::string>> known{{"isw-2025-01", "2025-01-16"},
                                                               {"isw-2025-01-poisson", "2025-01-16"},
                                                               {"isw-2025-01-uncertain", "2025-01-16"},
                                                               {"kursk-hindcast", "2025-01-16"},
                                                               {"kursk-2025-02-05", "2025-02-05"}};
  for (const auto& [name, day] : known) {
    std::istringstream lines(read_text(kSource / "scenarios" / (name + ".toml")));
    bool in_source = false;
    int dated = 0;
    for (std::string line; std::getline(lines, line);) {
      if (line.starts_with("[")) in_source = line.starts_with("[sources.");
      if (!in_source || !line.starts_with("date ")) continue;
      INFO(name << ": " << line);
      CHECK(line.substr(line.find('=') + 2, 10) <= day);
      ++dated;
    }
    CHECK(dated >= 2);
  }
}

TEST_CASE("each shipped scenario is valid, and warns only where its header says so") {
  for (const std::string& name : shipped()) {
    const bool says_so = read_text(kSource / "scenarios" / (name + ".toml")).find("\n# Warns, as it should: ") !=
                         std::string::npos;
    INFO(name);
    CHECK(run_ebb({"validate", "scenarios/" + name + ".toml"}, {.folder = kSource}).exit_code == 0);
    CHECK(run_ebb({"validate", "--strict", "scenarios/" + name + ".toml"}, {.folder = kSource}).exit_code == (says_so ? 2 : 0));
  }
}

}  // namespace ebb::test
