#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include "core/json_text.hpp"
#include "ebb/core/text.hpp"
#include "ebb/engine/engine.hpp"
#include "report/explain.hpp"
#include "report/explanation.hpp"
#include "report/law_words.hpp"
#include "scenario/typed_quantiles.hpp"
#include "tally/result_fields.hpp"

namespace ebb {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array kShownQuantiles{0.05, 0.25, 0.5, 0.75, 0.95};

const char* name_of(Rounding rounding) {
  return rounding == Rounding::day ? "day" : rounding == Rounding::whole ? "whole" : "none";
}

/// 2 where it is 2.0.
Json plain_number(double value) {
  if (value == std::floor(value) && std::abs(value) < 0x1p53) return static_cast<std::int64_t>(value);
  return value;
}

Json tails(const Tails& mass) { return {{"below", mass.below}, {"above", mass.above}}; }

/// p5, p25, p50, p75, p95, and what the file names beside them.
Json quantile_fields(const Quantity& quantity) {
  std::vector<double> shown(kShownQuantiles.begin(), kShownQuantiles.end());
  for (const double p : typed_quantiles(quantity.input())) shown.push_back(p);
  std::sort(shown.begin(), shown.end());
  shown.erase(std::unique(shown.begin(), shown.end()), shown.end());
  Json fields = Json::object();
  for (const double p : shown) fields[name_of_quantile(p)] = quantity.json(quantity.quantile(p));
  return fields;
}

class ExplainedJson {
 public:
  explicit ExplainedJson(const Plan& plan) : plan_(plan), scenario_(*plan.scenario) {
    for (const Source& source : scenario_.sources) sources_[source.id] = &source;
  }

  Json all() const {
    const RunFacts facts = describe_run(plan_);
    Json cases = Json::array(), thresholds = Json::array(), counts = Json::array(), sources = Json::array(),
         warnings = Json::array();
    for (std::size_t c = 0; c < scenario_.cases.size(); ++c) cases.push_back(case_fields(scenario_.cases[c], plan_.cases[c]));
    for (std::size_t t = 0; t < scenario_.thresholds.size(); ++t) {
      const Threshold& threshold = scenario_.thresholds[t];
      const std::optional<Date>& date = facts.thresholds[t].straight_line;
      thresholds.push_back({{"id", threshold.id},
                            {"title", threshold.title},
                            {"meaning", threshold_in_words(scenario_, threshold)},
                            {"constant_rate_estimate", date ? Json(iso(*date)) : Json()}});
    }
    for (const LaterCount& count : scenario_.later_counts) counts.push_back(later_count_fields(count));
    for (const auto& cited : facts.sources) sources.push_back(cited_source_fields(cited));
    for (const Diagnostic& warning : facts.warnings) warnings.push_back(one_line(warning));
    return {{"format", "ebb-explain/1"},
            {"title", scenario_.title},
            {"unit", scenario_.unit},
            {"start", iso(scenario_.start)},
            {"horizon", iso(scenario_.date_of(scenario_.horizon_days))},
            {"horizon_days", scenario_.horizon_days},
            {"scenario",
             {{"file", scenario_.file},
              {"model_sha256", scenario_.model_sha256},
              {"set", Json::parse(scenario_.set_json)},
              {"words", scenario_.words.spellings()}}},
            {"cases", std::move(cases)},
            {"thresholds", std::move(thresholds)},
            {"later_counts", std::move(counts)},
            {"sources", std::move(sources)},
            {"warnings", std::move(warnings)}};
  }

 private:
  Json cited(const std::vector<std::string>& ids) const {
    Json fields = Json::array();
    for (const std::string& id : ids)
      if (const auto it = sources_.find(id); it != sources_.end()) fields.push_back(source_fields(*it->second));
    return fields;
  }

  Json input_fields(const Input& input) const {
    const Quantity quantity(input, scenario_);
    const std::string unit = quantity.is_date() ? "date" : quantity.unit();
    Json fields = {{"name", input.name},
                   {"label", scenario_.words.label_of(input.name)},
                   {"unit", unit},
                   {"given", input.given},
                   {"uncertain", !input.certain()},
                   {"form", input.given ? Json(input.form) : Json()},
                   {"as_written", input.given ? Json(input.as_written) : Json()},
                   {"family", family_name(input.law.family())},
                   {"parameters", family_parameters(input.law.family())},
                   {"description", law_in_words(quantity)}};
    if (input.certain()) fields["value"] = quantity.json(input.rounded(input.law.lowest()));
    fields["quantiles"] = quantile_fields(quantity);
    const Tails removed = input.law.removed();
    fields["removed_by_min_max"] = tails(
        {std::max(0.0, removed.below - input.cut.below), std::max(0.0, removed.above - input.cut.above)});
    fields["cut_off"] = tails(input.cut);
    fields["rounding"] = name_of(input.rounding);
    fields["sources"] = cited(input.sources);
    fields["note"] = input.note;
    return fields;
  }

  Json observed_rate_fields(const ObservedRate& observed) const {
    return {{"name", "casualties.rate"},
            {"label", scenario_.words.label_of("casualties.rate")},
            {"form", "observed"},
            {"from", iso(observed.from)},
            {"to", iso(observed.to)},
            {"description", observed_rate_in_words(scenario_, observed)},
            {"sources", cited(observed.sources)},
            {"note", observed.note}};
  }

  static Json kernel_fields(const CasePlan& one) {
    const KernelChoice choice = kernel_choice(one);
    Json fields = {{"kernel", ebb::name_of(choice.kernel)}, {"why_day", choice.why_day.empty() ? Json() : Json(choice.why_day)}};
    if (choice.kernel == KernelKind::passage)
      fields.update({{"share", choice.share}, {"largest_error_days", choice.largest_error_days}});
    fields["in_words"] = choice.in_words();
    return fields;
  }

  Json case_fields(const Case& one, const CasePlan& plan) const {
    const Situation& s = one.situation;
    Json inputs = Json::array(), correlations = Json::array();
    for_each_input(s, [&](const Input& input) { inputs.push_back(input_fields(input)); });
    for (const Correlation& c : s.correlations)
      correlations.push_back({{"inputs", {c.first, c.second}},
                              {"labels", {scenario_.words.label_of(c.first), scenario_.words.label_of(c.second)}},
                              {"rank", c.rank}});
    Json fields = {{"id", one.id},
                   {"title", one.title},
                   {"weight", plain_number(one.weight)},
                   {"shares_weight_with", one.shares_weight_with},
                   {"sources", cited(one.sources)},
                   {"note", one.note},
                   {"inputs", std::move(inputs)},
                   {"observed_rate", Json()},
                   {"noise", noise_in_words(s.casualties.noise)},
                   {"correlations", std::move(correlations)},
                   {"derived", derived_facts(scenario_, s)},
                   {"kernel", kernel_fields(plan)}};
    if (const auto* observed = std::get_if<ObservedRate>(&s.casualties.rate))
      fields["observed_rate"] = observed_rate_fields(*observed);
    return fields;
  }

  Json later_count_fields(const LaterCount& count) const {
    Json fields = {{"id", count.id}, {"date", iso(scenario_.date_of(count.day))}, {"day", count.day}};
    fields["of"] = count.remaining ? "remaining" : "casualties";
    fields["count"] = input_fields(count.count);
    return fields;
  }

  const Plan& plan_;
  const Scenario& scenario_;
  std::map<std::string, const Source*> sources_;
};

}  // namespace

std::string explain_json(const Plan& plan) {
  return with_escapes(ExplainedJson(plan).all().dump(-1, ' ', false, Json::error_handler_t::replace));
}

}  // namespace ebb
