#include <boost/math/distributions/poisson.hpp>
#include <cmath>
#include <map>
#include <sstream>

#include "support/goodness_of_fit.hpp"
#include "support/outcome.hpp"

using namespace ebb::test;

namespace {

using Table = std::map<std::string, std::vector<std::string>>;  // columns by name

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, at);) parts.push_back(part);
  return parts;
}

Table replayed(const std::string& text, std::uint64_t trial, const std::vector<std::string>& more = {}) {
  const TemporaryFolder folder;
  std::vector<std::string> arguments{"replay", folder.write("test.toml", text), "--csv", "--trial", std::to_string(trial)};
  arguments.insert(arguments.end(), more.begin(), more.end());
  const Finished finished = run_ebb(arguments);
  INFO(finished.err);
  REQUIRE(finished.exit_code == 0);
  Table table;
  const auto lines = split(finished.out, '\n');
  const auto names = split(lines.at(0), ',');
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const auto cells = split(lines[i], ',');
    REQUIRE(cells.size() == names.size());
    for (std::size_t c = 0; c < cells.size(); ++c) table[names[c]].push_back(cells[c]);
  }
  return table;
}

std::int64_t at(const Table& table, const std::string& column, std::size_t day) {
  const auto found = table.find(column);  // a column of zeros is left out
  return found == table.end() ? 0 : std::stoll(found->second.at(day));
}

const std::string kEverything =
    "[contingent]\nsize = { uniform = [900, 1_100] }\nlosses = 300\naway = 100\nwastage = 0.01\n"
    "[casualties]\nrate = 30\nrate_doubt = { lognormal = { mean = 1, sd = 0.3 } }\nstrength_exponent = 1\nnoise = "
    "\"negative-binomial\"\n"
    "dispersion = 3\nkilled_share = { beta = { mean = 0.25, sd = 0.1 } }\n"
    "[learning]\nfloor = 0.6\nhalf_life = 10\n[tempo]\nfighting = 4\nresting = 2\n[returns]\nfraction = 0.5\nlag = { uniform = "
    "[3, 9] }\n"
    "[phases.p]\nstart = 20\nend = 25\nintensity = 0\n"
    "[reinforcements.w]\nsize = 200\narrival = 15\nover = 6\nfront_share = 0.7\n[reinforcements.f]\nper_day = 3\narrival = 40\n";

}  // namespace

TEST_CASE("A replayed trial reaches its threshold on the day that the run counted") {
  const std::string text = scenario(120, kEverything + "[thresholds.depleted]\nbelow = 100\n");
  Counts counts(122, 0);
  for (std::uint64_t trial = 0; trial < 12; ++trial) {
    const Table table = replayed(text, trial);
    std::size_t day = 0;
    while (day <= 120 && at(table, "strength", day) > 100) ++day;
    ++counts[day];
  }
  CHECK(simulated(text, 12, {"--design", "auto"}).counts() == counts);  // what a replay shows by default
}

TEST_CASE("Every person of a replayed trial is accounted for on every day") {
  const std::string text = scenario(120, kEverything);
  for (std::uint64_t trial = 0; trial < 8; ++trial) {
    const Table table = replayed(text, trial);
    std::int64_t arrived = 0, killed = 0, wasted = 0, gone = 0;
    const std::int64_t away_at_start = 100;
    gone = away_at_start - at(table, "away", 0);  // of those, not coming back
    const std::int64_t start = at(table, "strength", 0);
    for (std::size_t day = 1; day <= 120; ++day) {
      const std::int64_t casualties = at(table, "casualties", day);
      arrived += at(table, "arrived", day);
      killed += at(table, "killed", day);
      wasted += at(table, "wasted", day);
      gone += casualties - at(table, "killed", day) - at(table, "will_return", day);
      CHECK(at(table, "strength", day) + at(table, "away", day) + killed + gone + wasted == start + away_at_start + arrived);
      CHECK(at(table, "away", day) == at(table, "away", day - 1) + at(table, "will_return", day) - at(table, "returned", day));
      CHECK(at(table, "strength_before", day) ==
            at(table, "strength", day - 1) + at(table, "arrived", day) + at(table, "returned", day));
      CHECK(at(table, "strength", day) == at(table, "strength_before", day) - casualties - at(table, "wasted", day));
      CHECK(at(table, "cumulative", day) == at(table, "cumulative", day - 1) + casualties);
    }
  }
}

TEST_CASE("A replay tells the whole of a day") {
  std::string text = kEverything;
  text.replace(text.find("{ lognormal = { mean = 1, sd = 0.3 } }"), 38, "1.2");
  for (std::uint64_t trial = 0; trial < 4; ++trial) {
    const Table table = replayed(scenario(120, text), trial);
    double experience = 0;
    const auto real = [&](const std::string& column, std::size_t day) { return std::stod(table.at(column).at(day)); };
    const auto come = [](std::size_t total, std::size_t day) {
      return total * std::min<std::size_t>(6, day < 15 ? 0 : day - 14) / 6;
    };
    CHECK(table.at("spell").at(0) == "-");
    for (std::size_t day = 1; day <= 120; ++day) {
      INFO("trial " << trial << ", day " << day);
      const double fights = table.at("spell").at(day) == "fighting" ? 1 : 0, strength = real("strength_before", day);
      const double intensity = day >= 20 && day <= 25 ? 0 : fights, learning = 0.6 + 0.4 * std::exp2(-experience / 10);
      CHECK(real("intensity", day) == intensity);
      CHECK(real("learning", day) == Approx(learning).epsilon(1e-3));  // four digits are shown
      CHECK(real("expected", day) ==
            Approx(30 * 1.2 * 1.5 * intensity * learning * strength / real("strength", 0)).epsilon(1e-3));
      CHECK(at(table, "arrived", day) == static_cast<int>(come(140, day) - come(140, day - 1)) + (day >= 40 ? 3 : 0));
      CHECK(at(table, "rear", day) == static_cast<int>(come(60, day)));
      if (strength > 0) experience += intensity;
    }
  }
}

TEST_CASE("A replay says whether later counts keep the trial") {
  const std::string text = scenario(
      20,
      "[contingent]\nsize = 100\n[casualties]\nrate = 3\n[later_counts.half]\ndate = 10\ncasualties = { "
      "uniform = [0, 30] }\n");
  const TemporaryFolder folder;
  const std::string file = folder.write("test.toml", text);
  for (int trial = 0; trial < 20; ++trial) {
    const std::int64_t lost = at(replayed(text, static_cast<std::uint64_t>(trial)), "cumulative", 10);
    const std::string shown = run_ebb({"replay", file, "--trial", std::to_string(trial)}).out;
    if (lost != 0 && lost != 30) CHECK((shown.find("later count half: keeps this trial") != shown.npos) == (lost < 30));
    CHECK((shown.find("later count half: rejects this trial") == shown.npos) ==
          (shown.find("later count half: keeps") != shown.npos));
  }
}

TEST_CASE("The killed are a binomial share of the casualties") {
  const Table table = replayed(scenario(1000, "[contingent]\nsize = 1_000_000\n[casualties]\nrate = 50\nkilled_share = 0.25\n"),
                               3);
  std::uint64_t casualties = 0, killed = 0;
  for (std::size_t day = 1; day <= 1000; ++day) {
    casualties += static_cast<std::uint64_t>(at(table, "casualties", day));
    killed += static_cast<std::uint64_t>(at(table, "killed", day));
  }
  CHECK(proportion_p(killed, casualties, 0.25) > kFalseAlarm);
}

TEST_CASE("At steady losses as many are away as come back a day times their mean lag") {
  // Poisson losses of 16 a day, half come back after 6 to 20 days, 13 on average: 8 · 13 = 104 are away, Poisson.
  const Table table = replayed(
      scenario(
          30'000,
          "[contingent]\nsize = 1_000_000\n[casualties]\nrate = 16\n[returns]\nfraction = 0.5\nlag = { uniform = [6, 20] }\n"),
      0);
  const boost::math::poisson_distribution<double> law(104);
  Counts counts(301, 0);
  std::vector<double> probabilities;
  for (std::size_t day = 40; day <= 30'000; day += 20)
    ++counts[std::min<std::size_t>(300, static_cast<std::size_t>(at(table, "away", day)))];  // 20 days apart: independent
  for (std::size_t k = 0; k < 300; ++k) probabilities.push_back(boost::math::pdf(law, static_cast<double>(k)));
  probabilities.push_back(boost::math::cdf(boost::math::complement(law, 299.0)));
  CHECK(chi_square_p(counts, probabilities) > kFalseAlarm);
}

TEST_CASE("A replay shows the case and the seed it is asked for") {
  const std::string text = scenario(
      20, "[contingent]\nsize = 100\n[casualties]\nrate = 5\n[cases.a]\n[cases.b]\ncontingent.size = 200\n");
  CHECK(at(replayed(text, 0), "strength", 0) == 100);
  CHECK(at(replayed(text, 0, {"--case", "b"}), "strength", 0) == 200);
  CHECK(replayed(text, 0, {"--seed", "1"}) == replayed(text, 0));
  CHECK_FALSE(replayed(text, 0, {"--seed", "2"}) == replayed(text, 0));
}
