#include "report/weights.hpp"

#include <catch2/catch.hpp>

#include "ebb/report/report.hpp"
#include "unit/report/report_example.hpp"

using namespace ebb;

TEST_CASE("weights are scaled by a power of two") {
  RunFacts facts;
  facts.cases = {{"a", "", 3}, {"b", "", 12}, {"c", "", 0}};
  CHECK(pooling_weights(facts) == std::vector<double>{0.1875, 0.75, 0});
}

TEST_CASE("weights of any size pool alike") {
  const auto cdf = [](double scale) {
    Result result = example_result(3);
    for (auto& one : result.facts.cases) one.weight *= scale;
    return estimate(result).thresholds[0].cdf;
  };
  CHECK(cdf(0x1p1020) == cdf(1));
  CHECK(cdf(0x1p-1020) == cdf(1));
}
