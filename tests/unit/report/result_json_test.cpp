#include "ebb/report/result_json.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "ebb/tally/result_file.hpp"
#include "unit/report/report_example.hpp"

using namespace ebb;
using Json = nlohmann::ordered_json;

namespace {

Json json_of(const Result& result) { return Json::parse(result_json(result, estimate(result))); }

std::vector<std::string> keys(const Json& object) {
  std::vector<std::string> names;
  for (const auto& [key, value] : object.items()) names.push_back(key);
  return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a result has its members in the order of the format") {
  const Json json = json_of(example_result(1));
  CHECK(keys(json) ==
        Names{"format", "title", "unit", "start", "horizon_days", "meta", "scenario", "run", "cases", "summary", "sha256"});
  CHECK(keys(json["scenario"]) == Names{"file", "text", "model_sha256", "set", "files", "words", "sources", "warnings"});
  CHECK(keys(json["run"]) ==
        Names{"trials", "seed", "design", "replicates", "kernel", "stream_version", "version", "intervals", "complete"});
  CHECK(keys(json["cases"][0]) == Names{"id", "title", "weight", "trials", "kept", "kept_by_count", "losses_above_size",
                                        "thresholds", "strength", "inputs"});
  CHECK(keys(json["cases"][0]["thresholds"][0]) ==
        Names{"id", "title", "counts", "not_by_horizon", "replicate_counts", "replicate_not_by_horizon"});
  CHECK(keys(json["cases"][0]["strength"]) == Names{"every", "days", "bins", "counts"});
  CHECK(keys(json["cases"][0]["inputs"][0]) == Names{"name", "label", "bins", "days_per_column", "counts"});
  CHECK(keys(json["summary"]) ==
        Names{"straight_line", "by_date", "thresholds", "taken_as_certain", "without_source", "labels", "warnings"});
  CHECK(keys(json["summary"]["thresholds"][0]) == Names{"id", "title", "quantiles", "not_by_horizon", "straight_line"});
  CHECK(keys(json["summary"]["thresholds"][0]["quantiles"][0]) ==
        Names{"p", "day", "date", "at", "sampling_low", "sampling_high"});
}

TEST_CASE("a result is one line and comes back byte for byte") {
  for (const int cases : {1, 3}) {
    const Result result = example_result(cases);
    const std::string text = result_json(result, estimate(result));
    CHECK(text.find('\n') == std::string::npos);
    const Result again = read_result(text, "r.json");
    CHECK(result_json(again, estimate(again)) == text);
  }
}

TEST_CASE("days beyond the horizon are null") {
  const Json quantile = json_of(example_result(1))["summary"]["thresholds"][0]["quantiles"][4];
  CHECK(quantile["p"] == 0.95);
  for (const char* key : {"day", "date", "at", "sampling_low", "sampling_high"}) CHECK(quantile[key].is_null());
}

TEST_CASE("the summary says of each case what it says of all") {
  const Json summary = json_of(example_result(2))["summary"];
  REQUIRE(summary["by_case"].size() == 2);
  CHECK(summary["by_case"][1]["id"] == "case-1");
  CHECK(keys(summary["by_case"][1]["thresholds"][0]) == Names{"id", "title", "quantiles", "not_by_horizon"});
}

TEST_CASE("text that is no UTF-8 is replaced, a seed of 64 bits is whole") {
  Result result = example_result(1);
  result.facts.scenario_file = "\xff.toml";
  result.key.seed = 18'446'744'073'709'551'615u;
  const Json json = json_of(result);
  CHECK(json["scenario"]["file"] == "\uFFFD.toml");
  CHECK(json["run"]["seed"].get<std::uint64_t>() == 18'446'744'073'709'551'615u);
}

TEST_CASE("a run without a trial still makes a result") {
  const Json json = json_of(counted_result({0, 0, 0}, 0));
  CHECK(json["cases"][0]["kept"] == 0);
  CHECK(json["summary"]["thresholds"][0]["quantiles"][2]["day"].is_null());
}
