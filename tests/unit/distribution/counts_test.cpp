#include "distribution/counts.hpp"

#include <catch2/catch.hpp>

#include "unit/distribution/oracle.hpp"

namespace ebb {
namespace {

using nlohmann::json;
using test::number;

double quantile_of(const std::string& name, const json& params, Uniform u) {
  const auto at = [&params](const char* key) { return number(params.at(key)); };
  if (name.rfind("poisson", 0) == 0) return poisson_quantile(at("lam"), u);
  if (name.rfind("negbin", 0) == 0) return negative_binomial_quantile(at("mean"), at("k"), u);
  return binomial_quantile(at("n"), at("p"), u);
}

/// p so near to a step of the cdf that a double cannot tell the sides.
bool on_the_edge(const json& row, Uniform u) {
  const auto near = [](double a, double b) { return std::abs(a - b) < 1e-9 * b; };
  if (u.u <= 0.5) return near(number(row.at("F_k")), u.u) || near(number(row.at("F_k_minus_1")), u.u);
  return near(number(row.at("SF_k")), u.complement) || near(number(row.at("SF_k_minus_1")), u.complement);
}

}  // namespace

TEST_CASE("quantiles of whole-number laws agree with the exact ones, both tails") {
  const json file = test::oracle("07b_quantiles_discrete.json");
  int rows = 0, edges = 0;
  for (const json& each : file.at("distributions")) {
    const auto name = each.at("name").get<std::string>();
    if (name.rfind("geometric", 0) == 0) continue;
    for (const json& row : each.at("rows")) {
      const Uniform u = test::uniform_of(number(row.at("p_hex")));
      const double wanted = number(row.at("k")), got = quantile_of(name, each.at("params"), u);
      INFO(name << " at p = " << row.at("p"));
      const bool edge = on_the_edge(row, u);
      CHECK((got == wanted || (edge && std::abs(got - wanted) <= 1)));
      ++rows;
      edges += edge;
    }
  }
  CHECK(rows > 550);
  CHECK(edges < rows / 20);
}

TEST_CASE("whole-number laws without doubt have one value") {
  CHECK(poisson_quantile(0, {0.9, 0.1}) == 0);
  CHECK(binomial_quantile(10, 1, {0.001, 0.999}) == 10);
  CHECK(binomial_quantile(10, 0, {0.999, 0.001}) == 0);
  CHECK(negative_binomial_quantile(0, 5, {0.9, 0.1}) == 0);
  CHECK(negative_binomial_quantile(92, 1e300, {0.3, 0.7}) == poisson_quantile(92, {0.3, 0.7}));
}

}  // namespace ebb
