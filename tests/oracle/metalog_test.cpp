#include <Eigen/Dense>

#include "support/input_law.hpp"

using namespace ebb::test;

namespace {

using Points = std::vector<std::pair<double, double>>;  // p, x

double logit(double p) { return std::log(p / (1 - p)); }

/// Keelin's terms in their order: T. W. Keelin, "The metalog distributions", Decision Analysis 13 (2016), equation 7.
double term(int i, double y) {
  switch (i) {
    case 0: return 1;
    case 1: return logit(y);
    case 2: return (y - 0.5) * logit(y);
    case 3: return y - 0.5;
    default: return (y - 0.5) * (y - 0.5);
  }
}

/// From the bounded quantity to the line on which the metalog lives, and back.
struct Bounds {
  double low = -INFINITY, high = INFINITY;
  double to_line(double x) const {
    if (std::isinf(low)) return std::isinf(high) ? x : -std::log(high - x);
    return std::isinf(high) ? std::log(x - low) : std::log((x - low) / (high - x));
  }
  double from_line(double z) const {
    if (std::isinf(low)) return std::isinf(high) ? z : high - std::exp(-z);
    return std::isinf(high) ? low + std::exp(z) : (low + high * std::exp(z)) / (1 + std::exp(z));
  }
};

Cdf metalog(const Points& points, Bounds bounds) {
  const auto n = static_cast<Eigen::Index>(points.size());
  Eigen::MatrixXd terms(n, n);
  Eigen::VectorXd line(n);
  for (Eigen::Index row = 0; row < n; ++row) {
    const auto& [p, x] = points[static_cast<std::size_t>(row)];
    line(row) = bounds.to_line(x);
    for (Eigen::Index i = 0; i < n; ++i) terms(row, i) = term(static_cast<int>(i), p);
  }
  const Eigen::VectorXd coefficients = terms.colPivHouseholderQr().solve(line);
  return inverse([=](double y) {
    double z = 0;
    for (Eigen::Index i = 0; i < n; ++i) z += coefficients(i) * term(static_cast<int>(i), y);
    return bounds.from_line(z);
  });
}

}  // namespace

TEST_CASE("Quantiles give the metalog through them with as many terms") {
  const Points two{{0.05, 60}, {0.95, 130}};
  const Points three{{0.05, 60}, {0.5, 92}, {0.95, 130}};
  const Points four{{0.025, 50}, {0.25, 80}, {0.5, 92}, {0.975, 150}};
  const Points five{{0.05, 60}, {0.25, 80}, {0.5, 92}, {0.75, 107}, {0.95, 140}};
  CHECK(size_fits("{ quantiles = { p5 = 60, p95 = 130 }, min = 1 }", 300, truncated(metalog(two, {}), 1, INFINITY)) >
        kFalseAlarm);
  CHECK(size_fits("{ quantiles = { p5 = 60, p50 = 92, p95 = 130 }, min = 1 }", 300, truncated(metalog(three, {}), 1, INFINITY)) >
        kFalseAlarm);
  CHECK(size_fits("{ quantiles = { p5 = 60, p50 = 92, p95 = 130 }, low = 0 }", 500, metalog(three, {0, INFINITY})) > kFalseAlarm);
  CHECK(size_fits("{ quantiles = { p5 = 60, p50 = 92, p95 = 130 }, high = 200, min = 1 }", 300,
                  truncated(metalog(three, {-INFINITY, 200}), 1, 200)) > kFalseAlarm);
  CHECK(size_fits("{ quantiles = { p5 = 60, p50 = 92, p95 = 130 }, low = 0, high = 500 }", 500, metalog(three, {0, 500})) >
        kFalseAlarm);
  CHECK(size_fits("{ quantiles = { \"p2.5\" = 50, p25 = 80, p50 = 92, \"p97.5\" = 150 }, low = 0, high = 500 }", 500,
                  metalog(four, {0, 500})) > kFalseAlarm);
  CHECK(size_fits("{ quantiles = { p5 = 60, p25 = 80, p50 = 92, p75 = 107, p95 = 140 }, low = 0 }", 600,
                  metalog(five, {0, INFINITY})) > kFalseAlarm);
}

TEST_CASE("Quantiles that no metalog goes through are refused with the one at fault") {
  const std::string message = refusal(revealing_size("{ quantiles = { p5 = 60, p50 = 129, p95 = 130 } }", 300));
  CHECK(message.find("p50") != std::string::npos);
  CHECK_FALSE(refusal(revealing_size("{ quantiles = { p5 = 92, p50 = 60, p95 = 130 } }", 300)).empty());
}
