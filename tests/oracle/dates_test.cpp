#include "support/oracle.hpp"
#include "support/outcome.hpp"

using namespace ebb::test;

namespace {

std::string one_a_day(std::int64_t size) {
  return fmt::format("[contingent]\nsize = {}\n[casualties]\nrate = 1\nnoise = \"none\"\n", size);
}

/// The date that a scenario with `days` persons and one casualty a day gives for its median.
std::string date_after(const std::string& start, std::int64_t days) {
  return simulated(scenario(std::max<std::int64_t>(days, 1), one_a_day(days), start), 2).summary()["quantiles"][2]["date"];
}

}  // namespace

TEST_CASE("Dates are calendar dates, n days after the start") {
  const auto table = oracle("01b_dates.json");
  for (const auto& row : table.at("rows")) {
    const auto days = row.at("add_days").get<std::int64_t>();
    if (row.at("result").is_null() || days > 36'525) continue;
    INFO(row.dump());
    if (row.at("start") == "9999-12-31" || (days == 0 && row.at("result") == "9999-12-31")) continue;  // no day 1
    CHECK(date_after(row.at("start"), days) == row.at("result"));
  }
}

TEST_CASE("The horizon may be a date, the last day simulated") {
  const auto table = oracle("01b_dates.json");
  for (const auto& row : table.at("rows")) {
    const auto days = row.at("add_days").get<std::int64_t>();
    if (row.at("result").is_null() || days < 1 || days > 36'525) continue;
    INFO(row.dump());
    const std::string start = row.at("start"), last = row.at("result");
    const std::string text = fmt::format("schema = 1\ntitle = \"A test\"\nstart = {}\nhorizon = {}\n{}", start, last,
                                         one_a_day(days + 1));
    const Outcome outcome = simulated(text, 2);
    CHECK(outcome.json()["horizon_days"] == days);
    CHECK(outcome.day() == days + 1);
  }
}

TEST_CASE("Text that is no date is refused as a start") {
  const auto table = oracle("01b_dates.json");
  for (const auto& text : table.at("must_be_rejected")) {
    INFO(text);
    CHECK_FALSE(refusal(scenario(100, one_a_day(10), text)).empty());
    CHECK_FALSE(refusal(scenario(100, one_a_day(10), '"' + text.get<std::string>() + '"')).empty());
  }
  CHECK_FALSE(refusal(scenario(100, one_a_day(10), "\"2026-03-01\"")).empty());
  CHECK_FALSE(refusal(scenario(100, one_a_day(10), "2026-03-01T00:00:00Z")).empty());
}

TEST_CASE("A horizon on or before the start is refused") {
  CHECK_FALSE(refusal(scenario(0, one_a_day(10))).empty());
  CHECK_FALSE(refusal(scenario(-1, one_a_day(10))).empty());
  CHECK_FALSE(refusal("schema = 1\ntitle = \"A\"\nstart = 2025-03-02\nhorizon = 2025-03-02\n" + one_a_day(10)).empty());
  CHECK_FALSE(refusal("schema = 1\ntitle = \"A\"\nstart = 2025-03-02\nhorizon = 2025-03-01\n" + one_a_day(10)).empty());
}

TEST_CASE("The calendar ends with the year 9999 and so does every horizon") {
  CHECK(date_after("9999-12-01", 30) == "9999-12-31");
  CHECK_FALSE(refusal(scenario(31, one_a_day(10), "9999-12-01")).empty());
}
