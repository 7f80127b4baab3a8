#pragma once
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "support/folder.hpp"
#include "support/program.hpp"

namespace ebb::test {

using Counts = std::vector<std::uint64_t>;

/// A result as --json prints it.
class Outcome {
 public:
  explicit Outcome(std::string line) : line_(std::move(line)), json_(nlohmann::json::parse(line_)) {}

  const std::string& line() const { return line_; }
  const nlohmann::json& json() const { return json_; }

  /// Trials by the day on which the threshold was reached, 0 … H; the last entry is those that did not by the horizon.
  Counts counts(std::size_t threshold = 0, std::size_t of_case = 0) const {
    const auto& one = json_.at("cases").at(of_case).at("thresholds").at(threshold);
    Counts counts = one.at("counts").get<Counts>();
    counts.push_back(one.at("not_by_horizon").get<std::uint64_t>());
    return counts;
  }

  /// The day that every trial agrees on, H + 1: not by the horizon; -1 where they differ.
  int day(std::size_t threshold = 0, std::size_t of_case = 0) const {
    int day = -1;
    const Counts all = counts(threshold, of_case);
    for (std::size_t n = 0; n < all.size(); ++n)
      if (all[n] > 0) {
        if (day >= 0) return -1;
        day = static_cast<int>(n);
      }
    return day;
  }

  const nlohmann::json& summary(std::size_t threshold = 0) const { return json_.at("summary").at("thresholds").at(threshold); }
  std::uint64_t kept(std::size_t of_case = 0) const { return json_.at("cases").at(of_case).at("kept"); }

 private:
  std::string line_;
  nlohmann::json json_;
};

/// The text of a scenario: what every file needs, then `body`.
inline std::string scenario(std::int64_t horizon, const std::string& body, const std::string& start = "2025-01-01") {
  return fmt::format("schema = 1\ntitle = \"A test\"\nstart = {}\nhorizon = {}\n{}\n", start, horizon, body);
}

/// Runs a scenario as a user would, with plain Monte Carlo unless `more` has a --design, and requires that it is accepted.
inline Outcome simulated(const std::string& text, std::uint64_t trials, const std::vector<std::string>& more = {},
                         Conditions conditions = {}) {
  const TemporaryFolder folder;
  folder.write("test.toml", text);
  std::vector<std::string> arguments{"run", "test.toml", "--json", "--trials", std::to_string(trials)};
  arguments.insert(arguments.end(), more.begin(), more.end());
  if (std::ranges::count(more, "--design") == 0) arguments.insert(arguments.end(), {"--design", "mc"});
  conditions.folder = folder.path();
  const Finished finished = run_ebb(arguments, conditions);
  INFO(text << finished.err);
  REQUIRE(finished.exit_code == 0);
  return Outcome(finished.out);
}

/// The message with which a scenario is refused; requires that it is, with exit code 2 and nothing on stdout.
inline std::string refusal(const std::string& text) {
  const TemporaryFolder folder;
  folder.write("test.toml", text);
  Conditions conditions;
  conditions.folder = folder.path();
  const Finished finished = run_ebb({"run", "test.toml", "--json", "--trials", "64"}, conditions);
  INFO(text << finished.out << finished.err);
  REQUIRE(finished.exit_code == 2);
  CHECK(finished.out.empty());
  return finished.err;
}

}  // namespace ebb::test
