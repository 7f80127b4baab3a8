#include "report/binomial.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

#include "distribution/counts.hpp"

using namespace ebb;

namespace {

nlohmann::json oracle() { return nlohmann::json::parse(std::ifstream(EBB_SOURCE_DIR "/tests/oracle/data/11_statistics.json")); }

double number(const nlohmann::json& text) { return std::stod(text.get<std::string>()); }

std::optional<std::uint64_t> rank(const nlohmann::json& value) {
  if (value.is_null()) return {};
  return value.get<std::uint64_t>();
}

}  // namespace

TEST_CASE("ranks of quantile intervals are those of the exact binomial law") {
  for (const auto& row : oracle()["order_statistic_ci"]["rows"]) {
    const double error = std::round((1 - number(row["conf"])) * 1e6) / 1e6;
    const Ranks ranks = quantile_ranks(row["n"], number(row["p"]), error);
    CAPTURE(row.dump());
    CHECK(ranks.lower == rank(row["lower_rank"]));
    CHECK(ranks.upper == rank(row["upper_rank"]));
  }
}

TEST_CASE("ranks at a thousand million trials leave at most 2.5 % on each side, and one more rank would not") {
  const double n = 1e9;
  for (const double p : {0.05, 0.5, 0.95}) {
    const Ranks ranks = quantile_ranks(1'000'000'000, p);
    const auto lower = static_cast<double>(*ranks.lower), upper = static_cast<double>(*ranks.upper);
    CHECK(binomial_cdf(n, p, lower - 1).below <= 0.025);
    CHECK(binomial_cdf(n, p, lower).below > 0.025);
    CHECK(binomial_cdf(n, p, upper - 1).above <= 0.025);
    CHECK(binomial_cdf(n, p, upper - 2).above > 0.025);
  }
}

TEST_CASE("ranks exist for 10^12 trials and lie near the normal law's") {
  const Ranks ranks = quantile_ranks(1'000'000'000'000, 0.5);
  CHECK(static_cast<double>(*ranks.lower) == Approx(5e11 - kNormalQuantile * 5e5).margin(100));
  CHECK(static_cast<double>(*ranks.upper) == Approx(5e11 + kNormalQuantile * 5e5).margin(100));
}

TEST_CASE("no trial gives no rank and no knowledge") {
  CHECK_FALSE(quantile_ranks(0, 0.5).lower);
  CHECK_FALSE(quantile_ranks(0, 0.5).upper);
  CHECK(clopper_pearson(0, 0).high == 1);
}

TEST_CASE("intervals of proportions are Clopper and Pearson's") {
  for (const auto& row : oracle()["proportion_ci"]) {
    CAPTURE(row.dump());
    const double error = std::round((1 - number(row["conf"])) * 1e6) / 1e6;
    const Interval exact = clopper_pearson(row["k"], row["n"], error);
    CHECK(exact.low == Approx(number(row["clopper_pearson"][0])).epsilon(1e-9).margin(1e-18));
    CHECK(exact.high == Approx(number(row["clopper_pearson"][1])).epsilon(1e-9));
  }
}

TEST_CASE("the ends of an exact interval leave 2.5 % on each side, for every count of small samples") {
  for (const std::uint64_t n : {1u, 2u, 7u, 40u}) {
    for (std::uint64_t k = 0; k <= n; ++k) {
      const Interval interval = clopper_pearson(k, n);
      const auto yes = static_cast<double>(k), all = static_cast<double>(n);
      if (k > 0) CHECK(binomial_cdf(all, interval.low, yes - 1).above == Approx(0.025).epsilon(1e-9));
      if (k < n) CHECK(binomial_cdf(all, interval.high, yes).below == Approx(0.025).epsilon(1e-9));
    }
  }
}

TEST_CASE("the normal quantile of the intervals is that of the tables") {
  for (const auto& row : oracle()["z_critical"])
    if (row["alpha_two_sided"] == "0.05") CHECK(kNormalQuantile == number(row["z"]));
}
