#include "model/trial.hpp"

#include <cassert>
#include <cmath>

#include "core/math.hpp"
#include "model/day_counts.hpp"

namespace ebb {
namespace {

constexpr double kLog2 = 0.69314718055994530942;
constexpr double kWholeSlack = 1e-6;  // what of a person counts as rounding: docs/scenario.md

double strength_factor(double strength, double reference, double exponent) {
  if (exponent == 0) return 1;
  const double ratio = strength / reference;
  return exponent == 1 ? ratio : ratio == 0 ? 0 : math::exp(exponent * math::log(ratio));
}

/// ⌊total · j / days⌋ of a wave have come by the j-th of its days; split so that no product overflows.
std::int64_t come_by(std::int64_t total, std::int64_t j, std::int64_t days) { return total / days * j + total % days * j / days; }

}  // namespace

Trial::Trial(const Model& model, const TrialInputs& inputs, std::uint64_t number)
    : model_(model), inputs_(inputs), number_(number) {
  day_.strength = inputs.strength_on_day_0();
  day_.cumulative_casualties = inputs.losses;
  if (model.tempo) {
    const double share_fighting = inputs.fighting / (inputs.fighting + inputs.resting);
    fighting_ = model.tempo->first == FirstSpell::fighting ||
                (model.tempo->first == FirstSpell::stationary && model.streams.tempo.uniform(number, 0).u < share_fighting);
  }
  if (model.returns) {
    coming_back_.assign(static_cast<std::size_t>(model.horizon) + 1, 0);
    DayDraws draws(model.streams.returning, number, 0);
    day_.will_return = draw_binomial(inputs.away, inputs.returning, draws);
    send_away(day_.will_return, draws);
  }
  day_.all_not_returning = inputs.away - day_.will_return;
}

const Day& Trial::advance() {
  ++day_.number;
  arrivals();
  returns();
  day_.strength_before = day_.strength;
  intensity();
  expected_casualties();
  casualties();
  wastage();
  killed_and_returning();
  if (day_.strength_before > 0) experience_ += day_.intensity;
  turn_spell();
  check_invariant();
  return day_;
}

void Trial::arrivals() {
  day_.arrived_front = day_.arrived_rear = 0;
  for (const TrialInputs::Reinforcement& r : inputs_.reinforcements) {
    const std::int64_t j = day_.number - r.first + 1;  // the j-th of its days
    if (j < 1 || j > r.days) continue;
    day_.arrived_front += r.steady ? r.front : come_by(r.front, j, r.days) - come_by(r.front, j - 1, r.days);
    day_.arrived_rear += r.steady ? r.rear : come_by(r.rear, j, r.days) - come_by(r.rear, j - 1, r.days);
  }
  day_.strength += day_.arrived_front;
  day_.all_arrived_front += day_.arrived_front;
  day_.rear += day_.arrived_rear;
}

void Trial::returns() {
  if (!model_.returns) return;
  day_.returned = coming_back_[static_cast<std::size_t>(day_.number)];
  day_.strength += day_.returned;
  day_.away -= day_.returned;
}

void Trial::intensity() {
  day_.fighting = fighting_;
  day_.intensity = fighting_ ? 1 : 0;
  for (const TrialInputs::Phase& phase : inputs_.phases)
    if (phase.first <= day_.number && day_.number <= phase.last) day_.intensity *= phase.intensity;
}

void Trial::expected_casualties() {
  const double on_fighting_days = (inputs_.fighting + inputs_.resting) / inputs_.fighting;
  day_.learning = 1;
  if (model_.learning)
    day_.learning = inputs_.learning_floor + (1 - inputs_.learning_floor) * math::exp(-kLog2 * experience_ / inputs_.half_life);
  day_.expected = inputs_.rate * on_fighting_days * day_.intensity * day_.learning *
                  strength_factor(static_cast<double>(day_.strength_before), inputs_.reference_strength,
                                  inputs_.strength_exponent);
}

void Trial::casualties() {
  double suffered = 0;
  if (model_.noise == Noise::none) {
    carry_ += day_.expected;
    suffered = std::floor(carry_ + kWholeSlack);
    carry_ -= suffered;
  } else if (day_.expected > 0 && day_.strength_before > 0) {
    DayDraws draws(model_.streams.casualties, number_, static_cast<std::uint32_t>(day_.number));
    const double factor = model_.noise == Noise::poisson ? 1 : draw_gamma_factor(inputs_.dispersion, draws);
    suffered = draw_poisson(day_.expected * factor, draws);
  }
  const double strength = static_cast<double>(day_.strength_before);
  day_.casualties = suffered < strength ? static_cast<std::int64_t>(suffered) : day_.strength_before;
  day_.strength -= day_.casualties;
  day_.cumulative_casualties += day_.casualties;
}

void Trial::wastage() {
  if (inputs_.wastage == 0) return;
  DayDraws draws(model_.streams.wastage, number_, static_cast<std::uint32_t>(day_.number));
  day_.wasted = draw_binomial(day_.strength, inputs_.wastage, draws);
  day_.strength -= day_.wasted;
  day_.all_wasted += day_.wasted;
}

void Trial::killed_and_returning() {
  const auto today = static_cast<std::uint32_t>(day_.number);
  day_.killed = day_.will_return = 0;
  if (inputs_.killed_share > 0) {
    DayDraws draws(model_.streams.killed, number_, today);
    day_.killed = draw_binomial(day_.casualties, inputs_.killed_share, draws);
  }
  const std::int64_t wounded = day_.casualties - day_.killed;
  if (model_.returns) {
    DayDraws draws(model_.streams.returning, number_, today);
    day_.will_return = draw_binomial(wounded, inputs_.returning, draws);
    send_away(day_.will_return, draws);
  }
  day_.all_killed += day_.killed;
  day_.all_not_returning += wounded - day_.will_return;
}

/// Each person's lag is drawn anew; the counts per lag are multinomial, drawn as binomials of those who are still away.
void Trial::send_away(std::int64_t persons, DayDraws& draws) {
  day_.away += persons;
  const std::vector<double>& hazard = model_.returns->hazard;
  for (std::size_t lag = 1; persons > 0 && lag <= hazard.size(); ++lag) {
    const std::int64_t back = draw_binomial(persons, hazard[lag - 1], draws);
    const std::size_t on = static_cast<std::size_t>(day_.number) + lag;
    if (on < coming_back_.size()) coming_back_[on] += back;
    persons -= back;
  }
}

/// The clock of tempo runs every day, through phases and at strength 0: a spell ends after any of its days with 1/mean.
void Trial::turn_spell() {
  if (!model_.tempo) return;
  const double mean = fighting_ ? inputs_.fighting : inputs_.resting;
  if (model_.streams.tempo.uniform(number_, static_cast<std::uint64_t>(day_.number)).u < 1 / mean) fighting_ = !fighting_;
}

void Trial::check_invariant() const {
  assert(day_.strength >= 0 && day_.away >= 0);
  assert(day_.strength + day_.away + day_.all_killed + day_.all_not_returning + day_.all_wasted ==
         inputs_.strength_on_day_0() + inputs_.away + day_.all_arrived_front);
}

bool Trial::reached(const Threshold& threshold) const {
  const std::int64_t reference = inputs_.size + (threshold.of == Reference::deployed ? day_.all_arrived_front : 0);
  const double share_of_reference = threshold.value * static_cast<double>(reference);
  switch (threshold.kind) {
    case ThresholdKind::remaining: return static_cast<double>(day_.strength) <= std::floor(share_of_reference + kWholeSlack);
    case ThresholdKind::below: return static_cast<double>(day_.strength) <= threshold.value;
    case ThresholdKind::casualties: return static_cast<double>(day_.cumulative_casualties) >= threshold.value;
    case ThresholdKind::casualties_share:
      return static_cast<double>(day_.cumulative_casualties) >= std::ceil(share_of_reference - kWholeSlack);
  }
  return false;
}

}  // namespace ebb
