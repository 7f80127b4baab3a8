// One vector of trials from stretch to stretch of its days, until every threshold is surely reached, or at the horizon.
#if defined(EBB_MODEL_PASSAGE_WALK_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef EBB_MODEL_PASSAGE_WALK_INL_H_
#undef EBB_MODEL_PASSAGE_WALK_INL_H_
#else
#define EBB_MODEL_PASSAGE_WALK_INL_H_
#endif

#include <limits>

#include "model/casualty_law-inl.h"
#include "model/passage_inputs-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ebb::HWY_NAMESPACE {

// The expansion is held to its bound between −kFar and kFar standard deviations.
inline constexpr double kFar = 5;

// Tails that hold for every law of casualties, however few they are. A count has probability below e^(−kBeyond²/2) = 1e-6 to lie
// below mean − kBeyond·sd, and to lie above mean + kBeyond·sd + kBeyond²/2·(x + ½), where x is the largest λ/k of a day. Of the
// cumulants of a day, κᵣ/r! is at most κ₂/2·(x + ½)ʳ⁻², which is Bernstein's condition (S. Boucheron, G. Lugosi, P. Massart,
// "Concentration Inequalities", 2013, section 2.4); below the mean, no cumulant is negative.
inline constexpr double kBeyond = 5.26, kHeavy = 0.5 * kBeyond * kBeyond;

inline constexpr double kNeglected = 6.5, kLeastLast = 0.05, kMostSkewness = 1;     // see neglected_of()
inline constexpr double kMostRate = 1e9, kMostInverseK = 1e3, kMostPersons = 1e14;  // beyond, the day kernel
inline constexpr double kTiny = 1e-9;  // of persons; so that nothing is divided by 0, and the bits stay the same everywhere

inline constexpr double kNoBound = std::numeric_limits<double>::infinity();

/// A stretch of days with the law of the casualties before it and at its end.
struct Walked {
  Real before, days;  ///< days gone by when it begins, and its own
  Stretch stretch;
  PowerSums sums;  ///< when it begins, of the casualties that are not settled; so are all below
  Cumulants start, end;
  Real end_ratio;              ///< of the third to the second
  Real gained;                 ///< variance for each person of the mean
  Real first_rate, last_rate;  ///< the mean per day
  Flag active;
  Real arrived;              ///< at the front, by its first day
  Real heavy;                ///< of the upper tail: kHeavy·(x + ½)
  Real unlucky, lucky, own;  ///< the casualties by its end in unlucky and lucky trials, and the quantile at the trial's own z
};

/// The casualties that a threshold still needs: the trial's own, and the least and the most, whatever was settled before.
struct Needed {
  Real own, least, most;
};

/// Persons, at z = ±5, by which the expansion is off. What comes after the last terms that are taken in is smaller than they are
/// by about the skewness: 2.2 times it in Poisson laws; here it is taken kNeglected times, as the days of the law are not all
/// alike. Then the last terms may go through 0: they are taken as no less than those before them times the skewness, and than
/// 12 times a gamma law's. There is no bound where the skewness is above kMostSkewness or the variance below 1: the terms do not
/// become smaller there.
HWY_INLINE Real neglected_of(Cumulants c) {
  const Flag few = c.variance < Real(1);
  c.variance = most(c.variance, 1);
  const Real sd = root(c.variance);
  const Shape shape(c, sd);
  const Real square = shape.g1 * shape.g1;
  const Deviate far(kFar);
  const Real last = absolute(far.fifth(shape)) + shape.g1 * absolute(far.fourth(shape));
  const Real neglected = sd * shape.g1 * kNeglected * (last + square * square * shape.g1 * kLeastLast);
  return choose(either(few, Real(kMostSkewness) < shape.g1), kNoBound, neglected);
}

/// One threshold of a vector of trials, on the way.
struct Chase {
  Flag near, sure, found;        ///< reached by the unluckiest trials, by the luckiest, and by the trial itself
  Flag at_once;                  ///< on day 0
  Real neglected, spread, rate;  ///< on the days in question: the most, in persons; the least, of the law and per day
  Real error;                    ///< in days, of what was settled
  // Where the trial reaches it:
  Walked where;
  Real barrier, z, mean, guess;  ///< about the mean since the stretch began, and the days, that this takes

  HWY_INLINE void begin(Flag now) { near = sure = found = at_once = now, neglected = error = 0, spread = rate = kMostPersons; }

  HWY_INLINE void look(const Walked& w, const Needed& needed, Flag cut_off, const Deviate& at, Real inverse_k) {
    const Flag open = but_not(w.active, sure);
    const Flag comes_near = but_not(both(open, needed.least <= w.unlucky), near);
    near = either(near, comes_near);
    const Flag within = both(open, near);
    if (!any(within)) return;
    const Flag surely = both(within, needed.most <= w.lucky);
    doubt(within, comes_near, surely, w, needed, inverse_k);
    neglected = choose(both(within, cut_off), kNoBound, neglected);
    sure = either(sure, surely);
    const Flag here = but_not(both(within, either(surely, needed.own <= w.own)), found);  // beyond −kFar by the stretch's end
    if (any(here)) reach(here, w, needed.own, at);
    found = either(found, here);
  }

  HWY_INLINE Flag in_doubt() const { return but_not(near, sure); }

  /// What the expansion neglects, in days, `before` persons of it before the latest split.
  HWY_INLINE Real error_with(Real before) const {
    const Real latest = (before + neglected) / least(rate, spread * (1 / kFar));
    return choose(either(at_once, but_not(everywhere(), near)), error, most(error, latest));
  }

  /// The trials of `which` begin anew.
  HWY_INLINE void split(Flag which, Real before) {
    error = choose(which, error_with(before), error);
    near = but_not(near, but_not(which, sure));
    neglected = choose(which, 0, neglected), spread = choose(which, kMostPersons, spread);
    rate = choose(which, kMostPersons, rate);
  }

 private:
  /// The days of a stretch on which it is open whether the threshold is reached: from variance `low` to `high` of the stretch.
  /// What the expansion neglects grows and falls, or only falls, with v = the variance since the stretch began.
  HWY_INLINE void doubt(Flag within, Flag from_here, Flag to_here, const Walked& w, const Needed& needed, Real inverse_k) {
    const Real span = w.end.variance - w.start.variance, x = w.first_rate * inverse_k, per_mean = x + 1;
    const Real low = any(from_here) ? choose(from_here, least(first_doubt(w, needed.least), span), 0) : Real(0);
    const Real all = w.end.mean - w.start.mean;
    const Real more = any(to_here) ? choose(to_here, last_doubt(w, needed.most, per_mean), all) : all;
    const Real high = choose(to_here, least(more * per_mean, span), span);
    const Real third = x * 2 + 1;  // of a day, over its variance
    const Real top = (third * w.start.variance * 4 - w.start.third * 5.5) / (third * 1.5);
    neglected = choose(within, most(neglected, neglected_at(w.start, x, most(low, least(high, top)))), neglected);
    spread = choose(within, least(spread, root(w.start.variance + low)), spread);
    rate = choose(both(within, w.active), least(rate, most(w.last_rate, w.first_rate - w.stretch.fade * more)), rate);
  }

  /// When the variance has grown by v since the start, in days of λ = k·x.
  static HWY_INLINE Real neglected_at(const Cumulants& start, Real x, Real v) {
    Cumulants c = start;  // the cumulants of a day, over its variance 1 + x
    c.variance = c.variance + v, c.third = c.third + v * (x * 2 + 1);
    c.fourth = c.fourth + v * (x * (x * 6 + 6) + 1);
    c.fifth = c.fifth + v * (x * (x * (x * 24 + 36) + 14) + 1);
    c.sixth = c.sixth + v * (x * (x * (x * (x * 120 + 240) + 150) + 30) + 1);
    c.seventh = c.seventh + v * (x * (x * (x * (x * (x * 720 + 1800) + 1560) + 540) + 62) + 1);
    return neglected_of(c);
  }

  /// The variance that the unluckiest trials reach it with, as a chord from start to end: below the truth, as less is learned.
  /// Where less is needed than the tail's w.heavy alone, this is the start.
  static HWY_INLINE Real first_doubt(const Walked& w, Real needed) {
    const Real half = w.gained * (0.5 * kFar);
    const Real sd = root(most(half * half + w.start.variance + w.gained * (needed - w.heavy - w.start.mean), 0)) - half;
    return most(sd * sd - w.start.variance, 0);
  }

  /// The mean since the start that the luckiest reach it with, the variance taken as a tangent at the start: above the truth.
  static HWY_INLINE Real last_doubt(const Walked& w, Real needed, Real per_mean) {
    const Real half = per_mean * (0.5 * kFar);
    const Real sd = root(most(half * half + w.start.variance + per_mean * (needed - w.start.mean), 0)) + half;
    return most(needed + sd * kFar - w.start.mean, 0);
  }

  HWY_INLINE void reach(Flag here, const Walked& w, Real needed, const Deviate& at) {
    where.before = choose(here, w.before, where.before), where.days = choose(here, w.days, where.days);
    where.stretch.steady = choose(here, w.stretch.steady, where.stretch.steady);
    where.stretch.fade = choose(here, w.stretch.fade, where.stretch.fade);
    for (int r = 0; r < kPowers; ++r) {
      where.stretch.share[r] = choose(here, w.stretch.share[r], where.stretch.share[r]);
      where.sums.of[r] = choose(here, w.sums.of[r], where.sums.of[r]);
    }
    barrier = choose(here, needed, barrier), z = choose(here, at.z, z);
    const Real more = mean_for(w, needed, at);
    mean = choose(here, more, mean), guess = choose(here, days_for(w, more), guess);
  }

  /// The mean at which the trial reaches it, if the variance grew with the mean.
  static HWY_INLINE Real mean_for(const Walked& w, Real needed, const Deviate& at) {
    const Real to = needed - 0.5 - at.by1 * w.end_ratio;
    const Real half = w.gained * at.z * 0.5;
    const Real sd = root(most(half * half + w.start.variance + w.gained * (to - w.start.mean), 0)) - half;
    return least(most(to - sd * at.z - w.start.mean, 0), w.end.mean - w.start.mean);
  }

  /// The days that takes, if the rate fell with it.
  static HWY_INLINE Real days_for(const Walked& w, Real more) {
    const Real then = most(w.last_rate, w.first_rate - w.stretch.fade * more);
    const Real mean_rate = (root(w.first_rate * then) * 2 + (w.first_rate + then) * 0.5) * (1.0 / 3);
    return more / most(mean_rate, kTiny);
  }
};

/// The time, at most `most_days`, at which `missing`, in days at the slope there, comes to 0: Newton's steps in the trials of
/// `going`, each until its own are short. Losses that learning ends take a step for each factor e by which they fall.
template <class Missing>
HWY_INLINE Real newton(Flag going, Real days, Real most_days, double short_step, const Missing& missing) {
  constexpr int kMostSteps = 60;
  for (int i = 0; i < kMostSteps && any(going); ++i) {
    const Real next = least(most(days + missing(days), 0), most_days);
    const Real step = absolute(next - days);
    days = choose(going, next, days);
    going = but_not(going, step <= Real(short_step));
  }
  return days;
}

/// The day on which a trial reaches a threshold: the time at which the quantile is the barrier, first with the mean alone, which
/// costs little.
HWY_INLINE Real day_of(const Chase& chase, Real inverse_k) {
  const Walked& w = chase.where;
  const Deviate at(chase.z);
  const Real about = newton(chase.found, chase.guess, w.days, 0.1, [&](Real days) {
    const Stretch::Elapsed so_far = w.stretch.after(days);
    return (chase.mean - w.stretch.mean(so_far)) / most(w.stretch.rate(so_far), kTiny);
  });
  const Real reached = newton(chase.found, about, w.days, 0.002, [&](Real days) {
    PowerSums sums = w.sums;
    const Stretch::Elapsed so_far = w.stretch.after(days);
    w.stretch.add(so_far, sums);
    const Cumulants now(sums, inverse_k);
    const Real rate = w.stretch.rate(so_far), x = rate * inverse_k, per_variance = Real(1) / most(now.variance, 0.25);
    const Real variance_rate = rate * (x + 1), ratio = now.third * per_variance;
    const Real slope = rate + at.z * 0.5 * variance_rate * root(per_variance) +
                       at.by1 * per_variance * (rate * (x * (x * 2 + 3) + 1) - ratio * variance_rate);
    return (chase.barrier - quantile(now, at)) / most(slope, rate * 0.25);
  });
  return w.before + most(raised(reached), 1);
}

}  // namespace ebb::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif
