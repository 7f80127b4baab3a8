#include "model/trial_inputs.hpp"

#include <algorithm>

#include "core/math.hpp"
#include "core/rounding.hpp"

namespace ebb {
namespace {

/// Convert days and persons, which are already whole. A day far beyond the horizon may not fit, so it is clamped.
std::int64_t whole(double value) { return static_cast<std::int64_t>(std::clamp(value, -4e18, 4e18)); }
std::int64_t day(double value) { return static_cast<std::int64_t>(std::clamp(value, -kFarDay, kFarDay)); }

/// Returns the day on which something begins. If it begins before day 1, all of it begins on day 1.
std::int64_t first_day(double value) { return std::max<std::int64_t>(1, day(value)); }

}  // namespace

TrialInputs::Reinforcement::Come TrialInputs::Reinforcement::come_by(std::int64_t j) const {
  const auto day = static_cast<double>(j), of_days = static_cast<double>(days);
  const double to_front = steady ? come_of_flow(front, day) : come_of_wave(front, day, of_days);
  const double to_rear = steady ? come_of_flow(all, day) - to_front : come_of_wave(all - front, day, of_days);
  return {static_cast<std::int64_t>(to_front), static_cast<std::int64_t>(to_rear)};
}

double log_faded(double e, double half_life) { return -kLog2 * e / half_life; }
double faded(double e, double half_life) { return math::exp(log_faded(e, half_life)); }

DayRange days_of_phase(double start, const double* end, const double* days, std::int64_t horizon) {
  const std::int64_t first = first_day(start);
  return {first, end ? day(*end) : days ? first + day(*days) - 1 : horizon};
}

void gather(const Model& model, const InputBlock& inputs, int lane, TrialInputs& into) {
  const auto value = [&](Row row) { return inputs.values[static_cast<std::size_t>(row)][static_cast<std::size_t>(lane)]; };
  const auto value_or = [&](Row row, double otherwise) { return row == kNoRow ? otherwise : value(row); };

  into.size = whole(value(model.size));
  into.losses = whole(value(model.losses));
  into.away = whole(value(model.away));
  into.wastage = value_or(model.wastage, 0);

  const double observed = model.rate == kNoRow ? static_cast<double>(into.losses) / model.observed_days : value(model.rate);
  into.rate = std::min(observed * value(model.rate_doubt), kMostFactor);
  into.strength_exponent = value_or(model.strength_exponent, 0);
  into.reference_strength = value_or(model.reference_strength,
                                     static_cast<double>(std::max<std::int64_t>(1, into.strength_on_day_0())));
  if (model.dispersion != kNoRow) into.dispersion = value(model.dispersion);
  if (model.day_to_day != kNoRow) into.dispersion = 1 / (value(model.day_to_day) * value(model.day_to_day));
  into.killed_share = value_or(model.killed_share, 0);

  if (model.learning) {
    into.learning_floor = value(model.learning->floor);
    into.half_life = value(model.learning->half_life);
  }
  if (model.tempo) {
    into.fighting = value(model.tempo->fighting);
    into.resting = value(model.tempo->resting);
  }
  if (model.returns) into.returning = value(model.returns->fraction);

  into.phases.clear();
  for (std::size_t i = 0; i < model.phases.size(); ++i) {
    const Model::PhaseRows& phase = model.phases[i];
    if (value(phase.happens) == 0) continue;
    const double end = value_or(phase.end, 0), days = value_or(phase.days, 0);
    const DayRange range = days_of_phase(value(phase.start), phase.end == kNoRow ? nullptr : &end,
                                         phase.days == kNoRow ? nullptr : &days, model.horizon);
    into.phases.push_back({i, range.first, range.last, value(phase.intensity)});
  }

  into.reinforcements.clear();
  for (std::size_t i = 0; i < model.reinforcements.size(); ++i) {
    const Model::ReinforcementRows& r = model.reinforcements[i];
    if (value(r.comes) == 0) continue;
    const bool steady = r.per_day != kNoRow;
    const std::int64_t first = first_day(value(r.arrival));
    const std::int64_t days = steady ? day(value_or(r.end, model.horizon)) - first + 1 : day(value(r.over));
    const double all = std::min(value(steady ? r.per_day : r.size), kMostOfAWave);
    const double front = value(r.front_share) * all;
    into.reinforcements.push_back({i, first, days, steady ? front : math::rounded(front), all, steady});
  }
}

}  // namespace ebb
