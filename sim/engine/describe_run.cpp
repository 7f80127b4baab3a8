#include <algorithm>
#include <filesystem>

#include "ebb/engine/constant_rate.hpp"
#include "ebb/engine/engine.hpp"
#include "engine/cited_sources.hpp"
#include "engine/shapes.hpp"

namespace ebb {
namespace {

/// The thresholds, with the median over the cases of the constant-rate estimate.
std::vector<RunFacts::ThresholdFacts> describe_thresholds(const Scenario& scenario) {
  const std::vector<ConstantRate> estimates = constant_rates(scenario);
  std::vector<double> weights;
  for (const Case& one : scenario.cases) weights.push_back(one.weight);
  std::vector<RunFacts::ThresholdFacts> facts;
  for (std::size_t t = 0; t < scenario.thresholds.size(); ++t) {
    std::vector<std::optional<std::int64_t>> days;
    for (const ConstantRate& estimate : estimates) days.push_back(estimate.reached[t]);
    facts.push_back({scenario.thresholds[t].id, scenario.thresholds[t].title});
    if (const auto day = median_of_cases(days, weights)) facts.back().straight_line = scenario.date_of(*day);
  }
  return facts;
}

bool is_probability(const Input& input) { return input.name.ends_with(".probability"); }

void add_once(std::vector<std::string>& names, const std::string& name) {
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

/// Over all cases: inputs that the file gives as one value, and inputs or probabilities in doubt that cite no source.
void describe_inputs(const Scenario& scenario, RunFacts& facts) {
  for (const Case& one : scenario.cases)
    for_each_input(one.situation, [&](const Input& input) {
      if (!input.given) return;
      const bool judged = !input.certain() || (is_probability(input) && input.law.lowest() > 0 && input.law.lowest() < 1);
      if (!judged) add_once(facts.taken_as_certain, input.name);
      if (judged && input.sources.empty()) add_once(facts.without_source, input.name);
    });
  // What is uncertain in one case is not certain.
  for (const Case& one : scenario.cases)
    for_each_input(one.situation, [&](const Input& input) {
      if (!input.certain()) std::erase(facts.taken_as_certain, input.name);
    });
}

/// The short cut's where any case takes it.
KernelKind kernel_of(const Plan& plan) {
  const bool any = std::ranges::count(plan.cases, KernelKind::passage, &CasePlan::kernel) > 0;
  return any ? KernelKind::passage : KernelKind::day;
}

}  // namespace

TallyShape shape_of(const Plan& plan, const CasePlan& one) {
  TallyShape shape;
  shape.horizon_days = one.model.horizon;
  shape.thresholds = static_cast<int>(one.model.thresholds.size());
  shape.replicates = kReplicates;
  shape.later_counts = static_cast<int>(one.model.later_counts.size());
  shape.strength_days = one.model.strength_days;
  shape.strength_bins = one.strength_bins;
  shape.input_bins = one.recorded_bins;
  shape.days_per_column = (plan.scenario->horizon_days + 64) / 64;  // ⌈(H + 1)/64⌉
  return shape;
}

RunFacts describe_run(const Plan& plan) {
  const Scenario& scenario = *plan.scenario;
  RunFacts facts;
  facts.title = scenario.title;
  facts.unit = scenario.unit;
  facts.meta_json = scenario.meta_json;
  facts.start = scenario.start;
  facts.words = scenario.words;
  facts.scenario_file = scenario.file;
  facts.scenario_text = scenario.text;
  facts.set_json = scenario.set_json;
  for (const InputFile& file : scenario.files) facts.files.push_back({file.path, file.sha256});
  facts.sources = cited_sources(scenario);
  facts.version = EBB_VERSION;
  for (const CasePlan& one : plan.cases) {
    facts.cases.push_back({one.id, one.title, one.weight});
    facts.input_names.push_back(one.recorded);
  }
  facts.thresholds = describe_thresholds(scenario);
  facts.strength_every = plan.cases.front().model.strength_every;
  describe_inputs(scenario, facts);
  for (Diagnostic warning : scenario.warnings) {
    if (warning.severity != Severity::warning) continue;
    warning.place.source = std::filesystem::path(warning.place.source).filename();  // equal wherever it was run from
    warning.place.text.clear();                                                     // scenario_text has the line
    facts.warnings.push_back(std::move(warning));
  }
  return facts;
}

Result empty_result(const Plan& plan) {
  Result result;
  result.key.model_sha256 = plan.scenario->model_sha256;
  result.key.trials = plan.options.trials;
  result.key.seed = plan.options.seed;
  result.key.design = name_of(plan.options.design);
  result.key.replicates = kReplicates;
  result.key.kernel = name_of(kernel_of(plan));
  result.key.stream_version = kStreamVersion;
  result.facts = describe_run(plan);
  for (const CasePlan& one : plan.cases) {
    result.shapes.push_back(shape_of(plan, one));
    result.cases.emplace_back(result.shapes.back());
  }
  return result;
}

}  // namespace ebb
