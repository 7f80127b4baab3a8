#include "model/trial.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <deque>

#include "core/math.hpp"
#include "core/series.hpp"
#include "model/rules.hpp"

namespace ebb {
namespace {

double exact_strength_factor(double strength, double reference, double exponent) {
  if (exponent == 0) return 1;
  const double ratio = strength / reference;
  if (exponent == 1 || ratio == 0) return ratio;
  return math::exp(std::clamp(exponent * math::log(ratio), -math::kVectorExp, math::kVectorExp));
}

}  // namespace

Trial::Trial(const Model& model, const TrialInputs& inputs, std::uint64_t number)
    : model_(model),
      inputs_(inputs),
      dispersion_noise_(model.streams.dispersion, number),
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
    for (int level = 0; level <= model.returns->lags.levels; ++level)
      waiting_.emplace_back(static_cast<std::size_t>(model.horizon >> level) + 1);
    send_away(returning_noise_.binomial(inputs.away, inputs.returning));
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
    const std::int64_t j = day_.number - r.first + 1;  // today is the j-th of its days
    if (j < 1 || j > r.days) continue;
    const auto now = r.come_by(j), before = r.come_by(j - 1);
    day_.arrived_front += now.front - before.front;
    day_.arrived_rear += now.rear - before.rear;
  }
  day_.strength += day_.arrived_front;
  day_.all_arrived_front += day_.arrived_front;
  day_.rear += day_.arrived_rear;
}

void Trial::returns() {
  if (!model_.returns) return;
  divide_pools();
  day_.returned = static_cast<std::int64_t>(*waiting(0, day_.number));
  day_.strength += day_.returned;
  day_.away -= day_.returned;
}

void Trial::intensity() {
  day_.fighting = fighting_;
  day_.intensity = std::min((fighting_ ? 1 : 0) * model_.certain_phases.on(day_.number), kMostFactor);
  for (const TrialInputs::Phase& phase : inputs_.phases)
    if (phase.first <= day_.number && day_.number <= phase.last)
      day_.intensity = std::min(day_.intensity * phase.intensity, kMostFactor);
}

void Trial::expected_casualties() {
  day_.learning = inputs_.learning_floor + (1 - inputs_.learning_floor) * decay_;
  const double factor = strength_factor();
  const double at_full_strength = std::min(inputs_.rate_when_fighting() * day_.intensity, kMostFactor) * day_.learning;
  day_.expected = std::min(at_full_strength * factor, kMostExpected);
}

/// Returns the factor of strength. Single precision is enough if casualties are random; without noise it is exact.
double Trial::strength_factor() const {
  const auto strength = static_cast<double>(day_.strength_before);
  return (model_.noise == Noise::none ? exact_strength_factor : power_of_share)(strength, inputs_.reference_strength,
                                                                                inputs_.strength_exponent);
}

/// Returns a day's random factor with mean 1 and variance 1/k. It turns a Poisson count into a negative-binomial one.
double Trial::dispersion_factor() {
  if (model_.noise == Noise::poisson) return 1;
  return model_.gamma_factor ? dispersion_noise_.quantile(*model_.gamma_factor)
                             : dispersion_noise_.gamma_factor(inputs_.dispersion);
}

void Trial::casualties() {
  double suffered = 0;
  if (model_.noise == Noise::none) {
    carry_ += day_.expected;
    suffered = std::floor(carry_ + kWholeSlack);
    carry_ -= suffered;
  } else {
    const double mean = day_.expected * dispersion_factor();
    suffered = fates_apart() ? drawn_by_fate(mean) : casualty_noise_.poisson(mean);
  }
  const double strength = static_cast<double>(day_.strength_before);
  all_suffered_ = suffered <= strength;
  day_.casualties = all_suffered_ ? static_cast<std::int64_t>(suffered) : day_.strength_before;
  day_.strength -= day_.casualties;
  day_.cumulative_casualties += day_.casualties;
}

/// True if casualties are drawn as separate counts: those who do not come back, and those of each cell of LagLaw.
bool Trial::fates_apart() const { return model_.returns && model_.noise != Noise::none && !model_.returns->lags.trees.empty(); }

/// Sends the persons who wait for a block of days that begins today to its halves, by fair coins.
void Trial::divide_pools() {
  if (!fates_apart()) return;
  for (int level = model_.returns->lags.levels_on(day_.number); level > 0; --level) {
    double& all = *waiting(level, day_.number);
    const double earlier = lag_noise_.halved(all, 1);
    if (double* const half = waiting(level - 1, day_.number)) *half += earlier;
    if (double* const half = waiting(level - 1, day_.number + (1 << (level - 1)))) *half += all - earlier;
    all = 0;
  }
}

/// Returns the number of persons who come back in the block of 2^level days that contains a day; null beyond the horizon.
double* Trial::waiting(int level, std::int64_t day) {
  auto& blocks = waiting_[static_cast<std::size_t>(level)];
  const auto block = static_cast<std::size_t>(day >> level);
  return block < blocks.size() ? &blocks[block] : nullptr;
}

/// Draws a Poisson count as the sum of independent parts: persons who do not come back, and those of each cell of LagLaw.
double Trial::drawn_by_fate(double mean) {
  const double back = mean * inputs_.comes_back();
  double sum = casualty_noise_.poisson(mean - back);
  drawn_back_.clear();
  for (const LagLaw::CoinTree& tree : model_.returns->lags.trees_of(day_.number)) {
    const double at_root = back * tree.probability;
    nodes_.assign(tree.nodes, 0);
    nodes_[1] = tree.tosses.empty() ? lag_noise_.few_poisson(at_root) : lag_noise_.poisson(at_root);
    for (const auto& [node, words] : tree.tosses) {
      nodes_[2 * node] = lag_noise_.halved(nodes_[node], words);
      nodes_[2 * node + 1] = nodes_[node] - nodes_[2 * node];
    }
    for (const LagLaw::CoinTree::Cell& cell : tree.cells) {
      drawn_back_.push_back({cell.lag, cell.level, nodes_[cell.node]});
      sum += nodes_[cell.node];
    }
  }
  return sum;
}

void Trial::wastage() {
  if (model_.wastage == kNoRow) return;
  day_.wasted = wastage_noise_.binomial(day_.strength, inputs_.wastage);
  day_.strength -= day_.wasted;
  day_.all_wasted += day_.wasted;
}

void Trial::killed_and_returning() {
  day_.killed = day_.will_return = 0;
  if (model_.returns) {
    if (fates_apart() && all_suffered_) {
      for (const auto& [lag, level, persons] : drawn_back_) send_away(static_cast<std::int64_t>(persons), lag, level);
    } else {  // the number who come back is drawn from the actual casualties
      send_away(returning_noise_.binomial(day_.casualties, inputs_.comes_back()));
    }
  }
  const std::int64_t not_back = day_.casualties - day_.will_return;
  if (model_.killed_share != kNoRow) day_.killed = killed_noise_.binomial(not_back, inputs_.killed_if_not_back());
  day_.all_killed += day_.killed;
  day_.all_not_returning += not_back - day_.killed;
}

void Trial::send_away(std::int64_t persons, std::int32_t lag, int level) {
  day_.will_return += persons;
  day_.away += persons;
  if (double* const block = waiting(level, day_.number + lag)) *block += static_cast<double>(persons);
}

/// Draws each person's lag independently. The numbers by lag are multinomial, drawn by halves. Empty slots take no draw.
void Trial::send_away(std::int64_t persons) {
  const LagLaw& law = model_.returns->lags;
  std::deque<std::pair<std::size_t, std::int64_t>> waiting{{0, persons}};  // slots and the persons in them
  for (; !waiting.empty(); waiting.pop_front()) {
    const auto [slot, here] = waiting.front();
    if (here == 0) continue;
    const std::int64_t after = law.after[slot];
    if (after < 0) {
      send_away(here, law.leaves[static_cast<std::size_t>(-1 - after)].lag, 0);
      continue;
    }
    const LagLaw::Split& split = law.splits[static_cast<std::size_t>(after)];
    const std::int64_t earlier = returning_noise_.binomial(here, split.probability);
    waiting.emplace_back(split.earlier, earlier);
    waiting.emplace_back(split.later, here - earlier);
  }
}

/// Advances learning by the day's intensity, if the day began with somebody at the front.
void Trial::learn() {
  if (!model_.learning || day_.strength_before == 0 || day_.intensity == 0) return;
  decay_ *= inputs_.fade(day_.intensity);
}

/// Advances the clock of tempo, which runs every day, even in phases and at strength 0. A spell ends after each of its days with
/// probability 1/mean.
void Trial::turn_spell() {
  if (!model_.tempo) return;
  const double mean = fighting_ ? inputs_.fighting : inputs_.resting;
  if (tempo_noise_.happens(spell_ends(mean))) fighting_ = !fighting_;
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
