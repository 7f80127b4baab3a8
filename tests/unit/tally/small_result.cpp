#include "unit/tally/small_result.hpp"

#include "tally/result_fields.hpp"
#include "tally/seal.hpp"

namespace ebb {
namespace {

TallyShape small_shape(int replicates) {
  TallyShape shape;
  shape.horizon_days = 3;
  shape.thresholds = 1;
  shape.replicates = replicates;
  shape.later_counts = 1;
  shape.strength_days = {0, 3};
  shape.strength_bins = {0, 1, 50};
  shape.input_bins = {2};
  return shape;
}

RunFacts small_facts() {
  RunFacts facts;
  facts.title = "Ä \"small\" run\n";
  facts.unit = "shells";
  facts.meta_json = R"({"b":1,"a":[1.5,null]})";
  facts.start = *parse_date("2025-02-05");
  facts.scenario_file = "small.toml";
  facts.scenario_text = "schema = 1\n";
  facts.set_json = R"({"casualties.rate":92})";
  facts.files = {{"rates.csv", "ab"}};
  facts.version = "0.1.0";
  facts.cases = {{"nis", "NIS", 0.1}, {"us", "", 2}};
  facts.thresholds = {{"depleted", "all gone", parse_date("2025-02-07")}};
  facts.input_names = {{"a.probability"}, {"a.probability"}};
  facts.taken_as_certain = {"tempo"};
  facts.without_source = {"a.probability"};
  facts.warnings = {{Severity::warning, {"small.toml", 1, 1, ""}, "beware: of this"}};
  return facts;
}

CaseTally small_tally(const TallyShape& shape, std::uint64_t trials) {
  CaseTally tally(shape);
  tally.trials = trials;
  tally.kept = trials;
  tally.kept_by_count = {trials};
  tally.reached[0].back()[1] = trials;
  tally.inputs[0][1][1] = trials;
  return tally;
}

}  // namespace

Result small_result(int replicates) {
  const TallyShape shape = small_shape(replicates);
  Result result{{std::string(64, '7'), 10, 18'446'744'073'709'551'615u, "mc", replicates, "day", 1},
                small_facts(),
                {shape, shape},
                {},
                IntervalSet({{0, 10}})};
  CaseTally tally = small_tally(shape, 10);
  tally.kept = 9;
  tally.losses_above_size = 1;
  tally.reached[0].front()[0] = 2;
  tally.reached[0].back()[1] = 3;
  tally.reached[0].back()[4] = 4;
  tally.inputs[0][1][1] = 9;
  tally.strength = {{0, 1, 0}, {1, 0, 0}};
  result.cases = {tally, tally};
  return result;
}

Result small_shard(std::uint64_t first, std::uint64_t last) {
  Result result = small_result();
  for (CaseTally& tally : result.cases) tally = small_tally(result.shapes[0], last - first);
  result.intervals = IntervalSet({{first, last}});
  return result;
}

std::string small_file(const Result& result) {
  auto json = result_fields(result);
  const RunFacts& facts = result.facts;
  nlohmann::ordered_json thresholds = nlohmann::ordered_json::array();
  for (const auto& threshold : facts.thresholds) {
    thresholds.push_back({{"straight_line", nullptr}});
    if (threshold.straight_line) thresholds.back()["straight_line"] = iso(*threshold.straight_line);
  }
  json["summary"] = {
      {"thresholds", thresholds}, {"taken_as_certain", facts.taken_as_certain}, {"without_source", facts.without_source}};
  return seal(json.dump());
}

}  // namespace ebb
