#include "model/passage_kernel.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "model/passage_kernel.cpp"
#include <hwy/foreach_target.h>

#include <hwy/highway.h>

#include "model/passage_walk-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ebb::HWY_NAMESPACE {

class PassageWalk {
 public:
  PassageWalk(const Model& model, const InputBlock& inputs, const Deviates& deviates)
      : model_(model), inputs_(inputs), deviates_(deviates), in_(model), chases_(model.thresholds.size()), at_(Real(0)) {}

  HWY_INLINE void run(int lane, OutcomeBlock& outcomes, double* most_error) {
    in_.read(model_, inputs_, lane_ = lane);
    begin();
    while (any(live_ = open())) {
      if (!step()) continue;
      for (std::size_t i = 0; i < chases_.size(); ++i) look(chases_[i], model_.thresholds[i]);
    }
    for (std::size_t i = 0; i < chases_.size(); ++i) {
      const Chase& chase = chases_[i];
      Real day = model_.horizon + 1;
      if (any(chase.found)) day = choose(chase.found, day_of(chase, in_.inverse_k), day);
      day = choose(chase.at_once, 0, day);
      store(day, outcomes.reached[i].data() + lane);
    }
    store(error(), most_error + lane);
    store(in_.size < in_.losses, outcomes.losses_above_size.data() + lane);
  }

 private:
  HWY_INLINE void begin() {
    at_ = Deviate(load(deviates_(0) + lane_));
    day_ = 0, decay_ = 1, now_.arrived = 0;
    for (Real& sum : sums_.of) sum = 0;
    now_.end = Cumulants(sums_, 0), now_.end_ratio = heaviest_ = 0;
    settled_ = {0, 0, 0, 0};
    fits_ = both(in_.inverse_k <= kMostInverseK, in_.size <= kMostPersons);
    exhausted_ = nowhere(), arrived_then_ = 0;
    for (std::size_t i = 0; i < chases_.size(); ++i) {
      const Threshold& threshold = model_.thresholds[i];
      const Real missing = counts_casualties(threshold) ? level(threshold, 0) - in_.losses : in_.strength - level(threshold, 0);
      chases_[i].begin(missing <= Real(0));
    }
  }

  /// Returns the trials that have days left and a threshold that is not surely reached.
  HWY_INLINE Flag open() const {
    Flag sure = everywhere();
    for (const Chase& chase : chases_) sure = both(sure, chase.sure);
    return but_not(day_ < Real(model_.horizon), sure);
  }

  /// Advances every trial to its next day on which a phase begins or has ended, a wave arrives, or the horizon comes. Returns
  /// true if there was fighting before that day in any live trial. The results of other trials stay as they are, so that no trial
  /// depends on its neighbours.
  HWY_INLINE bool step() {
    const Real tomorrow = day_ + 1;
    Real next = model_.horizon, intensity = 1;
    const auto until = [&](Real edge) { next = least(next, choose(day_ < edge, edge, next)); };
    if (!model_.certain_phases.empty()) look_up_certain(tomorrow, next, intensity);
    for (const PassageInputs::Phase& phase : in_.phases) {
      const Flag during = both(phase.first <= tomorrow, tomorrow <= phase.last);
      intensity = choose(during, least(intensity * phase.intensity, kMostFactor), intensity);
      until(phase.first - 1), until(phase.last);
    }
    for (std::size_t i = 0; i < in_.waves.size(); ++i) {
      const PassageInputs::Wave& wave = in_.waves[i];
      const Flag comes = wave.first == tomorrow;
      if (any(comes)) split(both(both(live_, comes), in_doubt()), i + 1);
      now_.arrived = now_.arrived + choose(comes, wave.front, 0);
      until(wave.first - 1);
    }
    return walk(next - day_, intensity);
  }

  /// Finds the intensity of the certain phases tomorrow, and the last day before their next step or `last`, whichever is first.
  HWY_NOINLINE void look_up_certain(Real tomorrow, Real& last, Real& intensity) const {
    HWY_ALIGN double day[kRealLanes], until[kRealLanes], factor[kRealLanes];
    store(tomorrow, day), store(last, until);
    const auto steps = model_.certain_phases.steps();
    for (int i = 0; i < kRealLanes; ++i) {
      const std::size_t next = model_.certain_phases.next_after(day[i]);
      factor[i] = next == 0 ? 1 : std::min(steps[next - 1].intensity, kMostFactor);
      if (next < steps.size()) until[i] = std::min(until[i], steps[next].from - 1.0);
    }
    last = load(until), intensity = load(factor);
  }

  HWY_INLINE bool walk(Real days, Real intensity) {
    const Real rate = least(in_.rate * intensity, kMostFactor);
    now_.before = day_, now_.days = days, now_.sums = sums_, now_.start = now_.end;
    now_.active = both(live_, both(Real(0) < rate, Real(0) < days));
    day_ = day_ + days;
    if (!any(now_.active)) return false;
    now_.stretch = Stretch(rate * in_.floor, rate * (Real(1) - in_.floor) * decay_, intensity * in_.fade);
    const Stretch::Elapsed whole = now_.stretch.after(days);
    now_.stretch.add(whole, sums_);
    now_.end = Cumulants(sums_, in_.inverse_k);
    now_.first_rate = now_.stretch.rate({0, 0}), now_.last_rate = now_.stretch.rate(whole);
    decay_ = choose(now_.active, decay_ * (Real(1) - whole.learned), decay_);
    fits_ = but_not(fits_, both(now_.active, Real(kMostRate) < rate));

    const Real sd = root(now_.end.variance);
    now_.end_ratio = now_.end.third / most(now_.end.variance, kTiny);
    now_.gained = (now_.end.variance - now_.start.variance) / most(now_.end.mean - now_.start.mean, kTiny);
    heaviest_ = most(heaviest_, choose(now_.active, now_.first_rate * in_.inverse_k, 0));
    now_.heavy = (heaviest_ + 0.5) * kHeavy;
    now_.unlucky = now_.end.mean + sd * kBeyond + now_.heavy;
    now_.lucky = now_.end.mean - sd * kBeyond;
    now_.own = quantile(now_.end, at_);
    const Flag gone = both(now_.active, but_not(in_.strength + now_.arrived - settled_.most <= now_.unlucky, exhausted_));
    arrived_then_ = choose(gone, now_.arrived, arrived_then_), exhausted_ = either(exhausted_, gone);
    return true;
  }

  /// Returns the trials in which it is uncertain whether a threshold has been reached.
  HWY_INLINE Flag in_doubt() const {
    Flag some = nowhere();
    for (const Chase& chase : chases_) some = either(some, chase.in_doubt());
    return some;
  }

  /// In the trials in `which`, draws the casualties so far by the current deviate. A new deviate decides the days after.
  HWY_INLINE void split(Flag which, std::size_t turn) {
    if (!any(which)) return;
    for (Chase& chase : chases_) chase.split(which, settled_.error);
    const auto add = [&](Real& to, Real more) { to = to + choose(which, more, 0); };
    add(settled_.own, most(floored(now_.own), 0));
    add(settled_.least, most(now_.lucky, 0)), add(settled_.most, now_.unlucky);
    add(settled_.error, neglected_of(now_.end));
    for (Real& sum : sums_.of) sum = choose(which, 0, sum);
    now_.end = Cumulants(sums_, in_.inverse_k), now_.end_ratio = choose(which, 0, now_.end_ratio);
    heaviest_ = choose(which, 0, heaviest_);
    at_ = Deviate(choose(which, load(deviates_(turn) + lane_), at_.z));
  }

  /// Subtracts settled casualties from the number that reaches a threshold. It was not reached before, so some are still needed.
  HWY_INLINE Needed needed(Real all) const {
    return {all - settled_.own, most(all - settled_.most, least(all, 1)), all - settled_.least};
  }

  /// Checks whether a threshold is reached. After a wave that may have found nobody left, casualties differ from those drawn.
  HWY_INLINE void look(Chase& chase, const Threshold& threshold) {
    const Flag cut_off = counts_casualties(threshold) ? but_not(exhausted_, arrived_then_ == now_.arrived) : nowhere();
    chase.look(now_, needed(barrier(threshold, now_.arrived)), cut_off, at_, in_.inverse_k);
  }

  HWY_INLINE Real level(const Threshold& threshold, Real arrived) const {
    const Real reference = threshold.of == Reference::deployed ? in_.size + arrived : in_.size;
    const Real share = reference * threshold.value;
    switch (threshold.kind) {  // same as level_of()
      case ThresholdKind::remaining: return floored(share + kWholeSlack);
      case ThresholdKind::casualties_share: return raised(share - kWholeSlack);
      case ThresholdKind::below:
      case ThresholdKind::casualties: break;
    }
    return threshold.value;
  }

  /// Returns the casualties since day 0 that reach a threshold, or more than all persons if it cannot be reached.
  HWY_INLINE Real barrier(const Threshold& threshold, Real arrived) const {
    const Real persons = in_.strength + arrived;
    if (!counts_casualties(threshold)) return persons - level(threshold, arrived);
    const Real missing = level(threshold, arrived) - in_.losses;
    return choose(missing <= persons, missing, 1e18);
  }

  /// Returns the error of the expansion, in days.
  HWY_INLINE Real error() const {
    Real most_of_all = 0;
    for (const Chase& chase : chases_) most_of_all = most(most_of_all, chase.error_with(settled_.error));
    return choose(fits_, most_of_all, kNoBound);
  }

  /// Casualties before the latest split: the trial's own, their bounds at ±kBeyond, and the most by which they are off.
  struct Settled {
    Real own, least, most, error;
  };

  const Model& model_;
  const InputBlock& inputs_;
  const Deviates& deviates_;
  int lane_ = 0;
  PassageInputs in_;
  VectorArray<Chase> chases_;
  Real day_, decay_, arrived_then_;
  Real heaviest_;  // the largest λ/k of a day so far
  PowerSums sums_;
  Settled settled_;
  Deviate at_;
  Walked now_;
  Flag live_, fits_, exhausted_;
};

void pass_block(const Model& model, const InputBlock& inputs, const Deviates& deviates, OutcomeBlock& outcomes, double* error) {
  PassageWalk walk(model, inputs, deviates);
  for (int lane = 0; lane < inputs.trials; lane += kRealLanes) walk.run(lane, outcomes, error);
}

}  // namespace ebb::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ebb {

HWY_EXPORT(pass_block);

void pass(const Model& model, const InputBlock& inputs, const Deviates& deviates, OutcomeBlock& outcomes,
          std::array<double, kBlockTrials>& error) {
  HWY_DYNAMIC_DISPATCH(pass_block)(model, inputs, deviates, outcomes, error.data());
}

}  // namespace ebb
#endif  // HWY_ONCE
