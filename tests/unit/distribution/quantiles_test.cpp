#include <cmath>
#include <limits>
#include <optional>

#include <catch2/catch.hpp>

#include "ebb/distribution/distribution.hpp"
#include "ebb/distribution/error.hpp"
#include "ebb/distribution/quantile_table.hpp"
#include "unit/distribution/oracle.hpp"

namespace ebb {
namespace {

using nlohmann::json;
using test::number;

std::vector<double> numbers(const json& list) {
  std::vector<double> all;
  for (const json& each : list) all.push_back(number(each));
  return all;
}

double bound_or(const json& params, const char* name, double none) {
  return params.at(name) == "None" ? none : number(params.at(name));
}

Family metalog_of(const json& params) {
  std::vector<QuantilePoint> points;
  const auto p = numbers(params.at("p")), x = numbers(params.at("x"));
  for (std::size_t i = 0; i < p.size(); ++i) points.push_back({p[i], x[i]});
  return metalog(points, bound_or(params, "bl", -kUnbounded), bound_or(params, "bu", kUnbounded));
}

bool starts(const std::string& name, const char* with) { return name.rfind(with, 0) == 0; }

std::optional<Family> family_of(const std::string& name, const json& params) {
  const auto at = [&params](const char* key) { return number(params.at(key)); };
  if (starts(name, "uniform_")) return uniform_law(at("a"), at("b"));
  if (starts(name, "triangular_")) return triangular(at("min"), at("mode"), at("max"));
  if (starts(name, "pert_") && at("lambda") == 4) return pert(at("min"), at("mode"), at("max"));
  if (starts(name, "pert_")) return Beta{at("alpha"), at("beta"), at("min"), at("max")};
  if (starts(name, "beta_")) return Beta{at("alpha"), at("beta"), 0, 1};
  if (starts(name, "normal_") || starts(name, "truncnormal_")) return normal(at("mean"), at("sd"));
  if (starts(name, "lognormal_mean92")) return lognormal(at("mean"), at("sd"));
  if (starts(name, "lognormal_p05")) return lognormal(QuantilePoint{0.05, at("p05")}, QuantilePoint{0.95, at("p95")});
  if (starts(name, "lognormal_") || starts(name, "trunclognormal_")) return Lognormal{at("mu"), at("sigma")};
  if (starts(name, "gamma_")) return Gamma{at("shape"), at("scale")};
  if (starts(name, "exponential_")) return exponential(at("mean"));
  if (starts(name, "weibull_")) return Weibull{at("k"), at("lambda")};
  if (starts(name, "metalog")) return metalog_of(params);
  return std::nullopt;
}

struct Case {
  std::string name;
  Distribution law;
  json rows;
};

/// The inputs of the oracle that scenarios can have; truncations that keep less than 1e-12 are not.
std::vector<Case> cases() {
  std::vector<Case> all;
  const json file = test::oracle("07a_quantiles_continuous.json");
  for (const json& each : file.at("distributions")) {
    const json& params = each.at("params");
    const auto name = each.at("name").get<std::string>();
    const auto family = family_of(name, params);
    if (!family || (params.contains("kept_mass") && number(params.at("kept_mass")) < 1e-12)) continue;
    const bool truncated = params.contains("lo");
    all.push_back({name,
                   truncated ? Distribution(*family, bound_or(params, "lo", -kUnbounded), bound_or(params, "hi", kUnbounded))
                             : Distribution(*family),
                   each.at("rows")});
  }
  return all;
}

double ulp(double x) { return std::nextafter(std::fabs(x), kUnbounded) - std::fabs(x); }

/// How much a truncated law's probabilities are blown up: an error of its parent's cdf counts 1/kept times.
double kept(const Distribution& law) { return 1 - law.removed().below - law.removed().above; }

/// Relative 1e-10; near 0 an ulp of the support's width; near an end of the support 4 ulp of it, or of the parent's place on its
/// own scale where min or max made it. Subnormal answers may be 0.
double tolerance(const Distribution& law, double x) {
  const double width = law.highest() - law.lowest();
  double allowed = std::max(1e-10 * std::fabs(x), std::isfinite(width) && x > law.lowest() + 1e-3 ? ulp(width) : 1e-307);
  for (const double end : {law.lowest(), law.highest()}) {
    if (std::isfinite(end) && std::fabs(x - end) < 1e-3) allowed = std::max(allowed, 4 * ulp(end));
  }
  if (const auto* parent = std::get_if<Normal>(&law.family()); parent != nullptr && kept(law) < 1) {
    allowed = std::max(allowed, 4 * ulp(std::fabs(parent->mean) + std::fabs(x)));
  }
  return allowed;
}

}  // namespace

TEST_CASE("quantiles agree with exact answers to 1e-10 from 2^-53 to 1 - 2^-53") {
  const auto all = cases();
  CHECK(all.size() == 55);
  for (const Case& each : all) {
    for (const json& row : each.rows) {
      const double wanted = number(row.at("x_hex")), got = each.law.quantile(test::uniform_of(number(row.at("p_hex"))));
      INFO(each.name << " at p = " << row.at("p") << ": " << got << " for " << wanted);
      CHECK(test::within(got, wanted, tolerance(each.law, wanted)));
    }
  }
}

TEST_CASE("the cdf takes a quantile back to its probability, in the nearer tail") {
  for (const Case& each : cases()) {
    for (const json& row : each.rows) {
      const Uniform u = test::uniform_of(number(row.at("p_hex")));
      const double x = number(row.at("x_hex"));
      // A double next to x has another probability: between those of its neighbours the cdf is right.
      const Tails before = each.law.cdf(x - 4 * ulp(x)), after = each.law.cdf(x + 4 * ulp(x));
      const double truncation = kept(each.law) < 1 ? 1e-15 / kept(each.law) : 0;
      INFO(each.name << " at p = " << row.at("p"));
      if (u.u <= 0.5) {
        CHECK(before.below <= u.u * (1 + 1e-10) + truncation);
        CHECK(after.below >= u.u * (1 - 1e-10) - truncation);
      } else {
        CHECK(after.above <= u.complement * (1 + 1e-10) + truncation);
        CHECK(before.above >= u.complement * (1 - 1e-10) - truncation);
      }
    }
  }
}

TEST_CASE("sampling tables stay within their stated bound of the exact quantiles of every oracle family") {
  for (const Case& each : cases()) {
    const QuantileTable table(each.law);
    const double scale = std::fabs(each.law.quantile({0.75, 0.25}) - each.law.quantile({0.25, 0.75}));
    for (const json& row : each.rows) {
      const Uniform u = test::uniform_of(number(row.at("p_hex")));
      const double exact = each.law.quantile(u);
      INFO(each.name << " at p = " << row.at("p"));
      CHECK(std::fabs(table(u) - exact) <= QuantileTable::kBound * std::max(std::fabs(exact), scale));
    }
  }
}

TEST_CASE("metalogs whose quantile function would fall are refused, with the quantile at fault") {
  const json file = test::oracle("07a_quantiles_continuous.json");
  for (const json& each : file.at("metalog_feasibility")) {
    std::vector<QuantilePoint> points;
    const auto p = numbers(each.at("p")), x = numbers(each.at("x"));
    for (std::size_t i = 0; i < p.size(); ++i) points.push_back({p[i], x[i]});
    INFO(each.at("name"));
    CHECK_THROWS_AS(metalog(points), DistributionError);
  }
}

}  // namespace ebb
