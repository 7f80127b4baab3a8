// Random variates in lanes, each a function of random words: normal, gamma, Poisson, binomial.
#if defined(EBB_MODEL_LANE_DRAWS_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef EBB_MODEL_LANE_DRAWS_INL_H_
#undef EBB_MODEL_LANE_DRAWS_INL_H_
#else
#define EBB_MODEL_LANE_DRAWS_INL_H_
#endif

#include <algorithm>

#include "distribution/word_octaves.hpp"
#include "model/day_noise.hpp"
#include "model/lane_stream-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ebb::HWY_NAMESPACE {

/// Entry index[i] of 16, for every lane.
template <class F>
HWY_INLINE Floats<F> entry(F f, const float* sixteen, hn::Vec<hn::RebindToSigned<F>> index) {
  if constexpr (hn::MaxLanes(F()) == 16) {
    return hn::TableLookupLanes(hn::Load(f, sixteen), hn::IndicesFromVec(f, index));
  } else if constexpr (hn::MaxLanes(F()) == 8) {
    const hn::RebindToSigned<F> i;
    const auto place = hn::IndicesFromVec(f, hn::And(index, hn::Set(i, 7)));
    const auto upper = hn::MaskFromVec(hn::BitCast(f, hn::ShiftLeft<28>(index)));  // bit 3 to the sign
    return hn::IfThenElse(upper, hn::TableLookupLanes(hn::Load(f, sixteen + 8), place),
                          hn::TableLookupLanes(hn::Load(f, sixteen), place));
  } else {
    return hn::GatherIndex(f, sixteen, index);
  }
}

/// Entry index[i] of 16 in `lower`, or of 16 in `upper` where `above`, for every lane.
template <class F>
HWY_INLINE Floats<F> entry(F f, const float* lower, const float* upper, hn::Vec<hn::RebindToSigned<F>> index, hn::Mask<F> above) {
#if HWY_TARGET == HWY_AVX3
  const hn::RebindToSigned<F> i;
  const auto side = hn::ShiftLeft<4>(hn::VecFromMask(i, hn::RebindMask(i, above)));  // −16: bit 4 of the index
  return Floats<F>{_mm512_permutex2var_ps(hn::Load(f, lower).raw, hn::Or(index, side).raw, hn::Load(f, upper).raw)};
#else
  return hn::IfThenElse(above, entry(f, upper, index), entry(f, lower, index));
#endif
}

/// A word's place in WordOctaves (distribution/word_octaves.hpp).
template <class F>
struct WordPlace {
  using I = hn::RebindToSigned<F>;
  hn::Vec<I> upper;  ///< all ones: u > ½
  Floats<F> tail;    ///< t · 2³²
  hn::Vec<I> slot;
  Floats<F> v;

  HWY_INLINE WordPlace(F f, Words<F> word) {
    const I i;
    const auto signed_word = hn::BitCast(i, word);
    upper = hn::BroadcastSignBit(signed_word);
    tail = hn::Add(hn::ConvertTo(f, hn::Xor(signed_word, upper)), hn::Set(f, 0.5f));
    const auto bits = hn::BitCast(i, tail);
    slot = hn::Min(hn::Sub(hn::Set(i, 127 + 31), hn::ShiftRight<23>(bits)), hn::Set(i, WordOctaves::kSlots - 1));
    const auto from_one = hn::BitCast(f, hn::Or(hn::And(bits, hn::Set(i, 0x7fffff)), hn::Set(i, 0x3f800000)));
    v = hn::Sub(hn::Add(from_one, from_one), hn::Set(f, 3.0f));
  }
};

/// `value`, but in the lanes whose words have no slot what `exact` says of the word. Rare, and kept out of the way of the rest.
template <class F, class Exact>
HWY_NOINLINE Floats<F> exact_far_words(F f, Floats<F> value, Words<F> word, const Exact& exact) {
  HWY_ALIGN float values[hn::MaxLanes(F())];
  HWY_ALIGN std::uint32_t words[hn::MaxLanes(F())];
  hn::Store(value, f, values), hn::Store(word, hn::RebindToUnsigned<F>(), words);
  for (std::size_t lane = 0; lane < hn::Lanes(f); ++lane)
    if (std::min(words[lane], ~words[lane]) < WordOctaves::kFewestFloats) values[lane] = exact(words[lane]);
  return hn::Load(f, values);
}

template <class F, class Exact>
HWY_INLINE Floats<F> far_words_exact(F f, Floats<F> value, Floats<F> tail, Words<F> word, const Exact& exact) {
  const auto far = hn::Lt(tail, hn::Set(f, static_cast<float>(WordOctaves::kFewestFloats)));
  return HWY_LIKELY(hn::AllFalse(f, far)) ? value : exact_far_words(f, value, word, exact);
}

/// Φ⁻¹((word + ½) · 2⁻³²) in single precision.
template <class F>
HWY_INLINE Floats<F> normal(F f, Words<F> word) {
  const hn::RebindToSigned<F> i;
  const WordPlace<F> place(f, word);
  Floats<F> terms[WordOctaves::kTerms];
  for (std::size_t power = 0; power < WordOctaves::kTerms; ++power)
    terms[power] = entry(f, kNormalOctaves.terms[power].data(), place.slot);
  auto z = polynomial_of(terms, place.v);
  const auto sign = hn::AndNot(place.upper, hn::Set(i, INT32_MIN));
  z = hn::BitCast(f, hn::Xor(hn::BitCast(i, z), sign));
  return far_words_exact(f, z, place.tail, word, exact_normal_of_word);
}

/// The quantile of a law at a word.
template <class F>
HWY_INLINE Floats<F> quantile(F f, const WordQuantile& law, Words<F> word) {
  const WordPlace<F> place(f, word);
  const auto above = hn::RebindMask(f, hn::MaskFromVec(place.upper));
  const auto& lower = law.lower.terms;
  const auto& upper = law.upper.terms;
  Floats<F> terms[WordOctaves::kTerms];
  for (std::size_t power = 0; power < WordOctaves::kTerms; ++power)
    terms[power] = entry(f, lower[power].data(), upper[power].data(), place.slot, above);
  return far_words_exact(f, polynomial_of(terms, place.v), place.tail, word,
                         [&law](std::uint32_t far) { return law.exact(far); });
}

/// What makes a gamma variate of a shape: the same in all of a trial's draws.
template <class F>
struct GammaShape {
  Floats<F> shape;  ///< k > 0
  Floats<F> d, c;   ///< k − ⅓ (or k + 1 − ⅓ where k < 1) and 1/√(9d)
  Floats<F> scale;  ///< d/k: makes the mean 1
  hn::Mask<F> below_one;

  HWY_INLINE GammaShape(F f, Floats<F> k) : shape(hn::Max(hn::Min(k, hn::Set(f, 1e12f)), hn::Set(f, 1e-30f))) {
    const auto one = hn::Set(f, 1.0f);
    below_one = hn::Lt(shape, one);
    d = hn::Sub(hn::IfThenElse(below_one, hn::Add(shape, one), shape), hn::Set(f, 1.0f / 3));
    c = hn::Div(one, hn::Sqrt(hn::Mul(d, hn::Set(f, 9.0f))));
    scale = hn::Div(d, shape);
  }
};

/// log(1 + w) − w + w²/2, over w³: the series, for |w| < ¼.
template <class F>
HWY_INLINE Floats<F> log1p_rest(F f, Floats<F> w) {
  constexpr float kTerms[] = {1.0f / 3,  -1.0f / 4, 1.0f / 5,   -1.0f / 6, 1.0f / 7,
                              -1.0f / 8, 1.0f / 9,  -1.0f / 10, 1.0f / 11, -1.0f / 12};
  return polynomial(f, kTerms, w);
}

/// log(1 − p), 0 ≤ p ≤ ½.
template <class F>
HWY_INLINE Floats<F> log1p_negated(F f, Floats<F> p) {
  const auto w = hn::Neg(p);
  const auto square = hn::Mul(w, w);
  const auto by_series = hn::Add(hn::Sub(hn::Mul(hn::Mul(square, w), log1p_rest(f, w)), hn::Mul(square, hn::Set(f, 0.5f))), w);
  return hn::IfThenElse(hn::Lt(p, hn::Set(f, 0.25f)), by_series, log(f, hn::Sub(hn::Set(f, 1.0f), p)));
}

/// log u, u = (⌊word/2⌋ + ½) · 2⁻³¹, from the nearer end.
template <class F>
HWY_INLINE Floats<F> log_of_uniform(F f, Words<F> word) {
  const hn::RebindToSigned<F> i;
  const auto half = hn::Set(f, 0.5f), cell = hn::Set(f, 0x1p-31f);
  const auto u = hn::Mul(hn::Add(hn::ConvertTo(f, hn::BitCast(i, hn::ShiftRight<1>(word))), half), cell);
  const auto rest = hn::Mul(hn::Add(hn::ConvertTo(f, hn::BitCast(i, hn::ShiftRight<1>(hn::Not(word)))), half), cell);
  return hn::IfThenElse(hn::Lt(u, half), log(f, u), log1p_negated(f, hn::Min(rest, half)));
}

/// Gamma variates with mean 1: G. Marsaglia, W. W. Tsang, "A simple method for generating gamma variables", ACM TOMS 26 (2000).
/// Their test log U < x²/2 + d − dv + d·log v, v = (1 + w)³, w = c·x, is d·(3(log(1 + w) − w + w²/2) − w³), in which
/// large shapes cancel nothing. Below shape 1: Gamma(k) = Gamma(k + 1) · U^(1/k). Lanes that are rejected try again on their own.
template <class F>
HWY_NOINLINE Floats<F> gamma(F f, const GammaShape<F>& g, LaneStream<F>& stream) {
  const hn::RebindToUnsigned<F> u;
  const auto one = hn::Set(f, 1.0f);
  auto value = hn::Zero(f);
  auto open = hn::Eq(value, value);
  for (;;) {
    const auto trying = hn::RebindMask(u, open);
    const auto w = hn::Mul(g.c, normal(f, stream.next(trying)));
    const auto uniform_word = stream.next(trying);
    const auto root = hn::Add(one, w);
    const auto uniform = hn::Mul(hn::ConvertTo(f, hn::BitCast(hn::RebindToSigned<F>(), hn::ShiftRight<8>(uniform_word))),
                                 hn::Set(f, 0x1p-24f));
    const auto log_u = log(f, hn::Add(uniform, hn::Set(f, 0x1p-25f)));
    const auto positive = hn::Gt(root, hn::Zero(f));
    const auto square = hn::Mul(w, w);
    const auto by_log = hn::Add(hn::Sub(log(f, hn::IfThenElse(positive, root, one)), w), hn::Mul(square, hn::Set(f, 0.5f)));
    const auto cube = hn::Mul(square, w);
    auto rest = by_log;
    const auto cancels = hn::Gt(g.d, hn::Set(f, 32.0f));
    if (!hn::AllFalse(f, cancels)) {
      const auto near = hn::And(cancels, hn::Lt(hn::Abs(w), hn::Set(f, 0.25f)));
      rest = hn::IfThenElse(near, hn::Mul(cube, log1p_rest(f, w)), by_log);
    }
    const auto limit = hn::Mul(g.d, hn::Sub(hn::Mul(rest, hn::Set(f, 3.0f)), cube));
    const auto taken = hn::And(hn::And(open, positive), hn::Lt(log_u, limit));
    value = hn::IfThenElse(taken, hn::Mul(hn::Mul(root, root), root), value);
    open = hn::AndNot(taken, open);
    if (hn::AllFalse(f, open)) break;
  }
  value = hn::Mul(value, g.scale);
  if (hn::AllFalse(f, g.below_one)) return value;
  const auto word = stream.next(hn::RebindMask(u, g.below_one));
  const auto log_u = log_of_uniform(f, word);
  return hn::IfThenElse(g.below_one, hn::Mul(value, exp(f, hn::Div(log_u, g.shape))), value);
}

struct Steps {
  static constexpr int kMost = 80;
  float whole[kMost], reciprocal[kMost];  // k, 1/(k + 1)
};
inline constexpr Steps kSteps = [] {
  Steps steps{};
  for (int k = 0; k < Steps::kMost; ++k) {
    steps.whole[k] = static_cast<float>(k);
    steps.reciprocal[k] = 1 / static_cast<float>(k + 1);
  }
  return steps;
}();

/// A word as a uniform in single precision, kept below 1 by more than a sum of probabilities can lose to rounding.
template <class F>
HWY_INLINE Floats<F> uniform_to_add_up(F f, Words<F> word) {
  const auto whole = hn::ConvertTo(f, hn::BitCast(hn::RebindToSigned<F>(), hn::ShiftRight<8>(word)));
  return hn::Mul(whole, hn::Set(f, 0x1p-24f * (1 - 0x1p-20f)));
}

/// The smallest n with u ≤ p₀ + … + pₙ, p₀ given, p_{n+1} = pₙ · (a − b·n)/(n + 1), in the lanes of `which`, else 0.
template <class F>
HWY_NOINLINE Floats<F> add_up(F f, hn::Mask<F> which, Words<F> word, Floats<F> p, Floats<F> a, Floats<F> b) {
  constexpr int kAtATime = 4;
  const auto u = hn::IfThenElseZero(which, uniform_to_add_up(f, word));
  const auto one = hn::Set(f, 1.0f);
  auto n = hn::Zero(f), sum = p;
  for (int k = 0; k < Steps::kMost && !hn::AllFalse(f, hn::Gt(u, sum));) {
    for (const int pause = k + kAtATime; k < pause; ++k) {
      n = hn::IfThenElse(hn::Gt(u, sum), hn::Add(n, one), n);
      const auto left = hn::Sub(a, hn::Mul(b, hn::Set(f, kSteps.whole[k])));
      p = hn::Mul(p, hn::Mul(left, hn::Set(f, kSteps.reciprocal[k])));
      sum = hn::Add(sum, p);
    }
  }
  return n;
}

/// Where the expansion of a count's quantile, x, may have come out on the wrong side of a whole number: near one, by how much is
/// held against the exact laws for all means and variances from kExpandedFrom on in tests/unit/model/day_noise_test.cpp; and in
/// the tails. Above kTrustedFrom, nowhere: there the error is below kCountError.
template <class F>
HWY_INLINE hn::Mask<F> doubtful(F f, Floats<F> x, Floats<F> r, Floats<F> z, Floats<F> spread) {
  const auto square = hn::Mul(z, z);
  const auto most = hn::Mul(hn::Mul(r, hn::Mul(r, r)),
                            hn::Add(hn::Mul(hn::Mul(square, square), hn::Set(f, 0.012f)), hn::Set(f, 0.02f)));
  const auto distance = hn::Abs(hn::Sub(x, hn::Round(x)));
  const auto tails = hn::Gt(square, hn::Set(f, 3.5f * 3.5f));
  return hn::And(hn::Or(hn::Lt(distance, most), tails), hn::Lt(spread, hn::Set(f, kTrustedFrom)));
}

/// Poisson counts by inversion of one word, for any mean ≥ 0: the expansion of M. B. Giles, "Algorithm 955: approximation of the
/// inverse Poisson cumulative distribution function", ACM TOMS 42 (2016), equations 12 to 14, which is the Cornish–Fisher
/// expansion with Sheppard's corrections; where that is in doubt, the cdf added up.
template <class F>
HWY_INLINE Doubles<F> poisson(F f, Doubles<F> mean, Words<F> word) {
  mean = least(f, mean, all(f, 1e18));  // far beyond every strength
  const auto m = narrowed(f, mean);
  const auto z = normal(f, word);
  const auto root = hn::Sqrt(m);
  const auto r = hn::Div(hn::Set(f, 1.0f), root);
  constexpr float kSecond[] = {1.0f / 3, 0, 1.0f / 6};
  constexpr float kThird[] = {0, -1.0f / 36, 0, -1.0f / 72};
  constexpr float kFourth[] = {-8.0f / 405, 0, 7.0f / 810, 0, 1.0f / 270};
  const auto small_terms = hn::Add(polynomial(f, kThird, z), hn::Mul(r, polynomial(f, kFourth, z)));
  const auto offset = hn::Add(hn::Mul(root, z), hn::Add(polynomial(f, kSecond, z), hn::Mul(r, small_terms)));
  const auto count = most(f, whole(f, plus(f, mean, widened(f, offset))), all(f, 0));

  const auto small = hn::Lt(m, hn::Set(f, kExpandedFrom));
  const auto to_add_up = hn::Or(small, doubtful(f, hn::Add(m, offset), r, z, m));
  if (hn::AllFalse(f, to_add_up)) return count;
  const auto added = add_up(f, hn::And(to_add_up, hn::Gt(m, hn::Zero(f))), word, exp(f, hn::Neg(m)), m, hn::Zero(f));
  return choose(f, widened_flags(f, to_add_up), widened(f, added), count);
}

/// poisson(), for where it is seldom needed: code that is not there is not in the way.
template <class F>
HWY_NOINLINE Doubles<F> poisson_apart(F f, Doubles<F> mean, Words<F> word) {
  return poisson(f, mean, word);
}

/// Poisson counts of one mean, of which many are drawn: below kFewBelow by adding up, from a cdf that is made once.
template <class F>
class FewPoisson {
 public:
  HWY_INLINE FewPoisson(F f, Doubles<F> mean) : mean_(mean), m_(narrowed(f, mean)), small_(hn::Lt(m_, hn::Set(f, kFewBelow))) {
    const auto m = hn::IfThenElseZero(small_, m_);
    auto p = exp(f, hn::Neg(m)), sum = p;
    const auto enough = hn::Set(f, 1 - 0x1p-20f);
    do {
      for (const int pause = terms_ + kTermsAtATime; terms_ < pause; ++terms_) {
        cdf_[terms_] = sum;
        p = hn::Mul(p, hn::Mul(m, hn::Set(f, kSteps.reciprocal[terms_])));
        sum = hn::Add(sum, p);
      }
    } while (terms_ < kMost && !hn::AllFalse(f, hn::Lt(cdf_[terms_ - 1], enough)));
  }

  /// Independent counts, kCounts at a time: their additions overlap.
  template <std::size_t kCounts>
  HWY_INLINE void draw(F f, const Words<F> (&words)[kCounts], Floats<F> (&n)[kCounts]) const {
    const hn::RebindToUnsigned<F> unsigned_tag;
    Floats<F> u[kCounts], largest = hn::Zero(f);
    Words<F> counts[kCounts];
    for (std::size_t i = 0; i < kCounts; ++i) {
      u[i] = uniform_to_add_up(f, words[i]);
      largest = hn::Max(largest, u[i]);
      counts[i] = hn::Zero(unsigned_tag);
    }
    for (int k = 0; k < terms_;) {
      for (const int pause = k + kTermsAtATime; k < pause; ++k)  // the sign of F(k) − u counts: faster than comparisons
        for (std::size_t i = 0; i < kCounts; ++i)
          counts[i] = hn::Add(counts[i], hn::ShiftRight<31>(hn::BitCast(unsigned_tag, hn::Sub(cdf_[k], u[i]))));
      if (hn::AllFalse(f, hn::Lt(cdf_[k - 1], largest))) break;
    }
    for (std::size_t i = 0; i < kCounts; ++i) n[i] = hn::ConvertTo(f, hn::BitCast(hn::RebindToSigned<F>(), counts[i]));
    if (HWY_LIKELY(hn::AllTrue(f, small_))) return;
    for (std::size_t i = 0; i < kCounts; ++i) n[i] = hn::IfThenElse(small_, n[i], narrowed(f, poisson_apart(f, mean_, words[i])));
  }

 private:
  static constexpr int kMost = 40, kTermsAtATime = 4;
  Doubles<F> mean_;
  Floats<F> m_;
  hn::Mask<F> small_;
  int terms_ = 0;
  Floats<F> cdf_[kMost];
};

/// What binomial() needs to know of a probability p ≤ ½.
template <class F>
struct Share {
  Doubles<F> p;
  Floats<F> share, log_rest, odds;  ///< p, log(1 − p), p/(1 − p)
};

/// Binomial counts of n ≥ 0, whole, by inversion of one word: the Cornish–Fisher expansion to the fifth cumulant with Sheppard's
/// corrections (E. A. Cornish, R. A. Fisher, Revue de l'Institut International de Statistique 5, 1938; quantile at the count plus
/// ½, variance − 1/12, κ₄ + 1/120); where that is in doubt, the cdf added up.
template <class F>
HWY_NOINLINE Doubles<F> binomial(F f, Doubles<F> n, const Share<F>& share, Words<F> word) {
  const auto one = hn::Set(f, 1.0f);
  const auto mean = times(f, n, share.p);
  const auto rest = hn::Sub(one, share.share);
  const auto variance = hn::Mul(narrowed(f, mean), rest);
  const auto small = hn::Lt(variance, hn::Set(f, kExpandedFrom));
  auto to_add_up = small;
  auto count = all(f, 0);
  if (!hn::AllTrue(f, small)) {
    const auto z = normal(f, word);
    const auto safe = hn::Max(variance, hn::Set(f, kExpandedFrom));
    const auto v = hn::Sub(safe, hn::Set(f, 1.0f / 12));
    const auto sd = hn::Sqrt(v);
    const auto r = hn::Div(one, sd);
    const auto ratio = hn::Mul(hn::Mul(safe, r), r);
    const auto pq = hn::Mul(share.share, rest);
    const auto skew = hn::Mul(ratio, hn::Sub(rest, share.share));  // γ₁·sd
    const auto excess = hn::Add(hn::Mul(ratio, hn::Sub(one, hn::Mul(pq, hn::Set(f, 6.0f)))),
                                hn::Mul(hn::Set(f, 1.0f / 120), hn::Mul(r, r)));     // γ₂·sd²
    const auto fifth = hn::Mul(skew, hn::Sub(one, hn::Mul(pq, hn::Set(f, 12.0f))));  // γ₃·sd³
    constexpr float kSkew[] = {-1.0f / 6, 0, 1.0f / 6};
    constexpr float kExcess[] = {0, -3.0f / 24, 0, 1.0f / 24};
    constexpr float kSkew2[] = {0, 5.0f / 36, 0, -2.0f / 36};
    constexpr float kFifth[] = {3.0f / 120, 0, -6.0f / 120, 0, 1.0f / 120};
    constexpr float kBoth[] = {-2.0f / 24, 0, 5.0f / 24, 0, -1.0f / 24};
    constexpr float kSkew3[] = {17.0f / 324, 0, -53.0f / 324, 0, 12.0f / 324};
    const auto skew2 = hn::Mul(skew, skew);
    const auto third = hn::Add(hn::Mul(excess, polynomial(f, kExcess, z)), hn::Mul(skew2, polynomial(f, kSkew2, z)));
    const auto fourth = hn::Add(
        hn::Add(hn::Mul(fifth, polynomial(f, kFifth, z)), hn::Mul(hn::Mul(skew, excess), polynomial(f, kBoth, z))),
        hn::Mul(hn::Mul(skew2, skew), polynomial(f, kSkew3, z)));
    const auto small_terms = hn::Mul(r, hn::Add(third, hn::Mul(r, fourth)));
    const auto offset = hn::Add(hn::Add(hn::Mul(sd, z), hn::Mul(skew, polynomial(f, kSkew, z))),
                                hn::Add(small_terms, hn::Set(f, 0.5f)));
    count = least(f, most(f, whole(f, plus(f, mean, widened(f, offset))), all(f, 0)), n);
    to_add_up = hn::Or(small, doubtful(f, hn::Add(narrowed(f, mean), offset), r, z, variance));
    if (hn::AllFalse(f, to_add_up)) return count;
  }
  const auto persons = narrowed(f, n);
  const auto some = hn::And(to_add_up, hn::Gt(variance, hn::Zero(f)));
  const auto added = add_up(f, some, word, exp(f, hn::Mul(persons, share.log_rest)), hn::Mul(persons, share.odds), share.odds);
  return choose(f, widened_flags(f, to_add_up), widened(f, hn::Min(added, persons)), count);
}

/// The same for any probability: above ½ the failures are drawn.
template <class F>
HWY_INLINE Doubles<F> binomial(F f, Doubles<F> n, Doubles<F> probability, Words<F> word) {
  const auto one = all(f, 1.0);
  const auto failures = below(f, all(f, 0.5), probability);
  const auto p = choose(f, failures, minus(f, one, probability), probability);
  const auto reflected = hn::Gt(narrowed(f, where(f, failures, one)), hn::Zero(f));
  word = hn::IfThenElse(hn::RebindMask(hn::RebindToUnsigned<F>(), reflected), hn::Not(word), word);
  const auto share = narrowed(f, p);
  const Share<F> known{p, share, log1p_negated(f, share), hn::Div(share, hn::Sub(hn::Set(f, 1.0f), share))};
  const auto count = binomial(f, n, known, word);
  return choose(f, failures, minus(f, n, count), count);
}

}  // namespace ebb::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif
