#include <boost/math/distributions/normal.hpp>

#include "support/input_law.hpp"

using namespace ebb::test;

namespace {

/// Sizes as whole numbers with their probabilities.
std::vector<double> law_at(std::size_t horizon, std::initializer_list<std::pair<std::size_t, double>> atoms) {
  std::vector<double> law(horizon + 2, 0.0);
  for (const auto& [size, p] : atoms) law[size] += p;
  return law;
}

double fits(const std::string& size, std::initializer_list<std::pair<std::size_t, double>> atoms) {
  return chi_square_p(simulated(revealing_size(size, 100), 50'000).counts(), law_at(100, atoms));
}

constexpr auto kCsv =
    "date,rate,note\r\n"
    "2025-01-01,10,\"a, b\"\r\n"
    "2025-01-02,20,\"a \"\"quoted\"\" note\"\r\n"
    "2025-01-03,20,\r\n"
    "2025-01-04,30.4,last\r\n";

Outcome with_csv(const std::string& size) {
  const TemporaryFolder folder;
  folder.write("data/rates.csv", kCsv);
  Conditions conditions;
  conditions.folder = folder.path();
  folder.write("test.toml", revealing_size(size, 100));
  const Finished finished = run_ebb({"run", "test.toml", "--json", "--trials", "50000"}, conditions);
  INFO(finished.err);
  REQUIRE(finished.exit_code == 0);
  return Outcome(finished.out);
}

}  // namespace

TEST_CASE("A known amount is itself however it is written") {
  for (const std::string size :
       {"42", "{ fixed = 42 }", "{ fixed = 42.0 }", "{ uniform = [42, 42] }", "{ normal = { mean = 42, sd = 0 } }",
        "{ discrete = { values = [42], weights = [3] } }", "{ triangular = [42, 42, 42] }"}) {
    INFO(size);
    CHECK(simulated(revealing_size(size, 50), 256).day() == 42);
  }
}

TEST_CASE("Discrete values come by their weights and round half away from zero") {
  CHECK(fits("{ discrete = { values = [1, 2], weights = [3, 1] } }", {{1, 0.75}, {2, 0.25}}) > kFalseAlarm);
  CHECK(fits("{ discrete = { values = [30, 10, 20], weights = [0, 0.2, 0.3] } }", {{10, 0.4}, {20, 0.6}}) > kFalseAlarm);
  CHECK(fits("{ discrete = { values = [0, 0.5, 1.49, 2.5], weights = [1, 1, 1, 1] } }", {{0, 0.25}, {1, 0.5}, {3, 0.25}}) >
        kFalseAlarm);
  CHECK(fits("{ discrete = { values = [1, 2, 3, 4], weights = [1, 1, 1, 1] }, min = 2, max = 3 }", {{2, 0.5}, {3, 0.5}}) >
        kFalseAlarm);
}

TEST_CASE("Empirical values come with equal weight from a column of a file") {
  const Outcome outcome = with_csv("{ empirical = \"data/rates.csv\", column = \"rate\" }");
  CHECK(chi_square_p(outcome.counts(), law_at(100, {{10, 0.25}, {20, 0.5}, {30, 0.25}})) > kFalseAlarm);
  CHECK(outcome.json()["scenario"]["files"][0]["path"] == "data/rates.csv");
  const Outcome cut = with_csv("{ empirical = \"data/rates.csv\", column = \"rate\", min = 15 }");
  CHECK(chi_square_p(cut.counts(), law_at(100, {{20, 2 / 3.0}, {30, 1 / 3.0}})) > kFalseAlarm);
}

TEST_CASE("A mixture draws from its parts by weight") {
  const auto uniform = [](double x) { return std::clamp((x - 80) / 10, 0.0, 1.0); };
  const auto normal = [](double x) { return boost::math::cdf(boost::math::normal_distribution<double>(40, 3), x); };
  CHECK(size_fits("{ mixture = [ { weight = 2, uniform = [80, 90] }, { weight = 1, normal = { mean = 40, sd = 3 } } ] }", 120,
                  [&](double x) { return (2 * uniform(x) + normal(x)) / 3; }) > kFalseAlarm);
  CHECK(fits("{ mixture = [ { weight = 1, fixed = 5 }, { weight = 3, discrete = { values = [5, 9], weights = [1, 2] } } ] }",
             {{5, 0.5}, {9, 0.5}}) > kFalseAlarm);
  CHECK(size_fits(
            "{ mixture = [ { weight = 1, uniform = [10, 30] }, { weight = 0, fixed = 90 }, { weight = 1, uniform = [20, 60] } ], "
            "max = 40 }",
            100,
            truncated([](double x) { return (std::clamp((x - 10) / 20, 0.0, 1.0) + std::clamp((x - 20) / 40, 0.0, 1.0)) / 2; }, 0,
                      40)) > kFalseAlarm);
}
