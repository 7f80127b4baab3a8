#include "scenario/points.hpp"

#include <catch2/catch.hpp>

#include "sample.hpp"

using namespace ebb;
using namespace ebb::sample;

// Day 0 is 16 January 2025: 1 March is day 44, 31 March day 74.

TEST_CASE("a fixed date is that day, and a whole number is the day of that number", "[points]") {
  for (const char* value : {"2025-03-01", "44", "{ fixed = 2025-03-01 }", "4.4e1"}) {
    const Scenario scenario = read(with_arrival(value));
    const Input& arrival = arrival_of(scenario);
    CHECK(arrival.certain());
    CHECK(arrival.rounded(arrival.law.quantile({0.5, 0.5})) == 44);
  }
}

TEST_CASE("a uniform of dates gives each of its days the same probability", "[points]") {
  const Scenario scenario = read(with_arrival("{ uniform = [2025-03-01, 2025-03-31] }"));
  for (int n = 43; n <= 75; ++n) {
    const double expected = n < 44 ? 0 : n > 74 ? 1 : (n - 43) / 31.0;
    CHECK(by_day(arrival_of(scenario), n) == Approx(expected).epsilon(1e-12));
  }
}

TEST_CASE("a uniform of one day is that day for certain", "[points]") {
  const Scenario scenario = read(with_arrival("{ uniform = [2025-03-01, 2025-03-01] }"));
  CHECK(arrival_of(scenario).certain());
}

TEST_CASE("a quantile of dates counts the whole day", "[points]") {
  for (const char* value : {"{ normal = { p5 = 2025-03-01, p95 = 2025-03-31 } }", "{ likely = [2025-03-01, 2025-03-31] }",
                            "{ normal = { p5 = 44, p95 = 74 } }"}) {
    const Scenario scenario = read(with_arrival(value));
    CHECK(by_day(arrival_of(scenario), 44) == Approx(0.05).epsilon(1e-12));
    CHECK(by_day(arrival_of(scenario), 74) == Approx(0.95).epsilon(1e-12));
  }
}

TEST_CASE("mode and mean of dates are the middle of their day", "[points]") {
  const Scenario normal = read(with_arrival("{ normal = { mean = 2025-03-01, sd = 5 } }"));
  CHECK(arrival_of(normal).law.quantile({0.5, 0.5}) == Approx(44.5).epsilon(1e-12));
  const Scenario triangular = read(with_arrival("{ triangular = [2025-03-01, 2025-03-16, 2025-03-31] }"));
  CHECK(arrival_of(triangular).law.quantile({0.5, 0.5}) == Approx(59.5).epsilon(1e-12));
  CHECK(arrival_of(triangular).law.lowest() == 44);
  CHECK(arrival_of(triangular).law.highest() == 75);
}

TEST_CASE("min and max of dates keep their own days and nothing beyond", "[points]") {
  const Scenario scenario = read(with_arrival("{ normal = { mean = 60, sd = 20 }, min = 44, max = 74 }"));
  CHECK(by_day(arrival_of(scenario), 43) == 0);
  CHECK(by_day(arrival_of(scenario), 74) == 1);
  CHECK(by_day(arrival_of(scenario), 73) < 1);
  const Scenario discrete = read(with_arrival("{ discrete = { values = [44, 74, 75], weights = [1, 1, 1] }, max = 74 }"));
  CHECK(by_day(arrival_of(discrete), 74) == 1);
  CHECK(by_day(arrival_of(discrete), 44) == Approx(0.5));
}

TEST_CASE("dates and day numbers are not mixed in one input", "[points]") {
  CHECK(messages(with_arrival("{ uniform = [2025-03-01, 74] }")) == "'arrival' mixes dates and day numbers; use one of them\n");
  CHECK(messages(with_arrival("{ mixture = [ { fixed = 2025-03-01 }, { fixed = 74 } ] }")).find("mixes") != std::string::npos);
}

TEST_CASE("families of positive amounts are not for dates", "[points]") {
  for (const char* family : {"lognormal", "gamma", "weibull"}) {
    CHECK(messages(with_arrival("{ " + std::string(family) + " = { mean = 60, sd = 10 } }")).find("not for dates") !=
          std::string::npos);
  }
  CHECK(messages(with_arrival("{ exponential = { mean = 60 } }")).find("not for dates") != std::string::npos);
}
