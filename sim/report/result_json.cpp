#include "ebb/report/result_json.hpp"

#include <nlohmann/json.hpp>

#include "core/json_text.hpp"
#include "tally/result_fields.hpp"
#include "tally/seal.hpp"

namespace ebb {
namespace {

using Json = nlohmann::ordered_json;

template <typename Value>
Json or_null(const std::optional<Value>& value) {
  return value ? Json(*value) : Json();
}

Json quantile_fields(const QuantileEstimate& estimate, Date start) {
  return {{"p", estimate.p},
          {"day", or_null(estimate.day)},
          {"date", estimate.day ? Json(iso(start + std::chrono::days{*estimate.day})) : Json()},
          {"at", or_null(estimate.at)},
          {"sampling_low", or_null(estimate.sampling_low)},
          {"sampling_high", or_null(estimate.sampling_high)}};
}

Json threshold_fields(const std::vector<ThresholdEstimate>& thresholds, Date start) {
  Json all = Json::array();
  for (const ThresholdEstimate& threshold : thresholds) {
    Json quantiles = Json::array();
    for (const QuantileEstimate& estimate : threshold.quantiles) quantiles.push_back(quantile_fields(estimate, start));
    const auto known = [&](double end) { return threshold.has_intervals ? Json(end) : Json(); };
    const ProportionEstimate& beyond = threshold.not_by_horizon;
    all.push_back(
        {{"id", threshold.id},
         {"title", threshold.title},
         {"quantiles", std::move(quantiles)},
         {"not_by_horizon",
          {{"p", beyond.p}, {"sampling_low", known(beyond.sampling_low)}, {"sampling_high", known(beyond.sampling_high)}}}});
  }
  return all;
}

/// The file's own names of the inputs in the lists of the summary, where they are not the canonical ones.
Json labels_of(const RunFacts& facts) {
  Json labels = Json::object();
  for (const auto* names : {&facts.taken_as_certain, &facts.without_source})
    for (const std::string& name : *names)
      if (const std::string label = facts.words.label_of(name); label != name) labels[name] = label;
  return labels;
}

/// One line each.
std::vector<std::string> warnings_of(const Report& report) {
  std::vector<std::string> lines;
  if (!report.incomplete.empty()) lines.push_back(report.incomplete);
  for (const Diagnostic& warning : report.warnings) lines.push_back(one_line(warning));
  return lines;
}

Json summary_fields(const Result& result, const Report& report) {
  const RunFacts& facts = result.facts;
  Json by_date = Json::array(), by_case = Json::array(), without_case = Json::array();
  for (const DateChance& chance : report.by_date) by_date.push_back({{"date", iso(chance.date)}, {"p", chance.p}});
  for (std::size_t c = 0; c < report.by_case.size(); ++c)
    by_case.push_back({{"id", facts.cases[c].id}, {"thresholds", threshold_fields(report.by_case[c], facts.start)}});
  for (std::size_t c = 0; c < report.without_case.size(); ++c)
    without_case.push_back({{"id", facts.cases[c].id}, {"thresholds", threshold_fields(report.without_case[c], facts.start)}});
  Json thresholds = threshold_fields(report.thresholds, facts.start);
  for (std::size_t t = 0; t < facts.thresholds.size(); ++t) {
    const auto& date = facts.thresholds[t].straight_line;
    thresholds[t]["straight_line"] = date ? Json(iso(*date)) : Json();
  }
  Json summary = {
      {"straight_line", thresholds[0]["straight_line"]}, {"by_date", std::move(by_date)}, {"thresholds", std::move(thresholds)}};
  if (!by_case.empty()) summary["by_case"] = std::move(by_case);
  if (!without_case.empty()) summary["without_case"] = std::move(without_case);
  summary["taken_as_certain"] = facts.taken_as_certain;
  summary["without_source"] = facts.without_source;
  summary["labels"] = labels_of(facts);
  summary["warnings"] = warnings_of(report);
  return summary;
}

}  // namespace

std::string result_json(const Result& result, const Report& report) {
  Json json = result_fields(result);
  json["summary"] = summary_fields(result, report);
  return seal(with_escapes(json.dump(-1, ' ', false, Json::error_handler_t::replace)));
}

}  // namespace ebb
