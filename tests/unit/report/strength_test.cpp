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

}  // namespace

TEST_CASE("trials of a bin are taken to lie evenly on its whole numbers") {
  const Result result = with_strength({0, 1, 101, 201}, {0, 100, 0, 0});  // one trial on each of 1 … 100
  CHECK(strength_quantile(result, 0, 0.05) == 5);
  CHECK(strength_quantile(result, 0, 0.5) == 50);
  CHECK(strength_quantile(result, 0, 0.95) == 95);
}

TEST_CASE("the first bin is exactly 0, the last counts as its lower edge") {
  const Result result = with_strength({0, 1, 101}, {50, 0, 50});
  CHECK(strength_quantile(result, 0, 0.5) == 0);
  CHECK(strength_quantile(result, 0, 0.51) == 101);
  CHECK(strength_quantile(result, 0, 0.95) == 101);
}

TEST_CASE("cases with different bins are pooled by weight") {
  Result result = with_strength({0, 1, 101, 201}, {0, 100, 0, 0});
  result.facts.cases = {{"a", "", 1}, {"b", "", 3}};
  result.shapes.push_back(result.shapes[0]);
  result.shapes[1].strength_bins = {0, 1, 1'001};
  result.cases.push_back(result.cases[0]);
  result.cases[1].strength = {{100, 0, 0}};
  CHECK(strength_quantile(result, 0, 0.75) == 0);
  CHECK(strength_quantile(result, 0, 0.875) == 50);
}

TEST_CASE("without a trial there is no strength") { CHECK_FALSE(strength_quantile(with_strength({0, 1}, {0, 0}), 0, 0.5)); }
