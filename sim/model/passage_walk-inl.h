// Advances one vector of trials by stretches of days, until every threshold is surely reached or the horizon comes.
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

// The expansion keeps its error bound between −kFar and kFar standard deviations.
inline constexpr double kFar = 5;

// These tail bounds hold for every distribution of casualties, however few they are. A count lies below mean − kBeyond·sd with a
// probability below e^(−kBeyond²/2) = 1e-6. With the same bound, it lies above mean + kBeyond·sd + kBeyond²/2·(x + ½), where x is
// the largest λ/k of a day. A day's cumulants satisfy κᵣ/r! ≤ κ₂/2·(x + ½)ʳ⁻². This is Bernstein's condition (S. Boucheron,
// G. Lugosi, P. Massart, "Concentration Inequalities", 2013, section 2.4). Below the mean, no cumulant is negative.
inline constexpr double kBeyond = 5.26, kHeavy = 0.5 * kBeyond * kBeyond;

inline constexpr double kNeglected = 6.5, kLeastLast = 0.05, kMostSkewness = 1;     // see neglected_of()
inline constexpr double kMostRate = 1e9, kMostInverseK = 1e3, kMostPersons = 1e14;  // beyond these: the day kernel
inline constexpr double kTiny = 1e-9;  // persons; avoids division by 0 and keeps the bits the same everywhere

inline constexpr double kNoBound = std::numeric_limits<double>::infinity();

/// A stretch of days, with the distribution of casualties at its start and at its end.
struct Walked {
  Real before, days;  ///< days elapsed when it begins, and its length in days
  Stretch stretch;
  PowerSums sums;  ///< at its start; these and the members below cover unsettled casualties only
  Cumulants start, end;
  Real end_ratio;              ///< of the third cumulant to the second
  Real gained;                 ///< variance gained for each person of the mean
  Real first_rate, last_rate;  ///< mean casualties per day
  Flag active;
  Real arrived;              ///< persons arrived at the front by its first day
  Real heavy;                ///< of the upper tail: kHeavy·(x + ½)
  Real unlucky, lucky, own;  ///< casualties by its end: upper and lower bound (±kBeyond), and quantile at the trial's z
};

/// The casualties that a threshold still needs: in the trial itself, and the fewest and most over all numbers settled before.
struct Needed {
  Real own, least, most;
};

/// Returns the error of the expansion at z = ±5, in persons. The first omitted terms are about the skewness times the last
/// included terms: 2.2 times the skewness for Poisson distributions. Here the factor is kNeglected times the skewness, as the
/// days are not all alike. As the last terms may pass through 0, they are taken as at least the skewness times the terms before
/// them, and at least 12 times those of a gamma distribution. Returns infinity if the skewness is above kMostSkewness or the
/// variance below 1, because the terms do not become smaller there.
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

/// Follows one threshold of a vector of trials.
struct Chase {
  Flag near, sure, found;        ///< reached at the upper bound, at the lower bound, by the trial itself
  Flag at_once;                  ///< on day 0
  Real neglected, spread, rate;  ///< on days in question: largest error (persons); least sd and daily rate
  Real error;                    ///< in days, up to the latest split
  // Where the trial reaches the threshold:
  Walked where;
  Real barrier, z, mean, guess;  ///< estimates of the mean and the days since the stretch began

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

  /// Returns the error of the expansion in days. `before` is the error, in persons, from before the latest split.
  HWY_INLINE Real error_with(Real before) const {
    const Real latest = (before + neglected) / least(rate, spread * (1 / kFar));
    return choose(either(at_once, but_not(everywhere(), near)), error, most(error, latest));
  }

  /// Starts the trials in `which` anew.
  HWY_INLINE void split(Flag which, Real before) {
    error = choose(which, error_with(before), error);
    near = but_not(near, but_not(which, sure));
    neglected = choose(which, 0, neglected), spread = choose(which, kMostPersons, spread);
    rate = choose(which, kMostPersons, rate);
  }

 private:
  /// Records the error for the days on which it is uncertain whether the threshold is reached. On these days the variance since
  /// the stretch began, v, runs from `low` to `high`. As v grows, the error of the expansion rises and then falls, or only falls.
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

  /// Returns neglected_of() once the variance has grown by v since the start, on days with λ = k·x.
  static HWY_INLINE Real neglected_at(const Cumulants& start, Real x, Real v) {
    Cumulants c = start;  // the cumulants of a day, over its variance 1 + x
    c.variance = c.variance + v, c.third = c.third + v * (x * 2 + 1);
    c.fourth = c.fourth + v * (x * (x * 6 + 6) + 1);
    c.fifth = c.fifth + v * (x * (x * (x * 24 + 36) + 14) + 1);
    c.sixth = c.sixth + v * (x * (x * (x * (x * 120 + 240) + 150) + 30) + 1);
    c.seventh = c.seventh + v * (x * (x * (x * (x * (x * 720 + 1800) + 1560) + 540) + 62) + 1);
    return neglected_of(c);
  }

  /// Returns the variance since the start at which the upper bound, at kFar, reaches the threshold. It is taken as a chord
  /// from start to end, which is below the truth, as less is learned. Returns 0 if w.heavy alone covers what is needed.
  static HWY_INLINE Real first_doubt(const Walked& w, Real needed) {
    const Real half = w.gained * (0.5 * kFar);
    const Real sd = root(most(half * half + w.start.variance + w.gained * (needed - w.heavy - w.start.mean), 0)) - half;
    return most(sd * sd - w.start.variance, 0);
  }

  /// Returns the mean since the start at which the lower bound, at −kFar, reaches the threshold. The variance is taken as a
  /// tangent at the start, which is above the truth.
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

  /// Returns the mean since the start at which the trial reaches the threshold, if the variance grew linearly with the mean.
  static HWY_INLINE Real mean_for(const Walked& w, Real needed, const Deviate& at) {
    const Real to = needed - 0.5 - at.by1 * w.end_ratio;
    const Real half = w.gained * at.z * 0.5;
    const Real sd = root(most(half * half + w.start.variance + w.gained * (to - w.start.mean), 0)) - half;
    return least(most(to - sd * at.z - w.start.mean, 0), w.end.mean - w.start.mean);
  }

  /// Returns the days in which the mean grows by `more`, if the rate fell linearly with the mean.
  static HWY_INLINE Real days_for(const Walked& w, Real more) {
    const Real then = most(w.last_rate, w.first_rate - w.stretch.fade * more);
    const Real mean_rate = (root(w.first_rate * then) * 2 + (w.first_rate + then) * 0.5) * (1.0 / 3);
    return more / most(mean_rate, kTiny);
  }
};

/// Returns the time, at most `most_days`, at which `missing` becomes 0. `missing` is in days at the local slope. Each trial in
/// `going` takes Newton steps until they are shorter than `short_step`. If learning ends the losses, it takes one step for each
/// factor e by which they fall.
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

/// Returns the day on which a trial reaches a threshold. This is the time at which the quantile equals the barrier. A first,
/// cheap pass uses the mean alone.
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
