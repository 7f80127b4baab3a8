#include "model/passage_kernel.hpp"

#include <limits>

// As in model/day_kernel.cpp: no vectors, SSE4, AVX2 and AVX-512.
#define HWY_DISABLED_TARGETS (HWY_SSSE3 | HWY_AVX3_DL)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "model/passage_kernel.cpp"
#include <hwy/foreach_target.h>

#include <hwy/highway.h>

#include "model/passage_walk-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ebb::HWY_NAMESPACE {

class PassageWalk {
 public:
  explicit PassageWalk(const Model& model) : model_(model), in_(model), chases_(model.thresholds.size()) {}

  HWY_INLINE void run(const InputBlock& inputs, int lane, const double* z, OutcomeBlock& outcomes, double* most_error) {
    in_.read(model_, inputs, lane);
    const Deviate at(load(z));
    begin();
    while (any(live_ = open())) {
      if (!step(at)) continue;
      for (std::size_t i = 0; i < chases_.size(); ++i)
        chases_[i].look(now_, barrier(model_.thresholds[i], now_.arrived), at, in_.inverse_k);
    }
    for (std::size_t i = 0; i < chases_.size(); ++i) {
      const Chase& chase = chases_[i];
      Real day = model_.horizon + 1;
      if (any(chase.found)) day = choose(chase.found, day_of(chase, at, in_.inverse_k), day);
      day = choose(chase.at_once, 0, day);
      store(day, outcomes.reached[i].data() + lane);
    }
    store(error(), most_error);
    store(in_.size < in_.losses, outcomes.losses_above_size.data() + lane);
  }

 private:
  HWY_INLINE void begin() {
    day_ = 0, decay_ = 1, sums_ = {}, now_.arrived = 0;
    for (Real& sum : sums_.of) sum = 0;
    now_.end = Cumulants(sums_, 0);
    fits_ = both(in_.inverse_k <= kMostInverseK, in_.size <= kMostPersons);
    exhausted_ = nowhere(), arrived_then_ = 0;
    for (std::size_t i = 0; i < chases_.size(); ++i) {
      const Threshold& threshold = model_.thresholds[i];
      const Real missing = counts_casualties(threshold) ? level(threshold, 0) - in_.losses : in_.strength - level(threshold, 0);
      chases_[i].begin(missing <= Real(0));
    }
  }

  /// Trials with days to come and a threshold that is not surely reached.
  HWY_INLINE Flag open() const {
    Flag sure = everywhere();
    for (const Chase& chase : chases_) sure = both(sure, chase.sure);
    return but_not(day_ < Real(model_.horizon), sure);
  }

  /// Every trial on to its next day on which a phase begins or has ended, a wave arrives, or the horizon is reached. Whether in
  /// any live one there was fighting before it. What is noted of the others changes no more: no trial hangs on its neighbours.
  HWY_INLINE bool step(const Deviate& at) {
    const Real tomorrow = day_ + 1;
    Real next = model_.horizon, intensity = 1;
    const auto until = [&](Real edge) { next = least(next, choose(day_ < edge, edge, next)); };
    for (const PassageInputs::Phase& phase : in_.phases) {
      const Flag during = both(phase.first <= tomorrow, tomorrow <= phase.last);
      intensity = choose(during, least(intensity * phase.intensity, kMostFactor), intensity);
      until(phase.first - 1), until(phase.last);
    }
    for (const PassageInputs::Wave& wave : in_.waves) {
      now_.arrived = now_.arrived + choose(wave.first == tomorrow, wave.front, 0);
      until(wave.first - 1);
    }
    return walk(next - day_, intensity, at);
  }

  HWY_INLINE bool walk(Real days, Real intensity, const Deviate& at) {
    const Real rate = least(in_.rate * intensity, kMostFactor);
    now_.before = day_, now_.days = days, now_.sums = sums_, now_.start = now_.end;
    now_.active = both(live_, both(Real(0) < rate, Real(0) < days));
    day_ = day_ + days;
    if (!any(now_.active)) return false;
    now_.stretch = Stretch(rate * in_.floor, rate * (Real(1) - in_.floor) * decay_, intensity * in_.fade);
    now_.stretch.add(days, sums_);
    now_.end = Cumulants(sums_, in_.inverse_k);
    now_.first_rate = now_.stretch.rate(0), now_.last_rate = now_.stretch.rate(days);
    decay_ = choose(now_.active, decay_ * now_.stretch.left(days), decay_);
    fits_ = but_not(fits_, both(now_.active, Real(kMostRate) < rate));

    const Real sd = root(now_.end.variance);
    now_.unlucky = now_.end.mean + sd * kBeyond + now_.end.third / most(now_.end.variance, kTiny) * kBeyond + 1;
    now_.lucky = now_.end.mean - sd * kBeyond;
    now_.own = quantile(now_.end, at);
    const Flag gone = both(now_.active, but_not(in_.strength + now_.arrived <= now_.unlucky, exhausted_));
    arrived_then_ = choose(gone, now_.arrived, arrived_then_), exhausted_ = either(exhausted_, gone);
    return true;
  }

  HWY_INLINE Real level(const Threshold& threshold, Real arrived) const {
    const Real reference = threshold.of == Reference::deployed ? in_.size + arrived : in_.size;
    const Real share = reference * threshold.value;
    switch (threshold.kind) {  // as level_of()
      case ThresholdKind::remaining: return floored(share + kWholeSlack);
      case ThresholdKind::casualties_share: return raised(share - kWholeSlack);
      case ThresholdKind::below:
      case ThresholdKind::casualties: break;
    }
    return threshold.value;
  }

  /// The casualties since day 0 that reach a threshold; more than there are persons where it cannot be.
  HWY_INLINE Real barrier(const Threshold& threshold, Real arrived) const {
    const Real persons = in_.strength + arrived;
    if (!counts_casualties(threshold)) return persons - level(threshold, arrived);
    const Real missing = level(threshold, arrived) - in_.losses;
    return choose(missing <= persons, missing, 1e18);
  }

  /// What the expansion neglects, in days; infinite where a wave comes while it is open whether a threshold is reached before it.
  HWY_INLINE Real error() const {
    Real most_of_all = 0;
    for (const Chase& chase : chases_) {
      const Flag one_barrier = chase.near_barrier == chase.barrier;
      const Flag cut_off = both(exhausted_, but_not(everywhere(), arrived_then_ == chase.arrived));
      const Real of_this = choose(but_not(one_barrier, cut_off), chase.error(), kNoBound);
      const Flag never_open = either(chase.at_once, but_not(everywhere(), chase.near));
      most_of_all = choose(never_open, most_of_all, most(most_of_all, of_this));
    }
    return choose(fits_, most_of_all, kNoBound);
  }
  static constexpr double kNoBound = std::numeric_limits<double>::infinity();

  const Model& model_;
  PassageInputs in_;
  VectorArray<Chase> chases_;
  Real day_, decay_, arrived_then_;
  PowerSums sums_;
  Walked now_;
  Flag live_, fits_, exhausted_;
};

void pass_block(const Model& model, const InputBlock& inputs, const double* z, OutcomeBlock& outcomes, double* error) {
  PassageWalk walk(model);
  for (int lane = 0; lane < inputs.trials; lane += kRealLanes) walk.run(inputs, lane, z + lane, outcomes, error + lane);
}

}  // namespace ebb::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ebb {

HWY_EXPORT(pass_block);

void pass(const Model& model, const InputBlock& inputs, std::span<const double> z, OutcomeBlock& outcomes,
          std::array<double, kBlockTrials>& error) {
  HWY_DYNAMIC_DISPATCH(pass_block)(model, inputs, z.data(), outcomes, error.data());
}

}  // namespace ebb
#endif  // HWY_ONCE
