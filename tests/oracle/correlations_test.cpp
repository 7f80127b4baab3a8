#include <boost/math/constants/constants.hpp>
#include <boost/math/distributions/normal.hpp>
#include <sstream>

#include "support/goodness_of_fit.hpp"
#include "support/laws.hpp"
#include "support/oracle.hpp"
#include "support/outcome.hpp"

using namespace ebb::test;

namespace {

constexpr std::int64_t kHorizon = 500;

std::string correlated(double rank, const std::string& size = "{ normal = { mean = 3000, sd = 200 } }") {
  return scenario(kHorizon,
                  fmt::format("[casualties]\nrate = 10\nnoise = \"none\"\n[contingent]\nsize = {}\nlosses = {{ normal = {{ "
                              "mean = 1500, sd = 100 }} }}\n"
                              "[[correlations]]\ninputs = [\"contingent.size\", \"contingent.losses\"]\nrank = {}\n",
                              size, rank));
}

}  // namespace

TEST_CASE("Normal inputs with a rank correlation differ by a normal with its variance") {
  // Ten a day: T ≤ n where the difference is at most 10 n.
  // Spearman's ρ through a Gaussian copula is Pearson's 2 sin(πρ/6) of the normals. Rounding to whole persons adds 1/12 each.
  for (const double rank : {0.5, -0.8, 0.95, 0.0}) {
    INFO("rank " << rank);
    const double pearson = 2 * std::sin(boost::math::constants::pi<double>() * rank / 6);
    const double variance = 200.0 * 200 + 100.0 * 100 - 2 * pearson * 200 * 100 + 2 / 12.0;
    const boost::math::normal_distribution<double> difference(1500, std::sqrt(variance));
    const auto law = law_of_days(kHorizon,
                                 [&](std::int64_t n) { return boost::math::cdf(difference, 10 * static_cast<double>(n) + 0.5); });
    CHECK(chi_square_p(simulated(correlated(rank), 100'000).counts(), law) > kFalseAlarm);
  }
}

TEST_CASE("Constants cannot be correlated and ranks lie inside minus one to one") {
  CHECK_FALSE(refusal(correlated(0.5, "3000")).empty());
  CHECK_FALSE(refusal(correlated(1)).empty());
  CHECK_FALSE(refusal(correlated(-1.5)).empty());
}

TEST_CASE("A correlation whose input is constant in a case is ignored there") {
  const std::string lone = scenario(
      kHorizon,
      "[casualties]\nrate = 10\nnoise = \"none\"\n[contingent]\nsize = 3000\nlosses = { normal = { mean = 1500, sd = 100 } }\n");
  const Outcome outcome = simulated(correlated(0.5) + "[cases.a]\n[cases.known]\ncontingent.size = 3000\n", 20'000);
  CHECK(outcome.counts(0, 1) == simulated(lone, 20'000).counts());
}

TEST_CASE("Triangular and lognormal inputs are low together as often as the exact copula says") {
  // Day 0 shows the size, half a person up so that rounding is exact; day 1 the whole part of the rate: a later count picks.
  constexpr std::uint64_t kTrials = 100'000;
  const auto table = oracle("09_gaussian_copula.json");
  for (const auto& row : table.at("with_marginals")) {
    if (row.at("Y") != "Lognormal(mean 92, sd 15)") continue;
    const int x = std::stoi(row.at("x").get<std::string>()), y = std::stoi(row.at("y").get<std::string>());
    const double pearson = number(row.at("rho")), rank = 6 / boost::math::constants::pi<double>() * std::asin(pearson / 2);
    std::string low, ones;
    for (int n = 0; n < y; ++n) low += fmt::format("{},", n), ones += "1,";
    low.pop_back(), ones.pop_back();
    const std::string text = scenario(
        1,
        fmt::format("[contingent]\nsize = {{ triangular = [7000.5, 8000.5, 9500.5] }}\n[casualties]\nnoise = \"none\"\nrate = {{ "
                    "lognormal = {{ mean = 92, sd = 15 }} }}\n[thresholds.low]\nbelow = {}\n[later_counts.low]\ndate = 1\n"
                    "casualties = {{ discrete = {{ values = [{}], weights = [{}] }} }}\n[[correlations]]\ninputs = "
                    "[\"contingent.size\", \"casualties.rate\"]\nrank = {}\n",
                    x, low, ones, rank));
    const Outcome outcome = simulated(text, kTrials);
    INFO("size below " << x << ", rate below " << y << ", correlation " << pearson);
    CHECK(proportion_p(outcome.kept(), kTrials, number(row.at("F_Y"))) > kFalseAlarm);
    CHECK(proportion_p(outcome.counts()[0], kTrials, number(row.at("P"))) > kFalseAlarm);
  }
}

namespace {

const std::vector<std::string> kNames{
    "contingent.size",        "contingent.losses", "casualties.rate", "casualties.rate_doubt", "casualties.strength_exponent",
    "casualties.killed_share"};

/// A scenario with these rank correlations between the first of kNames, row by row.
std::string correlated(const std::vector<std::vector<double>>& ranks) {
  std::string text =
      "[contingent]\nsize = { uniform = [100, 200] }\nlosses = { uniform = [10, 20] }\n[casualties]\nrate = { uniform = [1, 2] "
      "}\n"
      "rate_doubt = { uniform = [0.5, 1.5] }\nstrength_exponent = { uniform = [0, 1] }\nkilled_share = { uniform = [0.1, 0.3] "
      "}\n";
  for (std::size_t i = 0; i < ranks.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      text += fmt::format("[[correlations]]\ninputs = [\"{}\", \"{}\"]\nrank = {}\n", kNames[j], kNames[i], ranks[i][j]);
  return scenario(100, text);
}

/// The matrix that a refusal prints, a row a name.
std::vector<std::vector<double>> printed_matrix(const std::string& message, std::size_t size) {
  std::vector<std::vector<double>> matrix;
  std::istringstream lines(message.substr(message.find("nearest valid matrix:")));
  std::string line;
  std::getline(lines, line);
  for (std::size_t i = 0; i < size; ++i) {
    std::getline(lines, line);
    std::istringstream row(line);
    std::string name;
    row >> name;
    CHECK(name == kNames[i]);
    matrix.emplace_back(size);
    for (double& entry : matrix.back()) row >> entry;
  }
  return matrix;
}

}  // namespace

TEST_CASE("Matrices of correlations are accepted or refused, and the nearest valid one that is printed is accepted") {
  int refused = 0, accepted = 0;
  const auto table = oracle("09b_correlation_matrices.json");
  for (const auto& each : table.at("cases")) {
    std::vector<std::vector<double>> ranks;
    for (const auto& row : each.at("matrix")) {
      ranks.emplace_back();
      for (const auto& entry : row) ranks.back().push_back(number(entry));
    }
    const std::string name = each.at("name");
    // A file can neither say a diagonal nor be asymmetric; a rank of 1 is refused by itself.
    if (name == "diag_not_one" || name == "not_symmetric" || name == "out_of_range" || name == "psd_singular") continue;
    INFO(name);
    if (each.at("expect") == "accept") {
      CHECK(simulated(correlated(ranks), 64).kept() == 64);
      ++accepted;
      continue;
    }
    const std::string message = refusal(correlated(ranks));
    CHECK(message.find("positive definite") != std::string::npos);
    CHECK(message.find("' cannot be ") != std::string::npos);
    CHECK(simulated(correlated(printed_matrix(message, ranks.size())), 64).kept() == 64);
    ++refused;
  }
  CHECK(accepted == 3);
  CHECK(refused == 5);
}
