#include <cmath>

#include <catch2/catch.hpp>

#include "ebb/distribution/distribution.hpp"
#include "ebb/distribution/error.hpp"

namespace ebb {
namespace {

using Points = std::vector<QuantilePoint>;

std::string message(const Points& points, double low = -kUnbounded, double high = kUnbounded) {
  try {
    metalog(points, low, high);
  } catch (const DistributionError& error) { return error.parameter + ": " + error.what(); }
  return "accepted";
}

/// Whether the quantile function increases on a fine grid of log-odds, both tails included.
bool increases_on_grid(const Family& family) {
  const Distribution law(family);
  double before = -kUnbounded;
  for (int i = -30'000; i <= 30'000; ++i) {
    const double odds = std::exp(i / 1000.0);
    const double x = law.quantile({odds / (1 + odds), 1 / (1 + odds)});
    if (x < before) return false;
    before = x;
  }
  return true;
}

}  // namespace

TEST_CASE("a metalog goes through its quantiles, bounded or not") {
  const Points all = {{0.05, 60}, {0.25, 80}, {0.5, 92}, {0.75, 106}, {0.95, 130}};
  for (std::size_t n = 2; n <= 5; ++n) {
    const Points points(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(n));
    for (const auto& [low, high] : {std::pair{-kUnbounded, kUnbounded}, {0.0, kUnbounded}, {-kUnbounded, 500.0}, {0.0, 500.0}}) {
      const Distribution law(metalog(points, low, high));
      for (const auto& [p, x] : points) {
        CHECK(law.quantile({p, 1 - p}) == Approx(x).epsilon(1e-12));
        CHECK(law.cdf(x).below == Approx(p).epsilon(1e-11));
        CHECK(law.cdf(x).above == Approx(1 - p).epsilon(1e-11));
      }
      CHECK(increases_on_grid(law.family()));
      CHECK(law.lowest() == low);
      CHECK(law.highest() == high);
    }
  }
}

TEST_CASE("an infeasible metalog is refused with the quantile at fault and its feasible range") {
  CHECK(message({{0.1, 80}, {0.5, 83}, {0.9, 115}}) ==
        "p50: p50 = 83 cannot stand beside the others: with them it must lie between 85.9 and 109.1 (a metalog through these "
        "quantiles "
        "would fall somewhere)");
  CHECK(message({{0.1, 80}, {0.5, 85.9}, {0.9, 115}}) == "accepted");
  CHECK(message({{0.1, 80}, {0.5, 109.1}, {0.9, 115}}) == "accepted");
  CHECK(message({{0.1, 80}, {0.5, 85.8}, {0.9, 115}}) != "accepted");
  CHECK(message({{0.1, 80}, {0.5, 109.2}, {0.9, 115}}) != "accepted");
}

TEST_CASE("feasibility is found exactly, between the points of any grid too") {
  // Three terms increase just if |a₃|/a₂ < 1.66711 (Keelin, 2016, section 4). p10, p50, p90 of a₁ = 0, a₂ = 1, a₃:
  const double l = std::log(9.0);
  for (const double a3 : {1.66710, 1.66712, -1.66710, -1.66712}) {
    INFO("a3 = " << a3);
    CHECK((message({{0.1, l * (0.4 * a3 - 1)}, {0.5, 0}, {0.9, l * (0.4 * a3 + 1)}}) == "accepted") == (std::fabs(a3) < 1.66711));
  }
}

TEST_CASE("the quantiles of a uniform law make a uniform metalog") {
  const Distribution law(metalog({{0.05, 5}, {0.25, 25}, {0.75, 75}, {0.95, 95}}));
  CHECK(law.quantile({0.5, 0.5}) == Approx(50).epsilon(1e-12));
  CHECK(law.quantile({0.001, 0.999}) == Approx(0.1).epsilon(1e-8));
  CHECK(law.cdf(10).below == Approx(0.1).epsilon(1e-9));
}

TEST_CASE("points out of order, outside the bounds, too few or too many are refused by name") {
  CHECK(message({{0.05, 60}}).substr(0, 2) == ": ");
  CHECK(message({{0.05, 60}, {0.5, 50}}).substr(0, 4) == "p50:");
  CHECK(message({{0.05, 60}, {0.05, 70}}).substr(0, 3) == "p5:");
  CHECK(message({{0.05, 60}, {0.5, 70}}, 60).substr(0, 3) == "p5:");
  CHECK(message({{0.05, 60}, {0.5, 70}}, 0, 65).substr(0, 4) == "p50:");
  CHECK(message({{0.05, 60}, {1, 70}}).substr(0, 5) == "p100:");
  CHECK(message({{0.05, 60}, {0.5, 70}}, 80, 70).substr(0, 4) == "low:");
  CHECK(message({{.1, 1}, {.2, 2}, {.3, 3}, {.4, 4}, {.5, 5}, {.6, 6}}).substr(0, 2) == ": ");
}

}  // namespace ebb
