// One vector of trials on its way through the days: the same story as model/trial.cpp, in the same order, operation by operation.
#if defined(EBB_MODEL_GROUP_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef EBB_MODEL_GROUP_INL_H_
#undef EBB_MODEL_GROUP_INL_H_
#else
#define EBB_MODEL_GROUP_INL_H_
#endif

#include <algorithm>

#include "model/herd.hpp"
#include "model/lane_counts-inl.h"
#include "model/lane_gamma-inl.h"
#include "model/rules.hpp"

HWY_BEFORE_NAMESPACE();
namespace ebb::HWY_NAMESPACE {

using LaneFloats = hn::ScalableTag<float>;

/// A stream of words that lives in a herd's rows.
class HerdWords {
 public:
  HWY_INLINE void load(const Herd::Words& rows, int lane) {
    if (rows.a) stream_.load(rows.a + lane, rows.b + lane, rows.c + lane, rows.counter + lane);
  }
  HWY_INLINE void store(const Herd::Words& rows, int lane) const {
    if (rows.a) stream_.store(rows.a + lane, rows.b + lane, rows.c + lane, rows.counter + lane);
  }
  HWY_INLINE LaneStream<LaneFloats>& operator*() { return stream_; }

 private:
  LaneStream<LaneFloats> stream_;
};

class Group {
 public:
  using F = LaneFloats;
  using D = Doubles<F>;

  HWY_INLINE Group(Herd& herd, int lane) : herd_(herd), model_(herd.model), lane_(lane) {
    strength_ = row(herd.strength), casualties_ = row(herd.casualties), arrived_ = row(herd.arrived);
    if (herd.carry) carry_ = row(herd.carry);
    if (herd.decay) decay_ = row(herd.decay);
    if (herd.fighting) fighting_ = row(herd.fighting);
    casualty_words_.load(herd.casualty_words, lane), wastage_words_.load(herd.wastage_words, lane);
    returning_words_.load(herd.returning_words, lane);
    lag_words_.load(herd.lag_words, lane), tempo_words_.load(herd.tempo_words, lane);
  }

  HWY_INLINE void store_back() const {
    ebb::HWY_NAMESPACE::store(f_, strength_, herd_.strength + lane_);
    ebb::HWY_NAMESPACE::store(f_, casualties_, herd_.casualties + lane_);
    ebb::HWY_NAMESPACE::store(f_, arrived_, herd_.arrived + lane_);
    if (herd_.carry) ebb::HWY_NAMESPACE::store(f_, carry_, herd_.carry + lane_);
    if (herd_.decay) ebb::HWY_NAMESPACE::store(f_, decay_, herd_.decay + lane_);
    if (herd_.fighting) ebb::HWY_NAMESPACE::store(f_, fighting_, herd_.fighting + lane_);
    casualty_words_.store(herd_.casualty_words, lane_), wastage_words_.store(herd_.wastage_words, lane_);
    returning_words_.store(herd_.returning_words, lane_);
    lag_words_.store(herd_.lag_words, lane_), tempo_words_.store(herd_.tempo_words, lane_);
  }

  /// Who of those away on day 0 comes back, and the first spell.
  HWY_INLINE void begin() {
    if (herd_.returning) send_away(0, binomial(f_, row(herd_.away), row(herd_.away_returning), (*returning_words_).next()));
    if (!herd_.fighting) return;
    fighting_ = all(f_, model_.tempo->first == FirstSpell::resting ? 0 : 1);
    if (model_.tempo->first != FirstSpell::stationary) return;
    const D share = over(f_, row(herd_.fighting_mean), plus(f_, row(herd_.fighting_mean), row(herd_.resting_mean)));
    fighting_ = where(f_, below(f_, uniform(f_, (*tempo_words_).next()), share), all(f_, 1));
  }

  HWY_INLINE void advance(std::int32_t day, const GammaShape<F>& shape) {
    arrivals(day);
    if (herd_.returning) returns(day);
    const D before = strength_;
    const D intensity = this->intensity(day);
    const D expected = expected_casualties(intensity);
    const D suffered = casualties(expected, shape);
    if (herd_.wastage) strength_ = minus(f_, strength_, binomial(f_, strength_, row(herd_.wastage), (*wastage_words_).next()));
    if (herd_.returning) returning(day, suffered);
    if (herd_.decay) learn(before, intensity);
    if (herd_.fighting) turn_spell();
    thresholds(day);
  }

 private:
  HWY_INLINE bool fates_apart() const { return !herd_.drawn_back.empty() && model_.noise != Noise::none; }
  HWY_INLINE D row(const double* from) const { return load(f_, from + lane_); }

  HWY_INLINE void arrivals(std::int32_t day) {
    for (const Herd::Wave& wave : herd_.waves) {
      const D days = row(wave.days), one = all(f_, 1);
      const D j = plus(f_, minus(f_, all(f_, day), row(wave.first)), one);  // the j-th of its days
      const Flags<F> today = both(f_, at_most(f_, one, j), at_most(f_, j, days));
      if (none(f_, today)) continue;
      D front = row(wave.front);
      if (!wave.steady)
        front = minus(f_, whole(f_, over(f_, times(f_, front, j), days)),
                      whole(f_, over(f_, times(f_, front, minus(f_, j, one)), days)));
      front = where(f_, today, front);
      strength_ = plus(f_, strength_, front);
      arrived_ = plus(f_, arrived_, front);
    }
  }

  HWY_INLINE void returns(std::int32_t day) {
    double* const today = herd_.coming_back_on(day, 0);
    strength_ = plus(f_, strength_, row(today));
    ebb::HWY_NAMESPACE::store(f_, all(f_, 0), today + lane_);
  }

  HWY_INLINE D intensity(std::int32_t day) const {
    D intensity = herd_.fighting ? fighting_ : all(f_, 1);
    const D today = all(f_, day);
    for (const Herd::Phase& phase : herd_.phases) {
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

  HWY_NOINLINE D strength_factor() const {
    const D exponent = row(herd_.exponent), one = all(f_, 1), zero = all(f_, 0);
    const D ratio = over(f_, strength_, row(herd_.reference_strength));
    const Flags<F> gone = equal(f_, ratio, zero);
    D factor = where(f_, but_not(f_, equal(f_, exponent, exponent), gone), power(f_, choose(f_, gone, one, ratio), exponent));
    factor = choose(f_, equal(f_, exponent, one), ratio, factor);
    return choose(f_, equal(f_, exponent, zero), one, factor);
  }

  HWY_INLINE D casualties(D expected, const GammaShape<F>& shape) {
    D suffered;
    if (model_.noise == Noise::none) {
      carry_ = plus(f_, carry_, expected);
      suffered = whole(f_, plus(f_, carry_, all(f_, kWholeSlack)));
      carry_ = minus(f_, carry_, suffered);
    } else {
      if (model_.gamma_factor)
        expected = times(f_, expected, widened(f_, quantile(f_, *model_.gamma_factor, (*casualty_words_).next())));
      else if (model_.noise == Noise::negative_binomial)
        expected = times(f_, expected, widened(f_, gamma(f_, shape, *casualty_words_)));
      suffered = fates_apart() ? drawn_by_fate(expected) : poisson(f_, expected, (*casualty_words_).next());
    }
    capped_ = below(f_, strength_, suffered);
    suffered = least(f_, suffered, strength_);
    strength_ = minus(f_, strength_, suffered);
    casualties_ = plus(f_, casualties_, suffered);
    return suffered;
  }

  /// A Poisson count, as the sum of its independent parts: those who do not come back, and those who do after each lag.
  HWY_INLINE D drawn_by_fate(D mean) {
    const D back = times(f_, mean, row(herd_.returning));
    D sum = poisson(f_, minus(f_, mean, back), (*casualty_words_).next());
    double* const* place = herd_.drawn_back.data();
    for (const LagLaw::Equal& equal : model_.returns->lags.equals) {
      const FewPoisson<F> few(f_, times(f_, back, all(f_, equal.probability)));
      std::size_t left = equal.lags.size();
      for (; left >= 4; left -= 4, place += 4) sum = plus(f_, sum, draw_back<4>(few, place));
      if (left >= 2) sum = plus(f_, sum, draw_back<2>(few, place)), left -= 2, place += 2;
      if (left == 1) sum = plus(f_, sum, draw_back<1>(few, place)), ++place;
    }
    return sum;
  }

  template <std::size_t kLags>
  HWY_INLINE D draw_back(const FewPoisson<F>& few, double* const* places) {
    Words<F> words[kLags];
    Floats<F> counts[kLags];
    for (auto& word : words) word = (*lag_words_).next();
    few.draw(f_, words, counts);
    D sum = all(f_, 0);
    for (std::size_t i = 0; i < kLags; ++i) {
      const D persons = widened(f_, counts[i]);
      ebb::HWY_NAMESPACE::store(f_, persons, places[i]);
      sum = plus(f_, sum, persons);
    }
    return sum;
  }

  /// Who of the day's casualties comes back when. Who was killed does not matter here: model/trial.cpp draws it for replay.
  HWY_INLINE void returning(std::int32_t day, D suffered) {
    const bool by_fate = fates_apart();
    const bool all_as_drawn = by_fate && none(f_, capped_);
    if (by_fate)
      for (std::size_t i = 0; i < herd_.lags.size(); ++i) {
        const D persons = load(f_, herd_.drawn_back[i]);
        send_away(day, herd_.lags[i], all_as_drawn ? persons : choose(f_, capped_, all(f_, 0), persons));
      }
    if (all_as_drawn) return;
    const Flags<F> drawn = by_fate ? capped_ : equal(f_, suffered, suffered);
    const auto words = hn::RebindMask(hn::RebindToUnsigned<F>(),
                                      hn::Gt(narrowed(f_, where(f_, drawn, all(f_, 1))), hn::Zero(f_)));
    const D persons = binomial(f_, suffered, row(herd_.returning), (*returning_words_).next(words));
    send_away(day, where(f_, drawn, persons));
  }

  HWY_INLINE void send_away(std::int32_t day, std::int32_t lag, D persons) {
    double* const to = herd_.coming_back_on(day, lag);
    ebb::HWY_NAMESPACE::store(f_, plus(f_, row(to), persons), to + lane_);
  }

  /// Each person's lag is drawn anew; how many have which is multinomial, drawn by halves (ebb/model/lag_law.hpp).
  HWY_NOINLINE void send_away(std::int32_t day, D persons) {
    if (none(f_, below(f_, all(f_, 0), persons))) return;
    const LagLaw& law = model_.returns->lags;
    ebb::HWY_NAMESPACE::store(f_, persons, herd_.persons[0]);
    for (std::size_t i = 0; i < law.splits.size(); ++i) {
      const LagLaw::Split& split = law.splits[i];
      const D all_here = load(f_, herd_.persons[split.from]);
      const D earlier = none(f_, below(f_, all(f_, 0), all_here)) ? all_here : part_of(all_here, i);
      ebb::HWY_NAMESPACE::store(f_, earlier, herd_.persons[split.earlier]);
      ebb::HWY_NAMESPACE::store(f_, minus(f_, all_here, earlier), herd_.persons[split.later]);
    }
    for (const LagLaw::Leaf& leaf : law.leaves) send_away(day, leaf.lag, load(f_, herd_.persons[leaf.slot]));
  }

  /// binomial() with the probability of a split, of which what does not depend on the lane is known. A lane that has nobody to
  /// split takes no word.
  HWY_INLINE D part_of(D persons, std::size_t split) {
    const Herd::Split& known = herd_.splits[split];
    const auto some = hn::RebindMask(hn::RebindToUnsigned<F>(), hn::Gt(narrowed(f_, persons), hn::Zero(f_)));
    const auto word = (*lag_words_).next(some);
    const Share<F> share{all(f_, known.p), hn::Set(f_, static_cast<float>(known.p)), hn::Set(f_, known.log_rest),
                         hn::Set(f_, known.odds)};
    const D count = binomial(f_, persons, share, known.failures ? hn::Not(word) : word);
    return known.failures ? minus(f_, persons, count) : count;
  }

  /// 2^(−e/half_life) of the days so far, e growing by m on every day that began with somebody at the front.
  HWY_INLINE void learn(D before, D intensity) {
    const D zero = all(f_, 0), one = all(f_, 1);
    D fade = choose(f_, equal(f_, intensity, one), row(herd_.fade), one);
    const Flags<F> fractional = but_not(f_, but_not(f_, equal(f_, one, one), equal(f_, intensity, one)),
                                        equal(f_, intensity, zero));
    if (!none(f_, fractional)) fade = choose(f_, fractional, fade_of_fractions(intensity), fade);
    decay_ = choose(f_, below(f_, zero, before), times(f_, decay_, fade), decay_);
  }

  /// Phases of a fractional intensity last: what its last value came to is kept.
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

  /// The clock of tempo runs every day, through phases and at strength 0: a spell ends after any of its days with 1/mean.
  HWY_INLINE void turn_spell() {
    const D one = all(f_, 1);
    const D mean = choose(f_, equal(f_, fighting_, one), row(herd_.fighting_mean), row(herd_.resting_mean));
    const Flags<F> ends = below(f_, uniform(f_, (*tempo_words_).next()), over(f_, one, mean));
    fighting_ = choose(f_, ends, minus(f_, one, fighting_), fighting_);
  }

  HWY_INLINE void thresholds(std::int32_t day) {
    for (std::size_t i = 0; i < model_.thresholds.size(); ++i) {
      const Threshold& threshold = model_.thresholds[i];
      if (threshold.of == Reference::deployed) set_level(i);
      const D level = row(herd_.level[i]), reached = row(herd_.reached[i]);
      const Flags<F> now = counts_casualties(threshold) ? at_most(f_, level, casualties_) : at_most(f_, strength_, level);
      const D earliest = least(f_, reached, all(f_, day));
      ebb::HWY_NAMESPACE::store(f_, choose(f_, now, earliest, reached), herd_.reached[i] + lane_);
    }
    for (std::size_t i = 0; i < model_.later_counts.size(); ++i)
      if (model_.later_counts[i].day == day)
        ebb::HWY_NAMESPACE::store(f_, model_.later_counts[i].remaining ? strength_ : casualties_, herd_.seen[i] + lane_);
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
  Flags<F> capped_;  // more would have been lost than were there
  D strength_, casualties_, arrived_, carry_, decay_, fighting_;
  HerdWords casualty_words_, wastage_words_, returning_words_, lag_words_, tempo_words_;
};

}  // namespace ebb::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif
