// Advances one vector of trials through some days. It does the same as model/trial.cpp, operation by operation.
#if defined(EBB_MODEL_GROUP_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef EBB_MODEL_GROUP_INL_H_
#undef EBB_MODEL_GROUP_INL_H_
#else
#define EBB_MODEL_GROUP_INL_H_
#endif

#include <algorithm>

#include "model/herd.hpp"
#include "model/lane_counts-inl.h"
#include "model/noise_ahead-inl.h"
#include "model/returns-inl.h"
#include "model/rules.hpp"

HWY_BEFORE_NAMESPACE();
namespace ebb::HWY_NAMESPACE {

class Group {
 public:
  using F = LaneFloats;
  using D = Doubles<F>;
  using U = hn::RebindToUnsigned<F>;
  static constexpr std::size_t kLanes = hn::MaxLanes(F());

  /// Takes lanes that have completed the day `today`. Noise must have been drawn for the days up to `last`.
  HWY_INLINE Group(Herd& herd, int lane, const NoiseAhead& noise, Herd::Ahead& ahead, std::int32_t today, std::int32_t last)
      : herd_(herd),
        model_(herd.model),
        lane_(lane),
        noise_(noise),
        ahead_(ahead),
        today_(today),
        last_(last),
        returns_(herd, lane) {
    strength_ = row(herd.strength), casualties_ = row(herd.casualties), arrived_ = row(herd.arrived);
    if (herd.carry) carry_ = row(herd.carry);
    if (herd.decay) decay_ = row(herd.decay);
    if (herd.fighting) fighting_ = narrowed(f_, row(herd.fighting));
    inverse_reference_ = hn::Div(hn::Set(f_, 1.0f), narrowed(f_, row(herd.reference_strength)));
    wastage_words_.load(herd.wastage_words, lane);
    tempo_words_.load(herd.tempo_words, lane);
    look_ahead();
  }

  HWY_INLINE void store_back() const {
    ebb::HWY_NAMESPACE::store(f_, strength_, herd_.strength + lane_);
    ebb::HWY_NAMESPACE::store(f_, casualties_, herd_.casualties + lane_);
    ebb::HWY_NAMESPACE::store(f_, arrived_, herd_.arrived + lane_);
    if (herd_.carry) ebb::HWY_NAMESPACE::store(f_, carry_, herd_.carry + lane_);
    if (herd_.decay) ebb::HWY_NAMESPACE::store(f_, decay_, herd_.decay + lane_);
    if (herd_.fighting) ebb::HWY_NAMESPACE::store(f_, widened(f_, fighting_), herd_.fighting + lane_);
    wastage_words_.store(herd_.wastage_words, lane_);
    if (herd_.returning) returns_.store_back();
    tempo_words_.store(herd_.tempo_words, lane_);
  }

  HWY_INLINE D strength() const { return strength_; }

  /// Draws how many of those away on day 0 come back, and the first spell.
  HWY_INLINE void begin() {
    if (herd_.returning) returns_.begin();
    if (!herd_.fighting) return;
    fighting_ = hn::Set(f_, model_.tempo->first == FirstSpell::resting ? 0.0f : 1.0f);
    if (model_.tempo->first != FirstSpell::stationary) return;
    const D share = over(f_, row(herd_.fighting_mean), plus(f_, row(herd_.fighting_mean), row(herd_.resting_mean)));
    fighting_ = narrowed(f_, where(f_, below(f_, uniform(f_, tempo_words_.next()), share), all(f_, 1)));
  }

  /// Simulates the next day, and calls `seen` at its end.
  template <class Seen>
  HWY_INLINE void live(std::int32_t day, const Seen& seen) {
    arrivals(day);
    if (herd_.returning) strength_ = plus(f_, strength_, returns_.come_back(day, day - today_ - 1));
    const D before = strength_;
    const D intensity = this->intensity(day);
    const D suffered = suffer(drawn(expected_casualties(intensity), day));
    waste();
    const Flags<F> finished = thresholds(day);
    if (herd_.returning) returns_.complete(day, day - today_ - 1, suffered, capped_, finished);
    if (herd_.decay) learn(intensity, paused(day, before));
    if (herd_.fighting) turn_spell();
    seen(day);
  }

  /// Simulates all days at once, if no day's expected casualties depend on earlier days. Computes all expected casualties first,
  /// then all counts, then their effects, so that no draw waits for the day before. Returns false if learning paused in any lane,
  /// because a day then depends on earlier ones. The lanes are then unchanged, but this object must not be used again.
  template <class Seen>
  HWY_INLINE bool all_at_once(const Seen& seen) {
    D counts[Herd::kDaysAtATime];
    D* count = counts;
    for (std::int32_t day = today_ + 1; day <= last_; ++day) {
      const D intensity = this->intensity(day);
      *count++ = expected_casualties(intensity);
      if (herd_.decay) learn(intensity);
      if (herd_.fighting) turn_spell();
    }
    count = counts;
    D all_counts = all(f_, 0);
    for (std::int32_t day = today_ + 1; day <= last_; ++day, ++count) {
      *count = drawn(*count, day);
      all_counts = plus(f_, all_counts, *count);
    }
    count = counts;
    if (nothing_happens(all_counts)) {
      if (lane_ >= herd_.sampled) return suffer(all_counts), true;
      for (std::int32_t day = today_ + 1; day <= last_; ++day) suffer(*count++), seen(day);
      return true;
    }
    for (std::int32_t day = today_ + 1; day <= last_; ++day) {
      arrivals(day);
      if (herd_.decay && HWY_UNLIKELY(!none(f_, paused(day, strength_)))) return false;
      suffer(*count++);
      waste();
      thresholds(day);
      seen(day);
    }
    return true;
  }

 private:
  /// Finds the waves and phases that affect these days.
  HWY_INLINE void look_ahead() {
    const D first = all(f_, today_ + 1), last = all(f_, last_), one = all(f_, 1);
    ahead_.waves.clear();
    for (const Herd::Wave& wave : herd_.waves) {
      const D its_last = minus(f_, plus(f_, row(wave.first), row(wave.days)), one);
      if (!none(f_, both(f_, at_most(f_, row(wave.first), last), at_most(f_, first, its_last)))) ahead_.waves.push_back(wave);
    }
    ahead_.phases.clear();
    for (const Herd::Phase& phase : herd_.phases)
      if (!none(f_, both(f_, at_most(f_, row(phase.first), last), at_most(f_, first, row(phase.last)))))
        ahead_.phases.push_back(phase);
  }

  HWY_INLINE D row(const double* from) const { return load(f_, from + lane_); }

  HWY_INLINE void arrivals(std::int32_t day) {
    for (const Herd::Wave& wave : ahead_.waves) {
      const D days = row(wave.days), one = all(f_, 1);
      const D j = plus(f_, minus(f_, all(f_, day), row(wave.first)), one);  // today is the j-th of its days
      const Flags<F> today = both(f_, at_most(f_, one, j), at_most(f_, j, days));
      if (none(f_, today)) continue;
      const D front = where(f_, today, minus(f_, come_by(wave, j), come_by(wave, minus(f_, j, one))));
      strength_ = plus(f_, strength_, front);
      arrived_ = plus(f_, arrived_, front);
    }
  }

  /// Returns the persons who have come to the front by the j-th day, as come_of_flow() and come_of_wave() do.
  HWY_INLINE D come_by(const Herd::Wave& wave, D j) const {
    const D so_far = times(f_, row(wave.front), j);
    return whole(f_, wave.steady ? plus(f_, so_far, all(f_, kWholeSlack)) : over(f_, so_far, row(wave.days)));
  }

  HWY_INLINE D intensity(std::int32_t day) const {
    D intensity = herd_.fighting ? widened(f_, fighting_) : all(f_, 1);
    if (!herd_.certainly_one) {
      const double certain = herd_.certain_intensity[static_cast<std::size_t>(day - today_ - 1)];
      intensity = least(f_, times(f_, intensity, all(f_, certain)), all(f_, kMostFactor));
    }
    const D today = all(f_, day);
    for (const Herd::Phase& phase : ahead_.phases) {
      const Flags<F> during = both(f_, at_most(f_, row(phase.first), today), at_most(f_, today, row(phase.last)));
      if (none(f_, during)) continue;
      const D more = least(f_, times(f_, intensity, row(phase.intensity)), all(f_, kMostFactor));
      intensity = choose(f_, during, more, intensity);
    }
    return intensity;
  }

  HWY_INLINE D expected_casualties(D intensity) const {
    D expected = least(f_, times(f_, row(herd_.rate), intensity), all(f_, kMostFactor));
    if (herd_.decay) {
      const D floor = row(herd_.learning_floor);
      expected = times(f_, expected, plus(f_, floor, times(f_, minus(f_, all(f_, 1), floor), decay_)));
    }
    if (herd_.exponent) expected = times(f_, expected, strength_factor());
    return least(f_, expected, all(f_, kMostExpected));
  }

  /// Does the same as Trial::strength_factor(). Single precision is enough, because the casualties are random anyway.
  HWY_INLINE D strength_factor() const {
    const D exponent = row(herd_.exponent);
    if (model_.noise == Noise::none) return exact_strength_factor(over(f_, strength_, row(herd_.reference_strength)), exponent);
    return widened(f_, power_of_share(f_, narrowed(f_, strength_), inverse_reference_, narrowed(f_, exponent)));
  }
  HWY_NOINLINE D exact_strength_factor(D ratio, D exponent) const {
    const D one = all(f_, 1), zero = all(f_, 0);
    const Flags<F> gone = equal(f_, ratio, zero);
    D factor = where(f_, but_not(f_, equal(f_, exponent, exponent), gone), power(f_, choose(f_, gone, one, ratio), exponent));
    factor = choose(f_, equal(f_, exponent, one), ratio, factor);
    return choose(f_, equal(f_, exponent, zero), one, factor);
  }

  /// Draws a day's casualties, which may exceed the number of persons present.
  HWY_INLINE D drawn(D expected, std::int32_t day) {
    if (model_.noise == Noise::none) {
      carry_ = plus(f_, carry_, expected);
      const D suffered = whole(f_, plus(f_, carry_, all(f_, kWholeSlack)));
      carry_ = minus(f_, carry_, suffered);
      return suffered;
    }
    const int ahead = day - today_ - 1;
    if (model_.noise == Noise::negative_binomial) expected = times(f_, expected, widened(f_, noise_.factor(ahead)));
    if (!herd_.apart()) return poisson(f_, expected, noise_.word(ahead), noise_.normal(ahead));
    const D back = times(f_, expected, row(herd_.returning));
    return plus(f_, poisson(f_, minus(f_, expected, back), noise_.word(ahead), noise_.normal(ahead)),
                returns_.drawn(back, ahead));
  }

  HWY_INLINE D suffer(D suffered) {
    capped_ = below(f_, strength_, suffered);
    suffered = least(f_, suffered, strength_);
    strength_ = minus(f_, strength_, suffered);
    casualties_ = plus(f_, casualties_, suffered);
    return suffered;
  }

  HWY_INLINE void waste() {
    if (herd_.wastage) strength_ = minus(f_, strength_, binomial(f_, strength_, row(herd_.wastage), wastage_words_.next()));
  }

  /// Returns today's factor of decay_ = 2^(−e/half_life). e grows by m on every day that began with somebody at the front.
  HWY_INLINE D fade_of(D intensity) const {
    if (ahead_.phases.empty() && !herd_.fighting && herd_.certainly_one) return row(herd_.fade);
    const D zero = all(f_, 0), one = all(f_, 1);
    D fade = choose(f_, equal(f_, intensity, one), row(herd_.fade), one);
    const Flags<F> fractional = but_not(f_, but_not(f_, equal(f_, one, one), equal(f_, intensity, one)),
                                        equal(f_, intensity, zero));
    return none(f_, fractional) ? fade : choose(f_, fractional, fade_of_fractions(intensity), fade);
  }
  HWY_INLINE void learn(D intensity) { decay_ = times(f_, decay_, fade_of(intensity)); }
  HWY_INLINE void learn(D intensity, Flags<F> paused) {
    decay_ = choose(f_, paused, decay_, times(f_, decay_, fade_of(intensity)));
  }

  /// Returns the lanes where the day began with nobody at the front, but somebody is still to come. If nobody is to come,
  /// learning does not matter.
  HWY_INLINE Flags<F> paused(std::int32_t day, D before) const {
    return both(f_, at_most(f_, before, all(f_, 0)), at_most(f_, all(f_, day), row(herd_.last_arrival)));
  }

  /// Does the same for fractional intensities. Their phases last, so the result for the latest value is kept.
  HWY_NOINLINE D fade_of_fractions(D intensity) const {
    HWY_ALIGN double m[hn::MaxLanes(F())];
    ebb::HWY_NAMESPACE::store(f_, intensity, m);
    for (std::size_t i = 0; i < hn::Lanes(f_); ++i) {
      const auto lane = static_cast<std::size_t>(lane_) + i;
      if (m[i] == herd_.partial_intensity[lane]) continue;
      herd_.partial_intensity[lane] = m[i];
      herd_.partial_fade[lane] = faded(m[i], herd_.half_life[lane]);
    }
    return row(herd_.partial_fade);
  }

  /// Advances the clock of tempo, which runs every day, even in phases and at strength 0. A spell ends after each of its days
  /// with probability 1/mean.
  HWY_INLINE void turn_spell() {
    const auto zero = hn::Zero(f_), one = hn::Set(f_, 1.0f);
    const auto fights = hn::RebindMask(U(), hn::Gt(fighting_, zero));
    const Words<F> last = hn::IfThenElse(fights, hn::LoadU(U(), herd_.fighting_ends + lane_),
                                         hn::LoadU(U(), herd_.resting_ends + lane_));
    const Words<F> word = tempo_words_.next();
    const auto ends = hn::RebindMask(f_, hn::Eq(hn::Min(word, last), word));
    fighting_ = hn::IfThenElse(ends, hn::Sub(one, fighting_), fighting_);
  }

  /// Records which thresholds are reached today. Returns the lanes that are finished.
  HWY_INLINE Flags<F> thresholds(std::int32_t day) {
    D latest = all(f_, 0);
    for (std::size_t i = 0; i < model_.thresholds.size(); ++i) {
      const Threshold& threshold = model_.thresholds[i];
      if (threshold.of == Reference::deployed && !ahead_.waves.empty()) set_level(i);
      const D level = row(herd_.level[i]), reached = row(herd_.reached[i]);
      const Flags<F> now = counts_casualties(threshold) ? at_most(f_, level, casualties_) : at_most(f_, strength_, level);
      const D first = choose(f_, now, least(f_, reached, all(f_, day)), reached);
      latest = most(f_, latest, first);
      ebb::HWY_NAMESPACE::store(f_, first, herd_.reached[i] + lane_);
    }
    for (std::size_t i = 0; i < model_.later_counts.size(); ++i)
      if (model_.later_counts[i].day == day)
        ebb::HWY_NAMESPACE::store(f_, model_.later_counts[i].remaining ? strength_ : casualties_, herd_.seen[i] + lane_);
    return at_most(f_, latest, all(f_, herd_.may_finish(lane_, day) ? day : -1));
  }

  /// True if `all_counts` casualties in all leave somebody at the front and reach no threshold on these days, and there are no
  /// waves, no wastage and no later counts.
  HWY_INLINE bool nothing_happens(D all_counts) const {
    if (!ahead_.waves.empty() || herd_.wastage || !model_.later_counts.empty()) return false;
    const D left = minus(f_, strength_, all_counts), lost = plus(f_, casualties_, all_counts);
    Flags<F> something = at_most(f_, left, all(f_, 0));
    for (std::size_t i = 0; i < model_.thresholds.size(); ++i) {
      const D level = row(herd_.level[i]), later = all(f_, last_), reached = row(herd_.reached[i]);
      const Flags<F> now = counts_casualties(model_.thresholds[i]) ? at_most(f_, level, lost) : at_most(f_, left, level);
      something = either(f_, something, both(f_, now, below(f_, later, reached)));
    }
    return none(f_, something);
  }

  HWY_NOINLINE void set_level(std::size_t i) const {
    HWY_ALIGN double arrived[hn::MaxLanes(F())];
    ebb::HWY_NAMESPACE::store(f_, arrived_, arrived);
    for (std::size_t k = 0; k < hn::Lanes(f_); ++k) {
      const auto lane = static_cast<std::size_t>(lane_) + k;
      herd_.level[i][lane] = level_of(model_.thresholds[i], herd_.size[lane] + arrived[k]);
    }
  }

  F f_;
  Herd& herd_;
  const Model& model_;
  int lane_;
  const NoiseAhead& noise_;
  Herd::Ahead& ahead_;
  std::int32_t today_, last_;
  Returns returns_;
  Flags<F> capped_;  // more casualties were drawn than persons were present
  D strength_, casualties_, arrived_, carry_, decay_;
  Floats<F> fighting_;  // 1 or 0
  Floats<F> inverse_reference_;
  HerdWords wastage_words_, tempo_words_;
};

}  // namespace ebb::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif
