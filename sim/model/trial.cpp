#include "model/trial.hpp"

#include <cassert>
#include <cmath>

#include "model/threshold_level.hpp"

namespace ebb {
namespace {

double strength_factor(double strength, double reference, double exponent) {
  if (exponent == 0) return 1;
  const double ratio = strength / reference;
  return exponent == 1 ? ratio : ratio == 0 ? 0 : lane_power(ratio, exponent);
}

/// ⌊total · j / days⌋ of a wave have come by the j-th of its days; split so that no product overflows.
std::int64_t come_by(std::int64_t total, std::int64_t j, std::int64_t days) { return total / days * j + total % days * j / days; }

}  // namespace

Trial::Trial(const Model& model, const TrialInputs& inputs, std::uint64_t number)
    : model_(model),
      inputs_(inputs),
      casualty_noise_(model.streams.casualties, number),
      wastage_noise_(model.streams.wastage, number),
      killed_noise_(model.streams.killed, number),
      returning_noise_(model.streams.returning, number),
      lag_noise_(model.streams.lag, number),
      tempo_noise_(model.streams.tempo, number) {
  day_.strength = inputs.strength_on_day_0();
  day_.cumulative_casualties = inputs.losses;
  if (model.tempo) {
    const double share_fighting = inputs.fighting / (inputs.fighting + inputs.resting);
    fighting_ = model.tempo->first == FirstSpell::fighting ||
                (model.tempo->first == FirstSpell::stationary && tempo_noise_.happens(share_fighting));
  }
  if (model.returns) {
    coming_back_.assign(static_cast<std::size_t>(model.horizon) + 1, 0);
    day_.will_return = returning_noise_.binomial(inputs.away, inputs.returning);
    send_away(day_.will_return);
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
  learn();
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
  day_.learning = inputs_.learning_floor + (1 - inputs_.learning_floor) * decay_;
  day_.expected = inputs_.rate_when_fighting() * day_.intensity * day_.learning *
                  strength_factor(static_cast<double>(day_.strength_before), inputs_.reference_strength,
                                  inputs_.strength_exponent);
}

/// A day's factor with mean 1 and variance 1/k, so that a Poisson count is a negative-binomial one.
double Trial::dispersion_factor() {
  if (model_.noise == Noise::poisson) return 1;
  return model_.gamma_factor ? casualty_noise_.quantile(*model_.gamma_factor) : casualty_noise_.gamma_factor(inputs_.dispersion);
}

void Trial::casualties() {
  double suffered = 0;
  if (model_.noise == Noise::none) {
    carry_ += day_.expected;
    suffered = std::floor(carry_ + kWholeSlack);
    carry_ -= suffered;
  } else {
    suffered = casualty_noise_.poisson(day_.expected * dispersion_factor());
  }
  const double strength = static_cast<double>(day_.strength_before);
  day_.casualties = suffered < strength ? static_cast<std::int64_t>(suffered) : day_.strength_before;
  day_.strength -= day_.casualties;
  day_.cumulative_casualties += day_.casualties;
}

void Trial::wastage() {
  if (model_.wastage == kNoRow) return;
  day_.wasted = wastage_noise_.binomial(day_.strength, inputs_.wastage);
  day_.strength -= day_.wasted;
  day_.all_wasted += day_.wasted;
}

void Trial::killed_and_returning() {
  day_.killed = day_.will_return = 0;
  if (model_.killed_share != kNoRow) day_.killed = killed_noise_.binomial(day_.casualties, inputs_.killed_share);
  const std::int64_t wounded = day_.casualties - day_.killed;
  if (model_.returns) {
    day_.will_return = returning_noise_.binomial(wounded, inputs_.returning);
    send_away(day_.will_return);
  }
  day_.all_killed += day_.killed;
  day_.all_not_returning += wounded - day_.will_return;
}

/// Each person's lag is drawn anew; how many have which is multinomial, drawn by halves.
void Trial::send_away(std::int64_t persons) {
  day_.away += persons;
  if (persons == 0) return;
  const LagTree& tree = model_.returns->lags;
  std::vector<std::int64_t> in_slot(tree.slots, 0);
  in_slot[0] = persons;
  for (const LagTree::Split& split : tree.splits) {
    const std::int64_t all = in_slot[split.from];
    const std::int64_t earlier = all == 0 ? 0 : lag_noise_.binomial(all, split.probability);
    in_slot[split.earlier] = earlier;
    in_slot[split.later] = all - earlier;
  }
  for (const LagTree::Leaf& leaf : tree.leaves) {
    const auto on = static_cast<std::size_t>(day_.number + leaf.lag);
    if (on < coming_back_.size()) coming_back_[on] += in_slot[leaf.slot];
  }
}

/// Learning goes on with the intensity of every day that began with somebody at the front.
void Trial::learn() {
  if (!model_.learning || day_.strength_before == 0 || day_.intensity == 0) return;
  decay_ *= inputs_.fade(day_.intensity);
}

/// The clock of tempo runs every day, through phases and at strength 0: a spell ends after any of its days with 1/mean.
void Trial::turn_spell() {
  if (!model_.tempo) return;
  const double mean = fighting_ ? inputs_.fighting : inputs_.resting;
  if (tempo_noise_.happens(1 / mean)) fighting_ = !fighting_;
}

void Trial::check_invariant() const {
  assert(day_.strength >= 0 && day_.away >= 0);
  assert(day_.strength + day_.away + day_.all_killed + day_.all_not_returning + day_.all_wasted ==
         inputs_.strength_on_day_0() + inputs_.away + day_.all_arrived_front);
}

bool Trial::reached(const Threshold& threshold) const {
  const std::int64_t reference = inputs_.size + (threshold.of == Reference::deployed ? day_.all_arrived_front : 0);
  const double level = level_of(threshold, static_cast<double>(reference));
  if (counts_casualties(threshold)) return static_cast<double>(day_.cumulative_casualties) >= level;
  return static_cast<double>(day_.strength) <= level;
}

}  // namespace ebb
