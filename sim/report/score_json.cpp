#include <nlohmann/json.hpp>

#include "core/json_text.hpp"
#include "ebb/random/stream.hpp"
#include "ebb/report/score.hpp"

namespace ebb {
namespace {

using Json = nlohmann::ordered_json;

template <typename Value>
Json or_null(const std::optional<Value>& value) {
  return value ? Json(*value) : Json();
}

Json log_fields(const LogScore& log) {
  Json fields = {{"probability", log.p}, {"log_score", or_null(log.value)}};
  fields["log_score_sampling"] = log.sampling_low ? Json{*log.sampling_low, or_null(log.sampling_high)} : Json();
  return fields;
}

Json fields_of(const CountScore& score) {
  Json fields = {{"quantiles", score.quantiles}, {"pit", {score.below, score.at_or_below}}};
  fields.update(log_fields(score.log));
  if (score.crps) fields["crps"] = *score.crps, fields["crps_error"] = or_null(score.crps_error);
  if (score.brier) fields["brier"] = *score.brier;
  return fields;
}

Json fields_of(const PassageScore& score) {
  Json fields = {{"by_then", score.by_then}};
  fields.update(log_fields(score.log));
  fields["crps"] = score.crps, fields["crps_error"] = or_null(score.crps_error);
  return fields;
}

void add_line(Json& fields, const CountScore& line) {
  fields = fields_of(line);
  for (const char* sampled : {"quantiles", "pit", "log_score_sampling", "crps_error"}) fields.erase(sampled);
  fields["value"] = line.quantiles.front();
}

void add_line(Json& fields, const PassageScore& line) {
  fields = fields_of(line);
  for (const char* sampled : {"log_score_sampling", "crps_error"}) fields.erase(sampled);
  fields["day"] = or_null(line.said);
}

/// {"forecast": …, "straight_line": …, "by_case": [{"id": …, the same}]}
template <class Score>
void add_scores(Json& fields, const Compared<Score>& scores, const RunFacts& facts) {
  const auto both = [](Json& into, const std::optional<Score>& forecast, const std::optional<Score>& line) {
    into["forecast"] = forecast ? fields_of(*forecast) : Json();
    into["straight_line"] = Json();
    if (line) add_line(into["straight_line"], *line);
  };
  both(fields, scores.forecast, scores.line);
  if (scores.by_case.empty()) return;
  Json by_case = Json::array();
  for (std::size_t i = 0; i < scores.by_case.size(); ++i) {
    Json one = {{"id", facts.cases[i].id}};
    both(one, scores.by_case[i], scores.line_by_case.empty() ? std::nullopt : std::optional(scores.line_by_case[i]));
    by_case.push_back(std::move(one));
  }
  fields["by_case"] = std::move(by_case);
}

Json count_fields(const CountScores& of, const RunFacts& facts) {
  const Observed::Count& claim = of.claim;
  Json fields = {{"id", claim.id}, {"date", iso(claim.date)}, {"day", of.day}, {"claimant", claim.claimant}};
  fields[claim.at_least ? "at_least" : "casualties"] = of.claimed();
  if (!claim.at_least) fields["rounded_to"] = claim.rounded_to;
  if (claim.of) fields["of"] = *claim.of;
  fields["note"] = claim.note;
  add_scores(fields, of.scores, facts);
  return fields;
}

Json passage_fields(const PassageScores& of, const RunFacts& facts) {
  Json fields = {{"id", of.claim.threshold},
                 {of.reached ? "on" : "not_by", iso(facts.start + std::chrono::days{of.day})},
                 {"day", of.day},
                 {"until_day", of.until},
                 {"claimant", of.claim.claimant},
                 {"note", of.claim.note}};
  add_scores(fields, of.scores, facts);
  return fields;
}

Json run_fields(const ScoreSheet& sheet) {
  Json cases = Json::array();
  for (std::size_t i = 0; i < sheet.kept.size(); ++i) {
    const RunFacts::CaseFacts& facts = sheet.facts.cases[i];
    cases.push_back({{"id", facts.id},
                     {"title", facts.title},
                     {"weight", facts.weight},
                     {"trials", sheet.kept[i].trials},
                     {"kept", sheet.kept[i].kept}});
  }
  return {{"trials", sheet.run.trials},       {"seed", sheet.run.seed},         {"design", name_of(sheet.run.design)},
          {"stream_version", kStreamVersion}, {"version", sheet.facts.version}, {"complete", sheet.complete()},
          {"cases", std::move(cases)}};
}

}  // namespace

std::string scores_json(const ScoreSheet& sheet) {
  const RunFacts& facts = sheet.facts;
  Json json = {{"format", "ebb-score/1"}, {"title", facts.title}, {"unit", facts.unit}, {"start", iso(facts.start)}};
  json["scenario"] = {{"file", facts.scenario_file}, {"model_sha256", sheet.model_sha256}, {"set", Json::parse(facts.set_json)}};
  json["observed"] = {{"file", sheet.observed_file}, {"title", sheet.observed_title}, {"sha256", sheet.observed_sha256}};
  json["run"] = run_fields(sheet);
  json["quantiles"] = kScoredQuantiles;
  json["counts"] = Json::array(), json["thresholds"] = Json::array(), json["not_scored"] = Json::array();
  for (const CountScores& of : sheet.counts) json["counts"].push_back(count_fields(of, facts));
  for (const PassageScores& of : sheet.passages) json["thresholds"].push_back(passage_fields(of, facts));
  for (const Scorable::Left& left : sheet.not_scored) json["not_scored"].push_back({{"what", left.what}, {"why", left.why}});
  json["warnings"] = Json::array();
  for (const Diagnostic& warning : facts.warnings) json["warnings"].push_back(one_line(warning));
  return with_escapes(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

}  // namespace ebb
