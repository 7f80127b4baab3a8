#include "plan/compile.hpp"

#include <algorithm>
#include <map>

#include "distribution/word_octaves.hpp"
#include "ebb/core/failure.hpp"
#include "model/later_count.hpp"
#include "model/trial_inputs.hpp"

namespace ebb {
namespace {

/// Hands out rows and draws, input by input.
class Compiler {
 public:
  Compiler(const Axes& axes, QuantileTables& tables, CasePlan& plan) : axes_(axes), tables_(tables), plan_(plan) {}

  Row row(const Input& input, bool recorded = true) {
    if (input.certain()) return certain_row(input.rounded(input.law.lowest()));
    const Row row = plan_.rows++;
    plan_.draws.push_back({input.name, tables_.of(input.law), input.rounding, row, axes_.of_value(input.name),
                           recorded ? record(input.name, 32) : -1});
    return row;
  }

  /// No row where the quantity is certain to be 0.
  Row row_unless_zero(const Input& input) { return input.certain() && input.law.lowest() == 0 ? kNoRow : row(input); }

  Row row(const std::optional<Input>& input) { return input ? row(*input) : kNoRow; }

  /// A row that is 1 where something with this probability comes, else 0.
  Row event(const Input& probability) {
    const Row value = row(probability, false);
    if (is_sure(probability)) return value;
    const Row event = plan_.rows++;
    plan_.events.push_back({probability.name, value, event, axes_.of_event(probability.name), record(probability.name, 2)});
    return event;
  }

 private:
  /// Equal numbers share a row.
  Row certain_row(double value) {
    const auto [at, is_new] = certain_rows_.try_emplace(value, plan_.rows);
    if (is_new) plan_.fixed.push_back({plan_.rows++, value});
    return at->second;
  }

  int record(const std::string& name, int bins) {
    plan_.recorded.push_back(name);
    plan_.recorded_bins.push_back(bins);
    return static_cast<int>(plan_.recorded.size()) - 1;
  }

  const Axes& axes_;
  QuantileTables& tables_;
  CasePlan& plan_;
  std::map<double, Row> certain_rows_;
};

void compile_contingent(const Contingent& contingent, Compiler& compile, Model& model) {
  model.size = compile.row(contingent.size);
  model.losses = compile.row(contingent.losses);
  model.away = compile.row(contingent.away);
  model.wastage = compile.row_unless_zero(contingent.wastage);
}

/// k of a negative-binomial day, where it is the same in every trial.
std::optional<double> certain_dispersion(const Casualties& casualties) {
  if (casualties.noise != Noise::negative_binomial) return {};
  const Input& input = casualties.dispersion ? *casualties.dispersion : *casualties.day_to_day;
  if (!input.certain()) return {};
  const double x = input.law.lowest();
  return std::min(1e12, casualties.dispersion ? x : 1 / (x * x));
}

void compile_casualties(const Casualties& casualties, Compiler& compile, Model& model) {
  if (const auto* observed = std::get_if<ObservedRate>(&casualties.rate))
    model.observed_days = static_cast<double>((observed->to - observed->from).count());
  else
    model.rate = compile.row(std::get<Input>(casualties.rate));
  model.rate_doubt = compile.row(casualties.rate_doubt);
  model.strength_exponent = compile.row_unless_zero(casualties.strength_exponent);
  model.reference_strength = compile.row(casualties.reference_strength);
  model.noise = casualties.noise;
  model.dispersion = compile.row(casualties.dispersion);
  model.day_to_day = compile.row(casualties.day_to_day);
  if (const auto k = certain_dispersion(casualties); k && *k >= kLeastTabledShape) model.gamma_factor = gamma_of_words(*k);
  model.killed_share = compile.row_unless_zero(casualties.killed_share);
}

/// Where a phase is the same in every trial, multiplies the intensities of its days. False: it is not.
bool multiply_certain(const Phase& phase, std::vector<double>& intensity_by_day) {
  const auto* const end = std::get_if<1>(&phase.until);
  const auto* const days = std::get_if<2>(&phase.until);
  const Input* const until = end ? end : days;
  if (!is_sure(phase.probability) || !phase.start.certain() || !phase.intensity.certain() || (until && !until->certain()))
    return false;
  if (phase.probability.law.lowest() == 0) return true;
  const auto value = [](const Input& input) { return input.rounded(input.law.lowest()); };
  const double last_input = until ? value(*until) : 0;
  const auto horizon = static_cast<std::int64_t>(intensity_by_day.size()) - 1;
  const DayRange range = days_of_phase(value(phase.start), end ? &last_input : nullptr, days ? &last_input : nullptr, horizon);
  for (std::int64_t day = range.first; day <= std::min(range.last, horizon); ++day) {
    double& intensity = intensity_by_day[static_cast<std::size_t>(day)];
    intensity = std::min(intensity * value(phase.intensity), kMostFactor);
  }
  return true;
}

void compile_mechanisms(const Situation& situation, Compiler& compile, Model& model) {
  if (const auto& learning = situation.learning)
    model.learning = Model::LearningRows{compile.row(learning->floor), compile.row(learning->half_life)};
  if (const auto& tempo = situation.tempo)
    model.tempo = Model::TempoRows{compile.row(tempo->fighting), compile.row(tempo->resting), tempo->first};
  if (const auto& returns = situation.returns)
    model.returns = Model::ReturnRows{compile.row(returns->fraction), LagLaw(returns->lag.law, model.horizon)};
  std::vector<double> certain_intensity(static_cast<std::size_t>(model.horizon) + 1, 1.0);
  for (const Phase& phase : situation.phases) {
    if (multiply_certain(phase, certain_intensity)) continue;
    Model::PhaseRows rows{compile.event(phase.probability), compile.row(phase.start), kNoRow, kNoRow, kNoRow};
    if (phase.until.index() == 1) rows.end = compile.row(std::get<1>(phase.until));
    if (phase.until.index() == 2) rows.days = compile.row(std::get<2>(phase.until));
    rows.intensity = compile.row(phase.intensity);
    model.phases.push_back(rows);
  }
  model.certain_phases = IntensitySteps(certain_intensity);
  for (const Reinforcement& r : situation.reinforcements) {
    Model::ReinforcementRows rows{};
    rows.comes = compile.event(r.probability);
    rows.arrival = compile.row(r.arrival);
    rows.front_share = compile.row(r.front_share);
    rows.size = compile.row(r.steady() ? r.per_day : r.size);
    rows.over = compile.row(r.over);
    rows.per_day = r.steady() ? rows.size : kNoRow;
    rows.end = compile.row(r.end);
    model.reinforcements.push_back(rows);
  }
}

Model::Noises noise_streams(std::uint64_t seed) {
  // Names of inputs have no colon: these cannot collide with one.
  return {Stream(seed, "day:dispersion"), Stream(seed, "day:casualties"), Stream(seed, "day:wastage"),
          Stream(seed, "day:killed"),     Stream(seed, "day:returning"),  Stream(seed, "day:lag"),
          Stream(seed, "day:tempo"),      Stream(seed, "day:passage")};
}

std::optional<CorrelatedDraws> compile_correlations(const Situation& situation, const CasePlan& plan) {
  std::vector<std::size_t> draws;
  const auto place_of = [&](const std::string& name) -> std::optional<std::size_t> {
    for (std::size_t i = 0; i < plan.draws.size(); ++i) {
      if (plan.draws[i].name != name) continue;
      for (std::size_t k = 0; k < draws.size(); ++k)
        if (draws[k] == i) return k;
      draws.push_back(i);
      return draws.size() - 1;
    }
    return {};  // constant in this case: the correlation is ignored, the reader has said so
  };
  struct Entry {
    std::size_t first, second;
    const Correlation* correlation;
  };
  std::vector<Entry> entries;
  for (const Correlation& correlation : situation.correlations) {
    const auto first = place_of(correlation.first), second = place_of(correlation.second);
    if (first && second) entries.push_back({*first, *second, &correlation});
  }
  if (entries.empty()) return {};

  std::vector<std::string> names;
  for (const std::size_t i : draws) names.push_back(plan.draws[i].name);
  const std::size_t n = names.size();
  std::vector<double> ranks(n * n, 0.0);
  for (std::size_t i = 0; i < n; ++i) ranks[i * n + i] = 1;
  for (const Entry& entry : entries)
    ranks[entry.first * n + entry.second] = ranks[entry.second * n + entry.first] = entry.correlation->rank;
  try {
    return CorrelatedDraws{draws, GaussianCopula(names, ranks)};
  } catch (const CorrelationError& error) {
    const auto at_fault = std::find_if(entries.begin(), entries.end(), [&](const Entry& entry) {
      return std::minmax(entry.first, entry.second) == std::minmax(error.first, error.second);
    });
    const Correlation& correlation = *(at_fault == entries.end() ? entries.front() : *at_fault).correlation;
    throw ScenarioFailure({{Severity::error, correlation.place, error.what()}});
  }
}

}  // namespace

QuantileTable QuantileTables::of(const Distribution& law) {
  const std::array key{law.lowest(), law.highest(), law.quantile({0.25, 0.75})};
  const auto [from, to] = made_.equal_range(key);
  for (auto it = from; it != to; ++it)
    if (it->second.distribution() == law) return it->second;
  return made_.emplace(key, QuantileTable(law))->second;
}

CasePlan compile_case(const Scenario& scenario, const Case& one, const RunOptions& options, const Axes& axes,
                      QuantileTables& tables) {
  CasePlan plan;
  plan.id = one.id;
  plan.title = one.title;
  plan.weight = one.weight;
  Model& model = plan.model;
  model.horizon = static_cast<std::int32_t>(scenario.horizon_days);
  model.thresholds = scenario.thresholds;
  model.strength_days = strength_days(scenario.horizon_days, options.strength_every_days);
  model.streams = noise_streams(options.seed);

  Compiler compile(axes, tables, plan);
  compile_contingent(one.situation.contingent, compile, model);
  compile_casualties(one.situation.casualties, compile, model);
  compile_mechanisms(one.situation, compile, model);
  for (const LaterCount& later : scenario.later_counts)
    model.later_counts.push_back({later.day, later.remaining, later.count.law, highest_probability_of_whole(later.count.law),
                                  Stream(options.seed, "later_counts." + later.id)});
  plan.correlated = compile_correlations(one.situation, plan);
  plan.strength_bins = strength_bins(one.situation, scenario.horizon_days);
  return plan;
}

}  // namespace ebb
