#include "ebb/distribution/copula.hpp"

#include <algorithm>
#include <cmath>

#include <boost/random/mersenne_twister.hpp>
#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "distribution/correlation.hpp"
#include "distribution/standard_normal.hpp"
#include "support/targets.hpp"
#include "unit/distribution/oracle.hpp"

namespace ebb {
namespace {

using nlohmann::json;
using test::number;

double rank_of_pearson(double r) { return 6 / 3.14159265358979324 * std::asin(r / 2); }

Uniform next(boost::random::mt19937_64& random) { return uniform_from_bits(random()); }

/// A share seen in n draws is within 6.2 standard errors of its probability but for a chance below 1e-9.
bool plausible(double seen, double probability, double n) {
  return std::fabs(seen - probability) <= 6.2 * std::sqrt(probability * (1 - probability) / n) + 1 / n;
}

}  // namespace

TEST_CASE("rank correlations become Pearson's as in the exact tables") {
  const json file = test::oracle("09_gaussian_copula.json");
  for (const json& row : file.at("inverse_conversions")) {
    if (!row.contains("spearman")) continue;
    CHECK(pearson_of_ranks({number(row.at("spearman"))}).front() == Approx(number(row.at("rho"))).epsilon(1e-14));
  }
}

TEST_CASE("the copula's joint probabilities agree with exact ones") {
  const json file = test::oracle("09_gaussian_copula.json");
  const double r = 0.7, rank = rank_of_pearson(r);
  const GaussianCopula copula({"a", "b"}, {1, rank, rank, 1});
  constexpr int kTrials = 400'000;
  boost::random::mt19937_64 random(20250116);
  std::vector<std::array<Uniform, 2>> trials(kTrials);
  for (auto& trial : trials) {
    trial = {next(random), next(random)};
    copula.apply(trial);
  }
  int rows = 0;
  for (const json& row : file.at("copula")) {
    if (number(row.at("rho")) != r) continue;
    const double u = number(row.at("u")), v = number(row.at("v"));
    double both = 0;
    for (const auto& trial : trials) both += trial[0].u <= u && trial[1].u <= v;
    INFO("u " << u << ", v " << v);
    CHECK(plausible(both / kTrials, number(row.at("C")), kTrials));
    ++rows;
  }
  CHECK(rows == 30);
}

TEST_CASE("three inputs are below their medians together as often as the exact orthant probability says") {
  const json file = test::oracle("09_gaussian_copula.json");
  for (const json& row : file.at("trivariate_orthants")) {
    const double r12 = rank_of_pearson(number(row.at("r12"))), r13 = rank_of_pearson(number(row.at("r13"))),
                 r23 = rank_of_pearson(number(row.at("r23")));
    const GaussianCopula copula({"a", "b", "c"}, {1, r12, r13, r12, 1, r23, r13, r23, 1});
    boost::random::mt19937_64 random(7);
    constexpr int kTrials = 200'000;
    double all = 0;
    for (int i = 0; i < kTrials; ++i) {
      std::array<Uniform, 3> trial = {next(random), next(random), next(random)};
      copula.apply(trial);
      all += trial[0].u <= 0.5 && trial[1].u <= 0.5 && trial[2].u <= 0.5;
    }
    CHECK(plausible(all / kTrials, number(row.at("P_all_three_below_median")), kTrials));
  }
}

TEST_CASE("the copula keeps both tails, and leaves uncorrelated uniforms alone") {
  const GaussianCopula independent({"a", "b"}, {1, 0, 0, 1});
  std::array<Uniform, 2> trial = {Uniform{1e-200, 1}, Uniform{1, 1e-18}};
  independent.apply(trial);
  CHECK(trial[0].u == Approx(1e-200).epsilon(1e-11));
  CHECK(trial[1].complement == Approx(1e-18).epsilon(1e-12));
  const GaussianCopula close({"a", "b"}, {1, 0.99, 0.99, 1});
  std::array<Uniform, 2> tail = {Uniform{1, 1e-20}, Uniform{0.5, 0.5}};
  close.apply(tail);
  CHECK((tail[1].complement > 0 && tail[1].complement < 1e-17));
}

TEST_CASE("many trials become correlated as one by one, bit for bit, in every instruction set") {
  const GaussianCopula copula({"a", "b", "c"}, {1, 0.7, -0.3, 0.7, 1, 0.2, -0.3, 0.2, 1});
  std::vector<std::array<Uniform, 3>> trials{{Uniform{1e-305, 1}, {0.5, 0.5}, {1, 1e-300}},
                                             {Uniform{1e-200, 1}, {1, 1e-250}, {1, 1e-18}}};
  boost::random::mt19937_64 random(11);
  while (trials.size() < 1003) trials.push_back({next(random), next(random), next(random)});
  auto expected = trials;
  for (auto& trial : expected) copula.apply(trial);
  test::in_every_instruction_set([&] {
    for (const std::size_t count : {std::size_t{0}, std::size_t{1}, std::size_t{7}, trials.size()}) {
      std::array<std::vector<Uniform>, 3> columns;
      for (std::size_t t = 0; t < count; ++t)
        for (std::size_t i = 0; i < 3; ++i) columns[i].push_back(trials[t][i]);
      copula.apply(std::array<std::span<Uniform>, 3>{columns[0], columns[1], columns[2]});
      for (std::size_t t = 0; t < count; ++t)
        for (std::size_t i = 0; i < 3; ++i)
          REQUIRE((columns[i][t].u == expected[t][i].u && columns[i][t].complement == expected[t][i].complement));
    }
  });
}

TEST_CASE("matrices are accepted or refused as the oracle says") {
  const json file = test::oracle("09b_correlation_matrices.json");
  for (const json& each : file.at("cases")) {
    std::vector<double> ranks;
    std::vector<std::string> names;
    for (const json& row : each.at("matrix")) {
      names.push_back("input" + std::to_string(names.size()));
      for (const json& entry : row) ranks.push_back(number(entry));
    }
    const bool accept = each.at("expect") == "accept";
    INFO(each.at("name"));
    if (accept) {
      CHECK_NOTHROW(GaussianCopula(names, ranks));
    } else {
      CHECK_THROWS_AS(GaussianCopula(names, ranks), CorrelationError);
    }
  }
}

TEST_CASE("a contradiction is refused with the pair at fault and a nearest matrix that is valid") {
  const std::vector<std::string> names = {"contingent.size", "contingent.losses", "casualties.rate"};
  const std::vector<double> ranks = {1, 0.9, 0.3, 0.9, 1, -0.5, 0.3, -0.5, 1};
  try {
    GaussianCopula(names, ranks);
    FAIL("accepted");
  } catch (const CorrelationError& error) {
    const auto moved = [&](std::size_t i, std::size_t j) { return std::fabs(error.nearest[3 * i + j] - ranks[3 * i + j]); };
    CHECK(moved(error.first, error.second) == std::max({moved(0, 1), moved(0, 2), moved(1, 2)}));
    CHECK(moved(0, 1) < 0.3);  // a near matrix, not merely a valid one
    const std::string pair = fmt::format("'{}' with '{}' cannot be {} beside the others", names[error.first], names[error.second],
                                         ranks[3 * error.first + error.second]);
    CHECK(std::string(error.what()).find(pair) != std::string::npos);
    CHECK_NOTHROW(GaussianCopula(names, error.nearest));
    for (const double rank : error.nearest) CHECK(std::string(error.what()).find(fmt::format("{}", rank)) != std::string::npos);
  }
  CHECK_THROWS_AS(GaussianCopula({"a", "b"}, {1, 1, 1, 1}), CorrelationError);
  CHECK_THROWS_AS(GaussianCopula({"a", "b"}, {1, -1, -1, 1}), CorrelationError);
  CHECK_THROWS_AS(GaussianCopula({"a", "b"}, {1, NAN, NAN, 1}), CorrelationError);
}

}  // namespace ebb
