#include <catch2/catch.hpp>

#include "sample.hpp"

using namespace ebb;
using namespace ebb::sample;

namespace {
double quantile(const std::string& rate, double p) { return rate_of(read(with_rate(rate))).law.quantile({p, 1 - p}); }
const Input& killed_share(const Scenario& scenario) { return only(scenario).casualties.killed_share; }
}  // namespace

TEST_CASE("likely of an amount holds 90 % and is lognormal", "[law_forms]") {
  CHECK(quantile("{ likely = [60, 130] }", 0.05) == Approx(60).epsilon(1e-12));
  CHECK(quantile("{ likely = [60, 130] }", 0.95) == Approx(130).epsilon(1e-12));
  CHECK(std::holds_alternative<Lognormal>(rate_of(read(with_rate("{ likely = [60, 130] }"))).law.family()));
}

TEST_CASE("likely of a share holds 90 % and is logit-normal", "[law_forms]") {
  const Scenario scenario = read(with("killed_share = { likely = [0.1, 0.4] }\n"));
  CHECK(std::holds_alternative<Logitnormal>(killed_share(scenario).law.family()));
  CHECK(killed_share(scenario).law.quantile({0.05, 0.95}) == Approx(0.1).epsilon(1e-12));
  CHECK(killed_share(scenario).law.quantile({0.95, 0.05}) == Approx(0.4).epsilon(1e-12));
}

TEST_CASE("every form of the table is read", "[law_forms]") {
  for (const char* form :
       {"92", "{ fixed = 92 }", "{ uniform = [80, 100] }", "{ triangular = [80, 90, 100] }", "{ pert = [80, 90, 100] }",
        "{ normal = { mean = 92, sd = 5 } }", "{ lognormal = { mean = 92, sd = 10 } }", "{ gamma = { mean = 92, sd = 10 } }",
        "{ weibull = { mean = 92, sd = 10 } }", "{ exponential = { mean = 92 } }",
        "{ beta = { mean = 92, sd = 5 }, low = 80, high = 100 }", "{ normal = { p5 = 80, p95 = 100 } }",
        "{ lognormal = { p5 = 60, p95 = 130 } }", "{ gamma = { p10 = 60, p90 = 130 } }",
        "{ weibull = { \"p2.5\" = 60, \"p97.5\" = 130 } }",
        "{ quantiles = { p5 = 60, p50 = 92, p95 = 130 }, low = 0, high = 500 }",
        "{ discrete = { values = [80, 100], weights = [3, 1] } }",
        "{ mixture = [ { weight = 2, uniform = [80, 90] }, { weight = 1, likely = [100, 140] } ] }"}) {
    INFO(form);
    CHECK(messages(with_rate(form)).empty());
    CHECK(rate_of(read(with_rate(form))).as_written == form);
  }
}

TEST_CASE("p2.5 is the quantile at 0.025", "[law_forms]") {
  CHECK(quantile("{ normal = { \"p2.5\" = 80, \"p97.5\" = 130 } }", 0.025) == Approx(80).epsilon(1e-12));
}

TEST_CASE("the long form is the same as the short one", "[law_forms]") {
  const std::string further = "[casualties.rate]\nnormal = { mean = 92, sd = 5 }\nmin = 80\nnote = \"n\"\n";
  const Scenario scenario = read(kTop + kContingent + "[casualties]\nnoise = \"none\"\n" + further);
  CHECK(rate_of(scenario).law.lowest() == 80);
  CHECK(rate_of(scenario).note == "n");
  CHECK(rate_of(scenario).as_written == "{ normal = { mean = 92, sd = 5 }, min = 80, note = \"n\" }");
}

TEST_CASE("a mixture's parts have sources of their own, min and max beside it hold for the whole", "[law_forms]") {
  const std::string
      mixture = "{ mixture = [ { uniform = [80, 90], source = \"a\" }, { fixed = 200, source = [\"b\"] } ], max = 150 }";
  const Scenario scenario = read(with_rate(mixture) + "[sources.a]\n[sources.b]\n");
  CHECK(rate_of(scenario).sources == std::vector<std::string>{"a", "b"});
  CHECK(rate_of(scenario).law.highest() <= 150);
}

TEST_CASE("min and max remove mass and do not pile it up", "[law_forms]") {
  const Scenario scenario = read(with_rate("{ uniform = [0, 200], min = 50, max = 150 }"));
  CHECK(rate_of(scenario).law.quantile({0.5, 0.5}) == Approx(100));
  CHECK(rate_of(scenario).law.cdf(50).below == Approx(0).margin(1e-12));
}

TEST_CASE("no spread at all is a constant", "[law_forms]") {
  for (const char* form :
       {"{ normal = { mean = 92, sd = 0 } }", "{ uniform = [92, 92] }", "{ likely = [92, 92] }", "{ pert = [92, 92, 92] }"}) {
    INFO(form);
    CHECK(rate_of(read(with_rate(form))).certain());
  }
}
