#include "plan/compile.hpp"

#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "ebb/core/failure.hpp"
#include "unit/plan/plan_example.hpp"

using namespace ebb;
using namespace ebb::test;

namespace {

std::vector<std::int64_t> bins(const std::string& contingent, const std::string& more = "") {
  return plan_of("[contingent]\n" + contingent + "\n[casualties]\nrate = 1\n" + more).cases.front().strength_bins;
}

}  // namespace

TEST_CASE("Strength is binned by a width of 1 2 or 5 times a power of ten in at most 200 bins") {
  for (const std::int64_t size : {1, 7, 198, 199, 200, 396, 400, 1000, 8200, 10'000, 123'456, 1'000'000'000}) {
    const auto edges = bins("size = " + std::to_string(size));
    INFO("size " << size);
    REQUIRE(edges.size() >= 2);
    CHECK(edges.size() <= 200);
    CHECK(edges[0] == 0);
    CHECK(edges[1] == 1);
    if (edges.size() == 2) continue;
    const std::int64_t width = edges.back() - edges[edges.size() - 2] == 1 ? 1 : edges[2];
    for (std::size_t i = 2; i < edges.size(); ++i)
      CHECK(edges[i] == (width == 1 ? static_cast<std::int64_t>(i) : width * static_cast<std::int64_t>(i - 1)));
    CHECK(edges.back() + width > size);  // the largest strength lies in the last bin
    std::int64_t digit = width;
    while (digit % 10 == 0) digit /= 10;
    CHECK((digit == 1 || digit == 2 || digit == 5));
    const auto finer = size / (digit == 5 ? width / 5 * 2 : width / 2 + (width == 1));
    if (width > 1) CHECK(finer + 2 > 200);  // the next finer width would need more
  }
}

TEST_CASE("Strength bins foresee reinforcements at the front") {
  CHECK(bins("size = 100", "[reinforcements.w]\nsize = 1000\narrival = 5\nfront_share = 0.5\n").back() >= 590);
  CHECK(bins("size = 100", "[reinforcements.w]\nsize = 1000\narrival = 5\nfront_share = 0\n").back() == 100);
  CHECK(bins("size = 100", "[reinforcements.w]\nper_day = 10\narrival = 5\n").back() >= 1050);
}

TEST_CASE("Correlations that cannot be together are refused where they are written") {
  const std::string pair = "[[correlations]]\ninputs = ";
  const std::string body =
      "[contingent]\nsize = { uniform = [10, 20] }\nlosses = { uniform = [1, 2] }\n[casualties]\nrate = { uniform = [1, 2] }\n" +
      pair + "[\"contingent.size\", \"contingent.losses\"]\nrank = 0.9\n" + pair +
      "[\"contingent.losses\", \"casualties.rate\"]\nrank = 0.9\n" + pair +
      "[\"contingent.size\", \"casualties.rate\"]\nrank = -0.9\n";
  CHECK_THROWS_AS(plan_of(body), ScenarioFailure);
}

namespace {

const std::string kBody = "[contingent]\nsize = 100\n[casualties]\nrate = 1\n";

}  // namespace

TEST_CASE("Phases that are the same in every trial take no rows and equal numbers share one") {
  const int rows = plan_of(kBody).cases.front().rows;
  std::string weekends;
  for (int week = 0; week < 500; ++week)
    weekends += fmt::format("[phases.w{0}]\nstart = {1}\ndays = 2\nintensity = 0\n", week, 7 * week + 5);
  const CasePlan one = plan_of(kBody + weekends, 3500).cases.front();
  CHECK(one.rows == rows);
  CHECK(one.model.phases.empty());
  CHECK(one.model.certain_phases.steps().size() == 1000);
  CHECK(one.events.empty());

  std::string waves;
  for (int wave = 0; wave < 500; ++wave)
    waves += fmt::format("[reinforcements.w{0}]\nsize = 50\narrival = {1}\n", wave, wave % 9);
  CHECK(plan_of(kBody + waves).cases.front().rows <= rows + 11);
}

TEST_CASE("Certain phases are multiplied on the days that they have in common") {
  const CasePlan
      one = plan_of(kBody +
                        "[phases.a]\nstart = -3\nend = 5\nintensity = 0.5\n[phases.b]\nstart = 4\ndays = 3\nintensity = 3\n"
                        "[phases.none]\nprobability = 0\nintensity = 9\n[phases.never]\nstart = 8\nend = 7\nintensity = 9\n"
                        "[phases.late]\nstart = 2000\nintensity = 9\n[phases.last]\nstart = 9\nintensity = 2\n"
                        "[phases.open]\nintensity = { uniform = [1, 2] }\n",
                    10)
                .cases.front();
  CHECK(one.model.phases.size() == 1);
  for (const auto& [day, intensity] : std::vector<std::pair<int, double>>{
           {0, 1}, {1, 0.5}, {3, 0.5}, {4, 1.5}, {5, 1.5}, {6, 3}, {7, 1}, {8, 1}, {9, 2}, {10, 2}})
    CHECK(one.model.certain_phases.on(day) == intensity);
}
