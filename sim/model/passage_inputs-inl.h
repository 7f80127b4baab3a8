// The inputs of a vector of trials, read from the rows of their block. model/trial_inputs.cpp reads the same for one trial.
#if defined(EBB_MODEL_PASSAGE_INPUTS_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef EBB_MODEL_PASSAGE_INPUTS_INL_H_
#undef EBB_MODEL_PASSAGE_INPUTS_INL_H_
#else
#define EBB_MODEL_PASSAGE_INPUTS_INL_H_
#endif

#include "ebb/model/input_block.hpp"
#include "ebb/model/model.hpp"
#include "model/real-inl.h"
#include "model/rules.hpp"

HWY_BEFORE_NAMESPACE();
namespace ebb::HWY_NAMESPACE {

struct PassageInputs {
  struct Phase {
    Real first, last, intensity;  ///< the phase never happens if last < first
  };
  struct Wave {
    Real first, front;
  };
  static constexpr double kNever = 2e9;  ///< a day later than all others

  Real size, losses, strength, rate, inverse_k, floor, fade;
  VectorArray<Phase> phases;
  VectorArray<Wave> waves;

  explicit PassageInputs(const Model& model) : phases(model.phases.size()), waves(model.reinforcements.size()) {}

  HWY_INLINE void read(const Model& model, const InputBlock& block, int lane) {
    const auto row = [&](Row r) -> Real { return load(block.values[static_cast<std::size_t>(r)].data() + lane); };
    size = row(model.size), losses = row(model.losses), strength = most(size - losses, 0);
    rate = model.rate == kNoRow ? losses / model.observed_days : row(model.rate);
    rate = least(rate * row(model.rate_doubt), kMostFactor);
    inverse_k = 0;
    if (model.dispersion != kNoRow) inverse_k = Real(1) / row(model.dispersion);
    if (model.day_to_day != kNoRow) inverse_k = row(model.day_to_day) * row(model.day_to_day);
    floor = 1, fade = 0;
    if (model.learning) floor = row(model.learning->floor), fade = Real(kLog2) / row(model.learning->half_life);

    for (std::size_t i = 0; i < phases.size(); ++i) {
      const Model::PhaseRows& from = model.phases[i];
      const Real first = most(day(row(from.start)), 1);
      Real last = model.horizon;
      if (from.end != kNoRow) last = day(row(from.end));
      if (from.days != kNoRow) last = first + day(row(from.days)) - 1;
      const Flag never = either(row(from.happens) == Real(0), last < first);
      phases[i] = {choose(never, kNever, first), choose(never, 0, last), row(from.intensity)};
    }
    for (std::size_t i = 0; i < waves.size(); ++i) {
      const Model::ReinforcementRows& from = model.reinforcements[i];
      const Real persons = rounded(row(from.front_share) * least(row(from.size), kMostOfAWave));
      const Flag never = either(row(from.comes) == Real(0), persons == Real(0));
      waves[i] = {choose(never, kNever, most(day(row(from.arrival)), 1)), persons};
    }
  }

 private:
  static HWY_INLINE Real day(Real value) { return most(least(value, kFarDay), -kFarDay); }
  static HWY_INLINE Real rounded(Real x) {  // half away from zero, for x ≥ 0, as in core/rounding.hpp
    const Real down = floored(x);
    return choose(x - down < Real(0.5), down, down + 1);
  }
};

}  // namespace ebb::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif
