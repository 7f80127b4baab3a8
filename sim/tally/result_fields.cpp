#include "tally/result_fields.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

namespace ebb {
namespace {

using Json = nlohmann::ordered_json;
using Counts = std::vector<std::uint64_t>;

/// A weight of 2 is 2, as people write it in a scenario, not 2.0.
Json as_written(double value) {
  if (value != std::floor(value) || value > 0x1p53) return value;
  return static_cast<std::uint64_t>(value);
}

Json days(const Counts& by_day) { return Counts(by_day.begin(), by_day.end() - 1); }  // without "not by the horizon"

Json warning_fields(const Diagnostic& warning) {
  const Place& place = warning.place;
  return {{"source", place.source}, {"line", place.line}, {"column", place.column}, {"message", warning.message}};
}

Json scenario_fields(const RunKey& key, const RunFacts& facts) {
  Json files = Json::array(), warnings = Json::array();
  for (const Diagnostic& warning : facts.warnings) warnings.push_back(warning_fields(warning));
  for (const auto& file : facts.files) files.push_back({{"path", file.path}, {"sha256", file.sha256}});
  Json sources = Json::array();
  for (const auto& cited : facts.sources) sources.push_back(cited_source_fields(cited));
  return {{"file", facts.scenario_file},        {"text", facts.scenario_text},    {"model_sha256", key.model_sha256},
          {"set", Json::parse(facts.set_json)}, {"files", std::move(files)},      {"words", facts.words.spellings()},
          {"sources", std::move(sources)},      {"warnings", std::move(warnings)}};
}

Json run_fields(const Result& result) {
  const RunKey& key = result.key;
  return {{"trials", key.trials},
          {"seed", key.seed},
          {"design", key.design},
          {"replicates", key.replicates},
          {"kernel", key.kernel},
          {"stream_version", key.stream_version},
          {"version", result.facts.version},
          {"intervals", result.intervals.intervals()},
          {"complete", result.complete()}};
}

Json threshold_fields(const RunFacts::ThresholdFacts& facts, const CaseTally& tally, int threshold) {
  const Counts all = tally.by_day(threshold);
  Json json = {{"id", facts.id}, {"title", facts.title}, {"counts", days(all)}, {"not_by_horizon", all.back()}};
  const auto& replicates = tally.reached[static_cast<std::size_t>(threshold)];
  Json counts = Json::array(), beyond = Json::array();
  for (const Counts& replicate : replicates) {
    counts.push_back(days(replicate));
    beyond.push_back(replicate.back());
  }
  json["replicate_counts"] = std::move(counts);
  json["replicate_not_by_horizon"] = std::move(beyond);
  return json;
}

Json case_fields(const Result& result, std::size_t index) {
  const RunFacts& facts = result.facts;
  const TallyShape& shape = result.shapes[index];
  const CaseTally& tally = result.cases[index];
  Json thresholds = Json::array(), inputs = Json::array();
  for (int t = 0; t < shape.thresholds; ++t)
    thresholds.push_back(threshold_fields(facts.thresholds[static_cast<std::size_t>(t)], tally, t));
  for (std::size_t i = 0; i < shape.input_bins.size(); ++i)
    inputs.push_back({{"name", facts.input_names[index][i]},
                      {"label", facts.words.label_of(facts.input_names[index][i])},
                      {"bins", shape.input_bins[i]},
                      {"days_per_column", shape.days_per_column},
                      {"counts", tally.inputs[i]}});
  const Json strength = {
      {"every", facts.strength_every}, {"days", shape.strength_days}, {"bins", shape.strength_bins}, {"counts", tally.strength}};
  return {{"id", facts.cases[index].id},
          {"title", facts.cases[index].title},
          {"weight", as_written(facts.cases[index].weight)},
          {"trials", tally.trials},
          {"kept", tally.kept},
          {"kept_by_count", tally.kept_by_count},
          {"losses_above_size", tally.losses_above_size},
          {"thresholds", std::move(thresholds)},
          {"strength", strength},
          {"inputs", std::move(inputs)}};
}

}  // namespace

Json source_fields(const Source& source) {
  Json json = {{"id", source.id}};
  const auto add = [&](const char* key, const std::string& text) {
    if (!text.empty()) json[key] = text;
  };
  add("title", source.title), add("publisher", source.publisher), add("date", source.date), add("accessed", source.accessed);
  add("url", source.url), add("archived", source.archived), add("quote", source.quote), add("language", source.language);
  add("reliability", source.reliability), add("reliability_in_words", source.reliability_in_words());
  if (source.credibility != 0) json["credibility"] = source.credibility;
  add("credibility_in_words", source.credibility_in_words()), add("copies", source.copies);
  return json;
}

Json cited_source_fields(const RunFacts::CitedSource& cited) {
  Json json = source_fields(cited.source);
  json["cited_by"] = cited.cited_by;
  return json;
}

Json result_fields(const Result& result) {
  const RunFacts& facts = result.facts;
  Json cases = Json::array();
  for (std::size_t i = 0; i < result.cases.size(); ++i) cases.push_back(case_fields(result, i));
  return {{"format", kResultFormat},
          {"title", facts.title},
          {"unit", facts.unit},
          {"start", iso(facts.start)},
          {"horizon_days", result.shapes.at(0).horizon_days},
          {"meta", Json::parse(facts.meta_json)},
          {"scenario", scenario_fields(result.key, facts)},
          {"run", run_fields(result)},
          {"cases", std::move(cases)}};
}

}  // namespace ebb
