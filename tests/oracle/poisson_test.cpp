#include "support/goodness_of_fit.hpp"
#include "support/laws.hpp"
#include "support/oracle.hpp"
#include "support/outcome.hpp"

using namespace ebb::test;

namespace {

constexpr std::uint64_t kTrials = 50'000;

std::string poisson(const std::string& size, double rate, std::int64_t horizon, const std::string& more = "") {
  return scenario(horizon, fmt::format("[contingent]\nsize = {}\n[casualties]\nrate = {}\n{}", size, rate, more));
}

const nlohmann::json& named(const nlohmann::json& table, const std::string& name) {
  for (const auto& one : table.at("cases"))
    if (one.at("name") == name) return one;
  throw std::runtime_error("no case " + name);
}

/// The test's own formula against the oracle's figures, wherever doubles can hold them.
template <class Cdf>
void check_formula(const nlohmann::json& rows, Cdf&& cdf) {
  for (const auto& row : rows) {
    INFO(row.dump());
    const double exact = number(row.at("P_T_le"));
    if (exact > 1e-290) CHECK(cdf(row.at("t").get<std::int64_t>()) == Approx(exact).epsilon(1e-9).margin(1e-300));
  }
}

}  // namespace

TEST_CASE("Poisson days give the exact law of the day of depletion for every size") {
  const auto table = oracle("03_poisson_daily.json");
  for (const auto& one : table.at("cases")) {
    if (!one.contains("S")) continue;
    const auto size = one.at("S").get<double>();
    const double rate = number(one.at("lam"));
    INFO(one.at("name"));
    const auto cdf = [&](std::int64_t n) { return poisson_at_least(size, rate * static_cast<double>(n)); };
    check_formula(one.at("rows"), cdf);
    const std::int64_t horizon = one.at("rows").back().at("t");
    const Outcome outcome = simulated(poisson(fmt::format("{}", size), rate, horizon), rate < 0.1 ? kTrials / 5 : kTrials);
    CHECK(chi_square_p(outcome.counts(), law_of_days(horizon, cdf)) > kFalseAlarm);
  }
}

TEST_CASE("A rate that doubles on day 31 gives the exact law") {
  const auto table = oracle("03_poisson_daily.json");
  const auto cdf = [](std::int64_t n) {
    return poisson_at_least(8000,
                            static_cast<double>(60 * std::min<std::int64_t>(n, 30) + 120 * std::max<std::int64_t>(0, n - 30)));
  };
  check_formula(named(table, "piecewise_rate_60_then_120").at("rows"), cdf);
  const Outcome outcome = simulated(poisson("8000", 60, 98, "[phases.harder]\nstart = 2025-02-01\nintensity = 2\n"), kTrials);
  CHECK(chi_square_p(outcome.counts(), law_of_days(98, cdf)) > kFalseAlarm);
}

TEST_CASE("An uncertain size widens the law to its exact mixture") {
  const auto table = oracle("03_poisson_daily.json");
  const auto cdf = [](std::int64_t n) {
    double sum = 0;
    for (int size = 7900; size <= 8100; ++size) sum += poisson_at_least(size, 92 * static_cast<double>(n)) / 201;
    return sum;
  };
  check_formula(named(table, "discrete_uniform_S_7900_8100").at("rows"), cdf);
  const Outcome outcome = simulated(poisson("{ uniform = [7899.5, 8100.499999999] }", 92, 95), kTrials);
  CHECK(chi_square_p(outcome.counts(), law_of_days(95, cdf)) > kFalseAlarm);
}

TEST_CASE("What lies beyond the horizon is counted and part of every quantile") {
  const auto table = oracle("03_poisson_daily.json");
  const Counts whole = simulated(poisson("8000", 92, 105), kTrials).counts();
  for (const auto& row : table.at("censoring")) {
    const auto horizon = row.at("horizon").get<std::size_t>();
    INFO("horizon " << horizon);
    const Outcome outcome = simulated(poisson("8000", 92, static_cast<std::int64_t>(horizon)), kTrials);
    const Counts counts = outcome.counts();
    CHECK(std::equal(counts.begin(), counts.end() - 1, whole.begin()));  // a shorter horizon changes nothing before it
    CHECK(proportion_p(counts.back(), kTrials, number(row.at("P_censored"))) > kFalseAlarm);

    std::vector<double> reported;
    for (const auto& quantile : outcome.summary()["quantiles"])
      if (!quantile["day"].is_null()) reported.push_back(quantile["p"]);
    std::vector<double> expected;
    for (const auto& p : row.at("quantiles_reportable")) expected.push_back(number(p));
    CHECK(reported == expected);
  }
}

TEST_CASE("Rates that are no rates are refused and a huge rate ends on day 1") {
  CHECK(simulated(poisson("8000", 1e9, 10), 1024).day() == 1);
  CHECK(simulated(poisson("8000", 0, 10), 1024).day() == 11);
  CHECK(simulated(poisson("0", 92, 10), 1024).day() == 0);
  for (const std::string rate : {"-1", "nan", "inf", "-inf", "true", "\"92\"", "[92]"})
    CHECK_FALSE(refusal(scenario(10, "[contingent]\nsize = 8000\n[casualties]\nrate = " + rate)).empty());
}
