#include "report/strength.hpp"

#include <catch2/catch.hpp>

#include "unit/report/report_example.hpp"

using namespace ebb;

namespace {

Result with_strength(std::vector<std::int64_t> edges, std::vector<std::uint64_t> counts) {
  Result result = counted_result({0, 1}, 0);
  result.shapes[0].strength_bins = std::move(edges);
  result.cases[0].strength = {std::move(counts)};
  return result;
}

std::int64_t quantile(const Result& result, const std::vector<double>& weights, std::size_t index, double p) {
  return strength_quantiles(result, weights, index, {p}).at(0);
}

}  // namespace

TEST_CASE("trials of a bin are taken to lie evenly on its whole numbers") {
  const std::vector<double> weights{1};
  const Result result = with_strength({0, 1, 101, 201}, {0, 100, 0, 0});  // one trial on each of 1 … 100
  CHECK(quantile(result, weights, 0, 0.05) == 5);
  CHECK(quantile(result, weights, 0, 0.5) == 50);
  CHECK(quantile(result, weights, 0, 0.95) == 95);
}

TEST_CASE("the first bin is exactly 0, the last counts as its lower edge") {
  const std::vector<double> weights{1};
  const Result result = with_strength({0, 1, 101}, {50, 0, 50});
  CHECK(quantile(result, weights, 0, 0.5) == 0);
  CHECK(quantile(result, weights, 0, 0.51) == 101);
  CHECK(quantile(result, weights, 0, 0.95) == 101);
}

TEST_CASE("cases with different bins are pooled by weight") {
  Result result = with_strength({0, 1, 101, 201}, {0, 100, 0, 0});
  const std::vector<double> weights{1, 3};
  result.shapes.push_back(result.shapes[0]);
  result.shapes[1].strength_bins = {0, 1, 1'001};
  result.cases.push_back(result.cases[0]);
  result.cases[1].strength = {{100, 0, 0}};
  CHECK(quantile(result, weights, 0, 0.75) == 0);
  CHECK(quantile(result, weights, 0, 0.875) == 50);
  CHECK(quantile(result, {1, 0}, 0, 0.5) == 50);
  CHECK(quantile(result, {0, 1}, 0, 0.5) == 0);
}

TEST_CASE("without a trial there is no strength") {
  CHECK(strength_quantiles(with_strength({0, 1}, {0, 0}), {1}, 0, {0.5}).empty());
}
