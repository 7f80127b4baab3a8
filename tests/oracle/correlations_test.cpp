#include <boost/math/constants/constants.hpp>
#include <boost/math/distributions/normal.hpp>

#include "support/goodness_of_fit.hpp"
#include "support/laws.hpp"
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

TEST_CASE("Correlations that cannot be together are refused with the pair at fault") {
  const std::string text = scenario(
      100,
      "[contingent]\nsize = { uniform = [10, 20] }\nlosses = { uniform = [1, 2] }\n[casualties]\nrate = { uniform = [1, 2] }\n"
      "[[correlations]]\ninputs = [\"contingent.size\", \"contingent.losses\"]\nrank = 0.9\n"
      "[[correlations]]\ninputs = [\"contingent.losses\", \"casualties.rate\"]\nrank = 0.9\n"
      "[[correlations]]\ninputs = [\"contingent.size\", \"casualties.rate\"]\nrank = -0.9\n");
  const std::string message = refusal(text);
  CHECK(message.find("casualties.rate") != std::string::npos);
  CHECK(message.find("positive definite") != std::string::npos);
}
