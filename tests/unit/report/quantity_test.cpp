#include "report/quantity.hpp"

#include <catch2/catch.hpp>
#include <random>

#include <fmt/format.h>

#include "core/figures.hpp"
#include "report/law_words.hpp"

namespace ebb {
namespace {

Scenario with_arrival(const std::string& form) {
  return parse_scenario(
      "schema = 1\ntitle = \"t\"\nstart = 2025-01-01\nhorizon = 3000\n[stock]\nsize = 9\n[use]\nrate = 1\n[deliveries.x]\nsize = "
      "1\narrival = " +
          form + "\n",
      "test.toml", ".");
}

double shown(const Scenario& scenario, double p) {
  return Quantity(scenario.base.reinforcements.front().arrival, scenario).quantile(p);
}

}  // namespace

TEST_CASE("a quantile of a date that was typed is the day that is shown") {
  std::mt19937 random(1);
  const auto pick = [&](int from, int to) { return std::uniform_int_distribution<int>(from, to)(random); };
  const std::vector<std::string> forms{"{{ likely = [{}, {}] }}", "{{ normal = {{ p5 = {}, p95 = {} }} }}",
                                       "{{ quantiles = {{ p5 = {}, p95 = {} }} }}",
                                       "{{ quantiles = {{ p5 = {}, p95 = {} }}, low = {}, high = {} }}"};
  for (int i = 0; i < 100; ++i)
    for (const std::string& form : forms) {
      const int first = pick(2, 2000), last = first + pick(1, 900);
      for (const bool dates : {true, false}) {
        const auto typed = [&](int day) {
          return dates ? iso(*parse_date("2025-01-01") + std::chrono::days{day}) : std::to_string(day);
        };
        const Scenario scenario = with_arrival(fmt::format(fmt::runtime(form), typed(first), typed(last), typed(1), typed(3000)));
        INFO(form << " " << first << " " << last);
        CHECK(shown(scenario, 0.05) == first);
        CHECK(shown(scenario, 0.95) == last);
      }
    }
  for (int i = 0; i < 100; ++i) {  // three and more points, in steps that a metalog allows
    const int first = pick(2, 2000), step = pick(5, 200);
    const Scenario three = with_arrival(
        fmt::format("{{ quantiles = {{ p10 = {}, p50 = {}, p90 = {} }} }}", first, first + step, first + 2 * step + step / 5));
    CHECK(shown(three, 0.1) == first);
    CHECK(shown(three, 0.5) == first + step);
    CHECK(shown(three, 0.9) == first + 2 * step + step / 5);
  }
}

TEST_CASE("the quantile of a date is the first day by whose end the probability is reached") {
  for (const std::string form :
       {"{ uniform = [10, 29] }", "{ triangular = [10, 15, 40] }", "{ pert = [10, 15, 40] }",
        "{ normal = { mean = 50, sd = 7 } }", "{ normal = { mean = 50, sd = 7 }, min = 45, max = 60 }",
        "{ discrete = { values = [10, 20, 30], weights = [1, 2, 1] } }",
        "{ mixture = [ { uniform = [10, 19] }, { discrete = { values = [15, 40], weights = [1, 1] } } ] }"}) {
    const Scenario scenario = with_arrival(form);
    const Distribution& law = scenario.base.reinforcements.front().arrival.law;
    for (const double p : {0.05, 0.25, 0.5, 0.75, 0.95}) {
      INFO(form << " at " << p);
      const double day = shown(scenario, p);
      const auto by_end_of = [&](double d) { return law.cdf(std::nextafter(d + 1, d)).below; };
      CHECK(by_end_of(day) >= p - 1e-9);
      CHECK(by_end_of(day - 1) < p - 1e-12);
    }
  }
}

TEST_CASE("numbers are shown in full where they are short, else with sensible digits") {
  CHECK(readable(60) == "60");
  CHECK(readable(0.1 + 0.2) == "0.3");
  CHECK(readable(1234.5) == "1,234.5");
  CHECK(readable(1234.56789) == "1,235");
  CHECK(readable(93.847612) == "93.85");
  CHECK(readable(1e-310) == "1e-310");
  CHECK(readable(0) == "0");
  CHECK(readable(-2.5) == "-2.5");
  CHECK(readable_share(0.31) == "31 %");
  CHECK(readable_share(4.2e-6) == "0.00042 %");
}

}  // namespace ebb
