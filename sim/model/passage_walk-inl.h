// One vector of trials from stretch to stretch of its days, until every threshold is surely reached, or at the horizon.
#if defined(EBB_MODEL_PASSAGE_WALK_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef EBB_MODEL_PASSAGE_WALK_INL_H_
#undef EBB_MODEL_PASSAGE_WALK_INL_H_
#else
#define EBB_MODEL_PASSAGE_WALK_INL_H_
#endif

#include <vector>

#include "model/casualty_law-inl.h"
#include "model/passage_inputs-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ebb::HWY_NAMESPACE {

// Between the luckiest and the unluckiest of 3.5 million trials: what lies beyond ±kFar standard deviations is not looked at.
inline constexpr double kFar = 5;
inline constexpr double kFarSkew = kFar;           // of κ₃/κ₂: bounds the upper tail, of exponential and of gamma laws, too
inline constexpr double kMostError = 0.001;        // of a day
inline constexpr double kNeglected = 0.3;          // see Chase::error()
inline constexpr double kMostRate = 1e9, kMostInverseK = 1e3, kMostPersons = 1e14;  // beyond, the day kernel

/// A stretch of days with the law of the casualties before it and at its end.
struct Walked {
  Real before, days;  ///< days gone by when it begins, and its own
  Stretch stretch;
  PowerSums sums;  ///< when it begins
  Cumulants start, end;
  Real first_rate, last_rate;  ///< the mean per day
  Flag active;
  Real arrived;  ///< at the front, by its first day
  Real unlucky, lucky, own;  ///< the casualties at its end in unlucky and lucky trials, and the quantile at the trial's own z
};

/// One threshold of a vector of trials, on the way.
struct Chase {
  Flag near, sure, found;    ///< reached by the unluckiest trials, by the luckiest, and by the trial itself
  Flag at_once;              ///< on day 0
  Real near_barrier, barrier;  ///< casualties that reach it: when first near, and in the stretch looked at last
  Real arrived;              ///< as of the stretch looked at last
  Real variance, third, rate;  ///< the least variance, the largest third cumulant and the least rate on the days in question
  // Where the trial reaches it:
  Walked where;
  Real where_barrier, guess;

  HWY_INLINE void begin(Flag now) { near = sure = found = at_once = now, variance = 1, third = 0, rate = kMostPersons; }

  HWY_INLINE void look(const Walked& w, Real needed, const Deviate& z, Real inverse_k) {
    const Flag open = but_not(Real(0) < w.days, sure);
    barrier = choose(open, needed, barrier), arrived = choose(open, w.arrived, arrived);
    const Flag comes_near = but_not(both(open, needed <= w.unlucky), near);
    if (any(comes_near)) first_near(comes_near, w, needed);
    near = either(near, comes_near);
    const Flag within = both(open, near);
    if (!any(within)) return;
    const Flag surely = both(within, needed <= w.lucky);
    last_near(within, surely, w, needed, inverse_k);
    sure = either(sure, surely);
    const Flag here = but_not(both(within, needed <= w.own), found);
    if (any(here)) reach(here, w, needed, z);
    found = either(found, here);
  }

  /// A bound of what the expansion neglects, in days. The next term of a gamma law of the same third cumulant is 1.49·β/α^1.5 at
  /// z = 5, α = 4κ₂³/κ₃², β = κ₃/(2κ₂), hence 0.093·κ₃⁴/κ₂^5.5.
  HWY_INLINE Real error() const {
    const Real sd = root(variance), square = third * third;
    const Real persons = square * square * kNeglected / (variance * variance * variance * variance * variance * sd);
    return persons / least(rate, sd * (1 / kFar));
  }

 private:
  /// The variance as a chord between start and end: below the truth, since the mean per day falls.
  HWY_INLINE void first_near(Flag which, const Walked& w, Real needed) {
    const Real gained = (w.end.variance - w.start.variance) / most(w.end.mean - w.start.mean, 1e-9);
    const Real skew = kFarSkew * most(w.start.third / most(w.start.variance, 1e-9), w.end.third / w.end.variance);
    const Real half = gained * (0.5 * kFar);
    const Real sd = root(half * half + w.start.variance + gained * (needed - skew - w.start.mean)) - half;
    near_barrier = choose(which, needed, near_barrier);
    variance = choose(which, least(most(sd * sd, w.start.variance), w.end.variance), variance);
  }

  /// Variance, third cumulant and rate as tangents at the start: above, above and below the truth.
  HWY_INLINE void last_near(Flag within, Flag surely, const Walked& w, Real needed, Real inverse_k) {
    const Real x = w.first_rate * inverse_k, gained = x + 1;
    const Real half = gained * (0.5 * kFar);
    const Real sd = root(half * half + w.start.variance + gained * (needed - w.start.mean)) + half;
    const Real more = choose(surely, most(needed + sd * kFar - w.start.mean, 0), w.end.mean - w.start.mean);
    const Real slowest = most(w.last_rate, w.first_rate - w.stretch.fade * more);
    rate = choose(both(within, w.active), least(rate, slowest), rate);
    third = choose(within, least(w.end.third, w.start.third + more * (x * (x * 2 + 3) + 1)), third);
  }

  HWY_INLINE void reach(Flag here, const Walked& w, Real needed, const Deviate& at) {
    where.before = choose(here, w.before, where.before), where.days = choose(here, w.days, where.days);
    where.stretch.steady = choose(here, w.stretch.steady, where.stretch.steady);
    where.stretch.fade = choose(here, w.stretch.fade, where.stretch.fade);
    for (int r = 0; r < kPowers; ++r) {
      where.stretch.share[r] = choose(here, w.stretch.share[r], where.stretch.share[r]);
      where.sums.of[r] = choose(here, w.sums.of[r], where.sums.of[r]);
    }
    where_barrier = choose(here, needed, where_barrier), guess = choose(here, guessed(w, needed, at), guess);
  }

  /// The mean at which the trial reaches it, if the variance grew with the mean; and the days that takes, if the rate fell with it.
  HWY_INLINE Real guessed(const Walked& w, Real needed, const Deviate& at) {
    const Real span = most(w.end.mean - w.start.mean, 1e-9);
    const Real gained = (w.end.variance - w.start.variance) / span;
    const Real to = needed - 0.5 - at.skew * w.end.third / w.end.variance;
    const Real half = gained * at.z * 0.5;
    const Real sd = root(half * half + w.start.variance + gained * (to - w.start.mean)) - half;
    const Real more = least(most(to - sd * at.z - w.start.mean, 0), span);
    const Real then = most(w.last_rate, w.first_rate - w.stretch.fade * more);
    const Real mean_rate = (root(w.first_rate * then) * 2 + (w.first_rate + then) * 0.5) * (1.0 / 3);
    return more / most(mean_rate, 1e-9);
  }
};

/// The day on which a trial reaches a threshold: Newton's steps towards the time at which the quantile is the barrier.
HWY_INLINE Real day_of(const Chase& chase, const Deviate& at, Real inverse_k) {
  constexpr int kSteps = 3;
  const Walked& w = chase.where;
  Real days = chase.guess;
  for (int i = 0; i < kSteps; ++i) {
    PowerSums sums = w.sums;
    w.stretch.add(days, sums);
    const Cumulants now(sums, inverse_k);
    const Real rate = w.stretch.rate(days), x = rate * inverse_k, per_variance = Real(1) / most(now.variance, 0.25);
    const Real variance_rate = rate * (x + 1), ratio = now.third * per_variance;
    const Real slope = rate + at.z * 0.5 * variance_rate * root(per_variance) +
                       at.skew * per_variance * (rate * (x * (x * 2 + 3) + 1) - ratio * variance_rate);
    const Real step = (chase.where_barrier - quantile(now, at)) / most(slope, rate * 0.25);
    days = least(most(days + step, 0), w.days);
  }
  return w.before + most(hn::Ceil(days.raw), 1);
}

}  // namespace ebb::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif
