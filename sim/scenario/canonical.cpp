// Writes everything in a scenario that decides the counts, in one spelling.
#include <cmath>

#include <nlohmann/json.hpp>

#include "ebb/core/digest.hpp"
#include "ebb/scenario/scenario.hpp"

namespace ebb {
namespace {

using Json = nlohmann::json;  // keys sorted by name

Json number(double x) { return std::isfinite(x) ? Json(x) : Json(nullptr); }  // null: no bound

constexpr std::size_t kMostSpelledOut = 10'000;  // values of a discrete distribution

std::string_view bits_of(const std::vector<double>& numbers) {
  return {reinterpret_cast<const char*>(numbers.data()), numbers.size() * sizeof(double)};
}

Json law_json(const Distribution& law);

struct FamilyToJson {
  Json operator()(const Constant& f) const { return {{"law", "constant"}, {"value", f.value}}; }
  Json operator()(const UniformLaw& f) const { return {{"law", "uniform"}, {"low", f.low}, {"high", f.high}}; }
  Json operator()(const Triangular& f) const {
    return {{"law", "triangular"}, {"low", f.low}, {"mode", f.mode}, {"high", f.high}};
  }
  Json operator()(const Beta& f) const {
    return {{"law", "beta"}, {"alpha", f.alpha}, {"beta", f.beta}, {"low", f.low}, {"high", f.high}};
  }
  Json operator()(const Normal& f) const { return {{"law", "normal"}, {"mean", f.mean}, {"sd", f.sd}}; }
  Json operator()(const Lognormal& f) const { return {{"law", "lognormal"}, {"mu", f.mu}, {"sigma", f.sigma}}; }
  Json operator()(const Logitnormal& f) const { return {{"law", "logitnormal"}, {"mu", f.mu}, {"sigma", f.sigma}}; }
  Json operator()(const Gamma& f) const { return {{"law", "gamma"}, {"shape", f.shape}, {"scale", f.scale}}; }
  Json operator()(const Weibull& f) const { return {{"law", "weibull"}, {"shape", f.shape}, {"scale", f.scale}}; }
  Json operator()(const Exponential& f) const { return {{"law", "exponential"}, {"mean", f.mean}}; }
  Json operator()(const Metalog& f) const {
    return {{"law", "metalog"}, {"coefficients", f.coefficients}, {"low", number(f.low)}, {"high", number(f.high)}};
  }
  Json operator()(const Discrete& f) const {
    if (f.values.size() > kMostSpelledOut) {  // of a long CSV file, by its bits: the text would be many times as long as the file
      return {{"law", "discrete"},
              {"count", f.values.size()},
              {"values_sha256", sha256(bits_of(f.values))},
              {"cumulative_sha256", sha256(bits_of(f.cumulative))}};
    }
    return {{"law", "discrete"}, {"values", f.values}, {"cumulative", f.cumulative}, {"above", f.cumulative_above}};
  }
  Json operator()(const Mixture& f) const {
    Json parts = Json::array();
    for (const Distribution& part : f.parts) parts.push_back(law_json(part));
    return {{"law", "mixture"}, {"weights", f.weights}, {"parts", parts}};
  }
};

Json law_json(const Distribution& law) {
  Json json = std::visit(FamilyToJson{}, law.family());
  if (law.constant()) return {{"law", "constant"}, {"value", law.lowest()}};
  if (std::isfinite(law.min())) json["min"] = law.min();
  if (std::isfinite(law.max())) json["max"] = law.max();
  return json;
}

Json rate_json(const Scenario& scenario, const std::variant<Input, ObservedRate>& rate) {
  if (const auto* input = std::get_if<Input>(&rate)) return law_json(input->law);
  const auto& observed = std::get<ObservedRate>(rate);
  return {{"observed", {(observed.from - scenario.start).count(), (observed.to - scenario.start).count()}}};
}

Json inputs_json(const Situation& situation) {
  Json inputs = Json::object();
  for_each_input(situation, [&](const Input& input) { inputs[input.name] = law_json(input.law); });
  return inputs;
}

/// Everything that for_each_input() does not visit.
Json situation_json(const Scenario& scenario, const Situation& s) {
  Json json{{"inputs", inputs_json(s)},
            {"rate", rate_json(scenario, s.casualties.rate)},
            {"noise", static_cast<int>(s.casualties.noise)}};
  if (s.tempo) json["first_spell"] = static_cast<int>(s.tempo->first);
  json["phases"] = json["reinforcements"] = json["correlations"] = Json::array();
  for (const Phase& phase : s.phases) json["phases"].push_back(phase.id);
  for (const Reinforcement& wave : s.reinforcements) json["reinforcements"].push_back(wave.id);
  for (const Correlation& c : s.correlations) json["correlations"].push_back({c.first, c.second, c.rank});
  return json;
}

}  // namespace

std::string canonical_model(const Scenario& scenario) {
  Json json{{"schema", 1}, {"start", iso(scenario.start)}, {"horizon_days", scenario.horizon_days}};
  json["thresholds"] = json["cases"] = json["later_counts"] = json["files"] = Json::array();
  for (const Threshold& t : scenario.thresholds) {
    json["thresholds"].push_back(
        {{"id", t.id}, {"kind", static_cast<int>(t.kind)}, {"value", t.value}, {"of", static_cast<int>(t.of)}});
  }
  for (const Case& one : scenario.cases) {
    json["cases"].push_back({{"id", one.id}, {"weight", one.weight}, {"situation", situation_json(scenario, one.situation)}});
  }
  for (const LaterCount& count : scenario.later_counts) {
    json["later_counts"].push_back(
        {{"id", count.id}, {"day", count.day}, {"remaining", count.remaining}, {"count", law_json(count.count.law)}});
  }
  for (const InputFile& file : scenario.files) json["files"].push_back(file.sha256);
  return json.dump();
}

}  // namespace ebb
