#include "ebb/engine/constant_rate.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "ebb/plan/plan.hpp"
#include "model/trial_inputs.hpp"

namespace ebb {
namespace {

void fix(Input& input) { input.law = Distribution(Constant{input.rounded(input.law.quantile({0.5, 0.5}))}); }
void fix(std::optional<Input>& input) {
  if (input) fix(*input);
}

/// What has a probability of at most one half does not come; the rest comes.
void decide(Input& probability) {
  probability.law = Distribution(Constant{probability.law.quantile({0.5, 0.5}) > 0.5 ? 1.0 : 0.0});
}

void fix(Casualties& casualties) {
  if (auto* rate = std::get_if<Input>(&casualties.rate)) fix(*rate);
  fix(casualties.rate_doubt), fix(casualties.killed_share);
  casualties.strength_exponent.law = Distribution(Constant{0});
  casualties.reference_strength.reset(), casualties.dispersion.reset(), casualties.day_to_day.reset();
  casualties.noise = Noise::none;
}

/// The situation with every input at its median, without learning, tempo, dependence on strength and random variation.
Situation at_medians(Situation s) {
  fix(s.contingent.size), fix(s.contingent.losses), fix(s.contingent.away), fix(s.contingent.wastage);
  fix(s.casualties);
  s.learning.reset(), s.tempo.reset(), s.correlations.clear();
  if (s.returns) fix(s.returns->fraction), fix(s.returns->lag);
  for (Phase& phase : s.phases) {
    decide(phase.probability), fix(phase.start), fix(phase.intensity);
    if (auto* end = std::get_if<1>(&phase.until)) fix(*end);
    if (auto* days = std::get_if<2>(&phase.until)) fix(*days);
  }
  for (Reinforcement& r : s.reinforcements) {
    decide(r.probability), fix(r.arrival), fix(r.front_share);
    fix(r.size), fix(r.over), fix(r.per_day), fix(r.end);
  }
  return s;
}

/// Whole persons of a flow that need not be whole on any day: what is left of a person is carried over to the next day.
class Carry {
 public:
  std::int64_t whole(double flow) {
    left_ += std::min(flow, kMostExpected);
    const double persons = std::floor(left_ + kWholeSlack);
    left_ -= persons;
    return static_cast<std::int64_t>(persons);
  }

 private:
  double left_ = 0;
};

/// The days of one case, all inputs fixed.
class Days {
 public:
  Days(const CasePlan& plan, std::int64_t lag) : model_(plan.model), lag_(lag) {
    InputBlock block = make_input_block(plan);
    sample_inputs(plan, 0, 1, block);
    gather(plan.model, block, 0, inputs_);
    strength_ = inputs_.strength_on_day_0();
    casualties_ = inputs_.losses;
    const auto days = static_cast<std::size_t>(model_.horizon) + 1;
    for (std::size_t day = 0; day < days; ++day)
      intensity_.push_back(std::min(model_.certain_phases.on(static_cast<std::int32_t>(day)), kMostFactor));
    arrivals_.assign(days, 0), returning_.assign(days, 0);
    for (const TrialInputs::Phase& phase : inputs_.phases) add(phase);
    for (const TrialInputs::Reinforcement& r : inputs_.reinforcements) add(r);
    send_away(0, Carry().whole(static_cast<double>(inputs_.away) * inputs_.returning));
  }

  ConstantRate run() {
    ConstantRate estimate;
    estimate.reached.resize(model_.thresholds.size());
    for (std::int32_t day = 0; day <= model_.horizon; ++day) {
      if (day > 0) advance(day);
      estimate.casualties.push_back(casualties_);
      for (std::size_t t = 0; t < model_.thresholds.size(); ++t)
        if (!estimate.reached[t] && holds(model_.thresholds[t])) estimate.reached[t] = day;
    }
    return estimate;
  }

 private:
  void add(const TrialInputs::Phase& phase) {
    for (std::int64_t day = phase.first; day <= std::min<std::int64_t>(phase.last, model_.horizon); ++day) {
      double& product = intensity_[static_cast<std::size_t>(day)];
      product = std::min(product * phase.intensity, kMostFactor);
    }
  }

  void add(const TrialInputs::Reinforcement& r) {
    const std::int64_t last = std::min<std::int64_t>(r.first + r.days - 1, model_.horizon);
    for (std::int64_t day = r.first; day <= last; ++day) {
      const std::int64_t j = day - r.first + 1;
      arrivals_[static_cast<std::size_t>(day)] += r.come_by(j).front - r.come_by(j - 1).front;
    }
  }

  void advance(std::int64_t day) {
    const auto at = static_cast<std::size_t>(day);
    arrived_ += arrivals_[at];
    strength_ += arrivals_[at] + returning_[at];
    const std::int64_t lost = std::min(strength_, suffered_.whole(inputs_.rate * intensity_[at]));
    strength_ -= lost;
    casualties_ += lost;
    strength_ -= std::min(strength_, wasted_.whole(static_cast<double>(strength_) * inputs_.wastage));
    send_away(day, back_.whole(static_cast<double>(lost) * inputs_.comes_back()));
  }

  void send_away(std::int64_t day, std::int64_t persons) {
    if (day + lag_ <= model_.horizon) returning_[static_cast<std::size_t>(day + lag_)] += persons;
  }

  bool holds(const Threshold& threshold) const {
    const std::int64_t reference = inputs_.size + (threshold.of == Reference::deployed ? arrived_ : 0);
    const double level = level_of(threshold, static_cast<double>(reference));
    return counts_casualties(threshold) ? static_cast<double>(casualties_) >= level : static_cast<double>(strength_) <= level;
  }

  const Model& model_;
  std::int64_t lag_;
  TrialInputs inputs_;
  std::int64_t strength_ = 0, casualties_ = 0, arrived_ = 0;
  std::vector<double> intensity_;                   ///< of each day
  std::vector<std::int64_t> arrivals_, returning_;  ///< at the front, on each day
  Carry suffered_, wasted_, back_;
};

}  // namespace

std::vector<ConstantRate> constant_rates(const Scenario& scenario) {
  auto fixed = std::make_shared<Scenario>(scenario);
  fixed->later_counts.clear();
  for (Case& one : fixed->cases) one.situation = at_medians(std::move(one.situation));
  const Plan plan = make_plan(fixed, {.trials = 1, .design = DesignKind::mc, .kernel = KernelKind::day});
  std::vector<ConstantRate> estimates;
  for (std::size_t i = 0; i < plan.cases.size(); ++i) {
    const auto& returns = fixed->cases[i].situation.returns;
    const std::int64_t lag = returns ? std::max<std::int64_t>(1, std::llround(returns->lag.law.lowest())) : 1;
    estimates.push_back(Days(plan.cases[i], lag).run());
  }
  return estimates;
}

std::optional<std::int64_t> median_of_cases(const std::vector<std::optional<std::int64_t>>& values,
                                            const std::vector<double>& weights) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto later = [&](std::size_t i) { return values[i].value_or(INT64_MAX); };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return later(a) < later(b); });
  const double half = std::accumulate(weights.begin(), weights.end(), 0.0) / 2;
  double weight = 0;
  for (const std::size_t i : order)
    if ((weight += weights[i]) >= half) return values[i];
  return values[order.back()];
}

}  // namespace ebb
