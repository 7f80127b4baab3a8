// The part of the noise of the coming days that does not depend on earlier days.
#if defined(EBB_MODEL_NOISE_AHEAD_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef EBB_MODEL_NOISE_AHEAD_INL_H_
#undef EBB_MODEL_NOISE_AHEAD_INL_H_
#else
#define EBB_MODEL_NOISE_AHEAD_INL_H_
#endif

#include "model/herd.hpp"
#include "model/lane_gamma-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ebb::HWY_NAMESPACE {

using LaneFloats = hn::ScalableTag<float>;

HWY_INLINE LaneStream<LaneFloats> load(const Herd::Words& rows, int lane) {
  LaneStream<LaneFloats> words;
  words.load(rows.a + lane, rows.b + lane, rows.c + lane, rows.counter + lane);
  return words;
}
HWY_INLINE void store(const LaneStream<LaneFloats>& words, const Herd::Words& rows, int lane) {
  words.store(rows.a + lane, rows.b + lane, rows.c + lane, rows.counter + lane);
}

/// A stream of words whose state is in rows of a Herd. If these rows are null, load() and store() do nothing.
class HerdWords : public LaneStream<LaneFloats> {
 public:
  HWY_INLINE void load(const Herd::Words& rows, int lane) {
    if (rows.a) LaneStream::load(rows.a + lane, rows.b + lane, rows.c + lane, rows.counter + lane);
  }
  HWY_INLINE void store(const Herd::Words& rows, int lane) const {
    if (rows.a) LaneStream::store(rows.a + lane, rows.b + lane, rows.c + lane, rows.counter + lane);
  }
};

/// Draws noise for some days of one vector of trials: the words of the daily counts, their normal quantiles, and the daily
/// factors of dispersion. They are drawn together, so that no draw waits for the day before.
class NoiseAhead {
 public:
  using F = LaneFloats;

  HWY_NOINLINE void draw(const Herd& herd, int lane, int days) {
    if (herd.casualty_words.a) draw_counts(herd, lane, days);
    if (herd.dispersion_words.a) draw_factors(herd, lane, days);
  }

  /// Computes, before the first day, the terms that all days of a trial share.
  static HWY_INLINE void begin(const Herd& herd, int lane) {
    const F f;
    if (herd.shape) GammaShape<F>(f, narrowed(f, load(f, herd.shape + lane))).store_terms(f, herd.gamma_terms, lane);
  }

  HWY_INLINE Words<F> word(int day) const { return hn::Load(U(), words_ + day * kLanes); }
  HWY_INLINE Floats<F> normal(int day) const { return hn::Load(F(), normals_ + day * kLanes); }
  HWY_INLINE Floats<F> factor(int day) const { return hn::Load(F(), factors_ + day * kLanes); }

 private:
  using U = hn::RebindToUnsigned<F>;
  static constexpr int kLanes = static_cast<int>(hn::MaxLanes(F()));

  HWY_INLINE void draw_counts(const Herd& herd, int lane, int days) {
    auto words = load(herd.casualty_words, lane);
    for (int day = 0; day < days; ++day) {
      const Words<F> word = words.next();
      hn::Store(word, U(), words_ + day * kLanes);
      hn::Store(HWY_NAMESPACE::normal(F(), word), F(), normals_ + day * kLanes);
    }
    store(words, herd.casualty_words, lane);
  }

  HWY_INLINE void draw_factors(const Herd& herd, int lane, int days) {
    const F f;
    auto words = load(herd.dispersion_words, lane);
    if (const auto& law = herd.model.gamma_factor) {
      for (int day = 0; day < days; ++day) hn::Store(quantile(f, *law, words.next()), f, factors_ + day * kLanes);
    } else {
      const GammaShape<F> shape(f, narrowed(f, load(f, herd.shape + lane)), herd.gamma_terms, lane);
      for (int day = 0; day < days; ++day) hn::Store(gamma(f, shape, words), f, factors_ + day * kLanes);
    }
    store(words, herd.dispersion_words, lane);
  }

  HWY_ALIGN std::uint32_t words_[Herd::kDaysAtATime * kLanes];
  HWY_ALIGN float normals_[Herd::kDaysAtATime * kLanes], factors_[Herd::kDaysAtATime * kLanes];
};

}  // namespace ebb::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif
