#include <algorithm>
#include <cmath>
#include <sstream>

#include "support/goodness_of_fit.hpp"
#include "support/outcome.hpp"

using namespace ebb::test;

namespace {

constexpr std::int64_t kHorizon = 60;

/// The front, day by day: `start`, ten casualties a day, and what comes.
template <class Arrivals>
std::vector<std::int64_t> front(std::int64_t start, Arrivals&& arriving_on) {
  std::vector<std::int64_t> strength{start};
  for (std::int64_t n = 1; n <= kHorizon; ++n)
    strength.push_back(std::max<std::int64_t>(0, strength.back() + arriving_on(n) - 10));
  return strength;
}

/// Checks the first day at or below every level of the front.
void check_front(const std::string& reinforcements, const std::vector<std::int64_t>& strength) {
  std::string thresholds;
  for (std::int64_t level = 0; level <= strength[0]; level += 3)
    thresholds += fmt::format("[thresholds.t{0}]\nbelow = {0}\n", level);
  const Outcome outcome = simulated(
      scenario(kHorizon, fmt::format("[contingent]\nsize = {}\n[casualties]\nrate = 10\nnoise = \"none\"\n", strength[0]) +
                             reinforcements + thresholds),
      2);
  std::size_t i = 0;
  for (std::int64_t level = 0; level <= strength[0]; level += 3, ++i) {
    std::int64_t day = 0;
    while (day <= kHorizon && strength[static_cast<std::size_t>(day)] > level) ++day;
    CHECK(outcome.day(i) == day);
  }
}

std::int64_t between(std::int64_t total, std::int64_t j, std::int64_t days) {
  const auto come = [&](std::int64_t k) { return total * std::clamp<std::int64_t>(k, 0, days) / days; };
  return come(j) - come(j - 1);
}

/// Those who come on the j-th of a flow's days, amount/of a day.
std::int64_t flowing(std::int64_t amount, std::int64_t of, std::int64_t j, std::int64_t days) {
  return j < 1 || j > days ? 0 : amount * j / of - amount * (j - 1) / of;
}

std::vector<std::string> cells(const std::string& line) {
  std::vector<std::string> all(1);
  for (const char c : line)
    if (c == ',')
      all.emplace_back();
    else
      all.back() += c;
  return all;
}

}  // namespace

TEST_CASE("A wave comes evenly over its days and only its front share fights") {
  // round(0.6 · 37) = 22 come to the front: ⌊22·j/7⌋ by the j-th day, from day 2.
  check_front("[reinforcements.w]\nsize = 37\narrival = 2\nover = 7\nfront_share = 0.6\n",
              front(100, [](std::int64_t n) { return between(22, n - 1, 7); }));
  check_front("[reinforcements.w]\nsize = 25\narrival = 2025-01-06\n",
              front(100, [](std::int64_t n) { return n == 5 ? 25 : 0; }));
  check_front("[reinforcements.w]\nsize = 5\narrival = 3\nfront_share = 0.5\n",
              front(50, [](std::int64_t n) { return n == 3 ? 3 : 0; }));  // 2.5 is 3
}

TEST_CASE("A wave before day 1 comes on day 1 and one beyond the horizon never comes") {
  check_front("[reinforcements.w]\nsize = 21\narrival = 2024-12-20\nover = 3\n",
              front(100, [](std::int64_t n) { return between(21, n, 3); }));
  check_front("[reinforcements.w]\nsize = 21\narrival = 2025-12-20\n", front(100, [](std::int64_t) { return 0; }));
}

TEST_CASE("A steady flow comes on every day from arrival to end") {
  check_front("[reinforcements.f]\nper_day = 7\narrival = 5\nend = 14\nfront_share = 0.5\n",
              front(100, [](std::int64_t n) { return flowing(7, 2, n - 4, 10); }));  // 3.5 a day, from day 5 to day 14
  check_front("[reinforcements.f]\nper_day = 8\narrival = 2025-01-11\n",
              front(100, [](std::int64_t n) { return n >= 10 ? 8 : 0; }));
  check_front("[reinforcements.f]\nper_day = 8\narrival = 20\nend = 10\n", front(100, [](std::int64_t) { return 0; }));
}

TEST_CASE("A flow of less than one a day brings one as soon as its fractions have come together") {
  check_front("[reinforcements.f]\nper_day = 0.1\narrival = 1\n",
              front(100, [](std::int64_t n) { return flowing(1, 10, n, 99); }));
  check_front("[reinforcements.f]\nper_day = 1.5\narrival = 3\n",
              front(100, [](std::int64_t n) { return flowing(3, 2, n - 2, 99); }));
  check_front("[reinforcements.f]\nper_day = 3\nfront_share = 0.16\narrival = 1\n",
              front(100, [](std::int64_t n) { return flowing(48, 100, n, 99); }));
}

TEST_CASE("A share of a flow runs out on the days of the same share of a wave") {
  const std::string
      plain = "[contingent]\nsize = 100\n[casualties]\nrate = 1\n[reinforcements.f]\narrival = 1\nfront_share = 0.16\n";
  const Outcome flow = simulated(scenario(365, plain + "per_day = 3\n"), 100'000);
  const Outcome wave = simulated(scenario(365, plain + "size = 1095\nover = 365\n"), 100'000);  // ⌊175·j/365⌋, not ⌊0.48·j⌋
  const auto median = [](const Counts& counts) {
    std::uint64_t sum = 0;
    std::size_t day = 0;
    while ((sum += counts[day]) < 50'000) ++day;
    return static_cast<int>(day);
  };
  CHECK(median(flow.counts()) == Approx(190).margin(3));
  CHECK(median(wave.counts()) == Approx(median(flow.counts())).margin(2));
}

TEST_CASE("Replay tells the rear what the front has not got of a flow") {
  const TemporaryFolder folder;
  const std::string file = folder.write("t.toml",
                                        scenario(8,
                                                 "[contingent]\nsize = 100\n[casualties]\nrate = 0\nnoise = \"none\"\n"
                                                 "[reinforcements.f]\narrival = 2\nend = 7\nper_day = 1.5\nfront_share = 0.4\n"));
  const Finished replayed = run_ebb({"replay", file, "--trial", "0", "--csv"});
  INFO(replayed.out);
  std::istringstream lines(replayed.out);
  std::string line;
  std::getline(lines, line);
  std::vector<std::string> names = cells(line);
  const auto column = [&](const std::string& name) {
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
  };
  for (std::int64_t n = 0; std::getline(lines, line); ++n) {
    const auto cell = cells(line);
    const std::int64_t j = std::clamp<std::int64_t>(n - 1, 0, 6);
    CHECK(std::stoll(cell.at(column("strength"))) == 100 + 6 * j / 10);
    CHECK(std::stoll(cell.at(column("rear"))) == 15 * j / 10 - 6 * j / 10);
  }
}

TEST_CASE("Reinforcements that come after the front is empty are lost day by day too") {
  const Outcome outcome = simulated(scenario(60,
                                             "[contingent]\nsize = 20\n[casualties]\nrate = 10\nnoise = \"none\"\n"
                                             "[reinforcements.late]\nsize = 1000\narrival = 10\n"
                                             "[thresholds.depleted]\nbelow = 0\n[thresholds.lost]\ncasualties = 70\n"),
                                    2);
  CHECK(outcome.day(0) == 2);
  CHECK(outcome.day(1) == 14);  // 20 by day 2, none until the wave, ten a day from day 10
}

TEST_CASE("A wave that may not come does so in its share of trials") {
  for (const double p : {0.3, 0.997}) {
    const std::string body = fmt::format(
        "[contingent]\nsize = 20\n[casualties]\nrate = 10\nnoise = \"none\"\n[reinforcements.w]\nsize = 30\narrival = 1\n"
        "probability = {{ fixed = {}, note = \"a test\" }}\n",
        p);
    const Counts counts = simulated(scenario(10, body), 50'000).counts();
    CHECK(counts[2] + counts[5] == 50'000);
    CHECK(proportion_p(counts[5], 50'000, p) > kFalseAlarm);
  }
}

TEST_CASE("An uncertain probability comes as often as its mean says") {
  const std::string body =
      "[contingent]\nsize = 20\n[casualties]\nrate = 10\nnoise = \"none\"\n[reinforcements.w]\nsize = 30\narrival = 1\n"
      "probability = { uniform = [0.2, 0.8] }\n";
  CHECK(proportion_p(simulated(scenario(10, body), 50'000).counts()[5], 50'000, 0.5) > kFalseAlarm);
}
