// One vector of trials on its way through some days: the same story as model/trial.cpp, operation by operation.
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
#include "model/rules.hpp"

HWY_BEFORE_NAMESPACE();
namespace ebb::HWY_NAMESPACE {

/// A stream of words that lives in a herd's rows, if it lives at all.
class HerdWords : public LaneStream<LaneFloats> {
 public:
  HWY_INLINE void load(const Herd::Words& rows, int lane) {
    if (rows.a) LaneStream::load(rows.a + lane, rows.b + lane, rows.c + lane, rows.counter + lane);
  }
  HWY_INLINE void store(const Herd::Words& rows, int lane) const {
    if (rows.a) LaneStream::store(rows.a + lane, rows.b + lane, rows.c + lane, rows.counter + lane);
  }
};

class Group {
 public:
  using F = LaneFloats;
  using D = Doubles<F>;
  using U = hn::RebindToUnsigned<F>;
  static constexpr std::size_t kLanes = hn::MaxLanes(F());

  /// Lanes that are through the day `today`, for the days up to `last`, for which noise has been drawn.
  HWY_INLINE Group(Herd& herd, int lane, const NoiseAhead& noise, std::int32_t today, std::int32_t last)
      : herd_(herd), model_(herd.model), lane_(lane), noise_(noise), today_(today), last_(last) {
    strength_ = row(herd.strength), casualties_ = row(herd.casualties), arrived_ = row(herd.arrived);
    if (herd.carry) carry_ = row(herd.carry);
    if (herd.decay) decay_ = row(herd.decay);
    if (herd.fighting) fighting_ = row(herd.fighting);
    wastage_words_.load(herd.wastage_words, lane);
    returning_words_.load(herd.returning_words, lane);
    tempo_words_.load(herd.tempo_words, lane);
    look_ahead();
  }

  HWY_INLINE void store_back() const {
    ebb::HWY_NAMESPACE::store(f_, strength_, herd_.strength + lane_);
    ebb::HWY_NAMESPACE::store(f_, casualties_, herd_.casualties + lane_);
    ebb::HWY_NAMESPACE::store(f_, arrived_, herd_.arrived + lane_);
    if (herd_.carry) ebb::HWY_NAMESPACE::store(f_, carry_, herd_.carry + lane_);
    if (herd_.decay) ebb::HWY_NAMESPACE::store(f_, decay_, herd_.decay + lane_);
    if (herd_.fighting) ebb::HWY_NAMESPACE::store(f_, fighting_, herd_.fighting + lane_);
    wastage_words_.store(herd_.wastage_words, lane_);
    returning_words_.store(herd_.returning_words, lane_);
    tempo_words_.store(herd_.tempo_words, lane_);
  }

  HWY_INLINE D strength() const { return strength_; }

  /// Who of those away on day 0 comes back, and the first spell.
  HWY_INLINE void begin() {
    if (herd_.returning) send_away(0, binomial(f_, row(herd_.away), row(herd_.away_returning), returning_words_.next()));
    if (!herd_.fighting) return;
    fighting_ = all(f_, model_.tempo->first == FirstSpell::resting ? 0 : 1);
    if (model_.tempo->first != FirstSpell::stationary) return;
    const D share = over(f_, row(herd_.fighting_mean), plus(f_, row(herd_.fighting_mean), row(herd_.resting_mean)));
    fighting_ = where(f_, below(f_, uniform(f_, tempo_words_.next()), share), all(f_, 1));
  }

  /// One day after the other. `seen` is called at the end of each.
  template <class Seen>
  HWY_INLINE void day_by_day(const Seen& seen) {
    for (std::int32_t day = today_ + 1; day <= last_; ++day) {
      arrivals(day);
      if (herd_.returning) returns(day);
      const D before = strength_;
      const D intensity = this->intensity(day);
      const D suffered = suffer(drawn(expected_casualties(intensity), day));
      waste();
      if (herd_.returning) returning(day, suffered);
      if (herd_.decay) learn(intensity, paused(day, before));
      if (herd_.fighting) turn_spell();
      thresholds(day);
      seen(day);
    }
  }

  /// The same where no day's expected casualties hang on the days before: first all of these, then all counts, then what becomes
  /// of the trials, so that no draw waits for the day before. False where somebody's learning has paused, so that they do: then
  /// the lanes are as good as untouched, but not this object.
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
  /// Which waves and phases touch these days at all.
  HWY_INLINE void look_ahead() {
    const D first = all(f_, today_ + 1), last = all(f_, last_), one = all(f_, 1);
    herd_.waves_ahead.clear();
    for (const Herd::Wave& wave : herd_.waves) {
      const D its_last = minus(f_, plus(f_, row(wave.first), row(wave.days)), one);
      if (!none(f_, both(f_, at_most(f_, row(wave.first), last), at_most(f_, first, its_last))))
        herd_.waves_ahead.push_back(wave);
    }
    herd_.phases_ahead.clear();
    for (const Herd::Phase& phase : herd_.phases)
      if (!none(f_, both(f_, at_most(f_, row(phase.first), last), at_most(f_, first, row(phase.last)))))
        herd_.phases_ahead.push_back(phase);
  }

  HWY_INLINE bool fates_apart() const { return !herd_.nodes.empty(); }
  HWY_INLINE D row(const double* from) const { return load(f_, from + lane_); }

  HWY_INLINE void arrivals(std::int32_t day) {
    for (const Herd::Wave& wave : herd_.waves_ahead) {
      const D days = row(wave.days), one = all(f_, 1);
      const D j = plus(f_, minus(f_, all(f_, day), row(wave.first)), one);  // the j-th of its days
      const Flags<F> today = both(f_, at_most(f_, one, j), at_most(f_, j, days));
      if (none(f_, today)) continue;
      const D front = where(f_, today, minus(f_, come_by(wave, j), come_by(wave, minus(f_, j, one))));
      strength_ = plus(f_, strength_, front);
      arrived_ = plus(f_, arrived_, front);
    }
  }

  /// At the front by the j-th day: as come_of_flow() and come_of_wave().
  HWY_INLINE D come_by(const Herd::Wave& wave, D j) const {
    const D so_far = times(f_, row(wave.front), j);
    return whole(f_, wave.steady ? plus(f_, so_far, all(f_, kWholeSlack)) : over(f_, so_far, row(wave.days)));
  }

  HWY_INLINE void returns(std::int32_t day) {
    std::uint32_t* const today = *herd_.coming_back_from(day) + lane_;
    strength_ = plus(f_, strength_, whole_doubles(f_, hn::LoadU(U(), today)));
    hn::StoreU(hn::Zero(U()), U(), today);
  }

  HWY_INLINE D intensity(std::int32_t day) const {
    D intensity = herd_.fighting ? fighting_ : all(f_, 1);
    if (!herd_.certainly_one) {
      const double certain = herd_.certain_intensity[static_cast<std::size_t>(day - today_ - 1)];
      intensity = least(f_, times(f_, intensity, all(f_, certain)), all(f_, kMostFactor));
    }
    const D today = all(f_, day);
    for (const Herd::Phase& phase : herd_.phases_ahead) {
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

  /// A day's casualties as drawn, whether so many are there or not.
  HWY_INLINE D drawn(D expected, std::int32_t day) {
    if (model_.noise == Noise::none) {
      carry_ = plus(f_, carry_, expected);
      const D suffered = whole(f_, plus(f_, carry_, all(f_, kWholeSlack)));
      carry_ = minus(f_, carry_, suffered);
      return suffered;
    }
    const int ahead = day - today_ - 1;
    if (model_.noise == Noise::negative_binomial) expected = times(f_, expected, widened(f_, noise_.factor(ahead)));
    if (!fates_apart()) return poisson(f_, expected, noise_.word(ahead), noise_.normal(ahead));
    const D back = times(f_, expected, row(herd_.returning));
    return plus(f_, poisson(f_, minus(f_, expected, back), noise_.word(ahead), noise_.normal(ahead)), drawn_back(back, ahead));
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

  /// Of a Poisson count, those who come back, as they grow on the trees of LagLaw, and their sum.
  HWY_INLINE D drawn_back(D mean, int ahead) {
    D sum = all(f_, 0);
    const std::uint32_t* words = noise_.lag_words(ahead);
    for (std::size_t i = 0; i < herd_.nodes.size(); ++i) {
      const LagLaw::CoinTree& tree = model_.returns->lags.trees[i];
      std::uint32_t* const nodes = herd_.nodes[i];
      const D root = tree_count(tree, times(f_, mean, all(f_, tree.probability)), hn::Load(U(), words));
      hn::Store(whole_words(f_, root), U(), nodes + kLanes);
      words += kLanes;
      for (const LagLaw::CoinTree::Toss& toss : tree.tosses) {
        const Words<F> here = hn::Load(U(), nodes + toss.node * kLanes);
        const Words<F> heads = halved(f_, here, words, toss.words);
        hn::Store(heads, U(), nodes + 2 * toss.node * kLanes);
        hn::Store(hn::Sub(here, heads), U(), nodes + (2 * toss.node + 1) * kLanes);
        words += toss.words * kLanes;
      }
      Words<F> together = hn::Zero(U());
      for (const LagLaw::CoinTree::Lag& lag : tree.lags) together = hn::Add(together, hn::Load(U(), nodes + lag.node * kLanes));
      sum = plus(f_, sum, whole_doubles(f_, together));
    }
    return sum;
  }
  HWY_INLINE D tree_count(const LagLaw::CoinTree& tree, D mean, Words<F> word) const {
    return tree.tosses.empty() ? few_poisson(f_, mean, word) : poisson(f_, mean, word);
  }

  /// Who of the day's casualties comes back when. Who was killed does not matter here: model/trial.cpp draws it for replay.
  HWY_INLINE void returning(std::int32_t day, D suffered) {
    const bool by_fate = fates_apart();
    const bool all_as_drawn = by_fate && none(f_, capped_);
    if (all_as_drawn) return send_as_drawn(day, hn::MaskFromVec(hn::Zero(U())));
    const Flags<F> anew = by_fate ? capped_ : equal(f_, suffered, suffered);
    const auto anew_words = mask_of_words(f_, anew);
    if (by_fate) send_as_drawn(day, anew_words);
    const D persons = binomial(f_, suffered, row(herd_.returning), returning_words_.next(anew_words));
    send_away(day, where(f_, anew, persons));
  }

  HWY_INLINE void send_as_drawn(std::int32_t day, hn::Mask<U> others) {
    const Herd::Row32* const ahead = herd_.coming_back_from(day);
    for (std::size_t i = 0; i < herd_.nodes.size(); ++i)
      for (const LagLaw::CoinTree::Lag& lag : model_.returns->lags.trees[i].lags)
        send_away(ahead[lag.days], hn::IfThenZeroElse(others, hn::Load(U(), herd_.nodes[i] + lag.node * kLanes)));
  }

  HWY_INLINE void send_away(Herd::Row32 to, Words<F> persons) {
    hn::StoreU(hn::Add(hn::LoadU(U(), to + lane_), persons), U(), to + lane_);
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
    const Herd::Row32* const ahead = herd_.coming_back_from(day);
    for (const LagLaw::Leaf& leaf : law.leaves) send_away(ahead[leaf.lag], whole_words(f_, load(f_, herd_.persons[leaf.slot])));
  }

  /// binomial() with the probability of a split, of which what does not depend on the lane is known. A lane that has nobody to
  /// split takes no word.
  HWY_INLINE D part_of(D persons, std::size_t split) {
    const Herd::Split& known = herd_.splits[split];
    const auto word = returning_words_.next(mask_of_words(f_, below(f_, all(f_, 0), persons)));
    const Share<F> share{all(f_, known.p), hn::Set(f_, static_cast<float>(known.p)), hn::Set(f_, known.log_rest),
                         hn::Set(f_, known.odds)};
    const D count = binomial(f_, persons, share, known.failures ? hn::Not(word) : word);
    return known.failures ? minus(f_, persons, count) : count;
  }

  /// 2^(−e/half_life) of the days so far, e growing by m on every day that began with somebody at the front.
  HWY_INLINE D fade_of(D intensity) const {
    if (herd_.phases_ahead.empty() && !herd_.fighting && herd_.certainly_one) return row(herd_.fade);
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

  /// Nobody at the front when the day began, but somebody to come. What those learn who are gone for good does not matter.
  HWY_INLINE Flags<F> paused(std::int32_t day, D before) const {
    return both(f_, at_most(f_, before, all(f_, 0)), at_most(f_, all(f_, day), row(herd_.last_arrival)));
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
    const Flags<F> ends = below(f_, uniform(f_, tempo_words_.next()), over(f_, one, mean));
    fighting_ = choose(f_, ends, minus(f_, one, fighting_), fighting_);
  }

  HWY_INLINE void thresholds(std::int32_t day) {
    for (std::size_t i = 0; i < model_.thresholds.size(); ++i) {
      const Threshold& threshold = model_.thresholds[i];
      if (threshold.of == Reference::deployed && !herd_.waves_ahead.empty()) set_level(i);
      const D level = row(herd_.level[i]), reached = row(herd_.reached[i]);
      const Flags<F> now = counts_casualties(threshold) ? at_most(f_, level, casualties_) : at_most(f_, strength_, level);
      const D earliest = least(f_, reached, all(f_, day));
      ebb::HWY_NAMESPACE::store(f_, choose(f_, now, earliest, reached), herd_.reached[i] + lane_);
    }
    for (std::size_t i = 0; i < model_.later_counts.size(); ++i)
      if (model_.later_counts[i].day == day)
        ebb::HWY_NAMESPACE::store(f_, model_.later_counts[i].remaining ? strength_ : casualties_, herd_.seen[i] + lane_);
  }

  /// Whether on these days nobody comes or leaves and no threshold is reached, if there are so many casualties in all.
  HWY_INLINE bool nothing_happens(D all_counts) const {
    if (!herd_.waves_ahead.empty() || herd_.wastage || !model_.later_counts.empty()) return false;
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
  std::int32_t today_, last_;
  Flags<F> capped_;  // more would have been lost than were there
  D strength_, casualties_, arrived_, carry_, decay_, fighting_;
  HerdWords wastage_words_, returning_words_, tempo_words_;
};

}  // namespace ebb::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif
