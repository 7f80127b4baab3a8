// The lanes of a block kernel: vectors of floats for random variates, and pairs of vectors of doubles for exact quantities.
// As usual with Highway, this file is included once for every instruction set. All of them run the same operations in the same
// order: +, −, ×, ÷ and sqrt of IEEE 754, never a fused multiply-add. The results are therefore bit-identical on every machine.
#if defined(EBB_MODEL_LANES_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef EBB_MODEL_LANES_INL_H_
#undef EBB_MODEL_LANES_INL_H_
#else
#define EBB_MODEL_LANES_INL_H_
#endif

#include <hwy/highway.h>

#include <cstdint>
#include <type_traits>

#include "core/vector_math-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ebb::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;
using math::HWY_NAMESPACE::polynomial_of;

// F is a tag of N floats. The doubles of the same N lanes are two vectors: the lower lanes and the upper lanes. If a vector holds
// one float (no vector instructions), the upper vector repeats the lower.
template <class F>
using Floats = hn::Vec<F>;
template <class F>
using Words = hn::Vec<hn::RebindToUnsigned<F>>;
template <class F>
inline constexpr bool kOneLane = hn::MaxLanes(F()) == 1;
template <class F>
using Half = std::conditional_t<kOneLane<F>, F, hn::Half<F>>;
template <class F>
using DoubleTag = hn::Rebind<double, Half<F>>;
template <class F>
inline constexpr std::size_t kHighLanes = kOneLane<F> ? 0 : hn::MaxLanes(F()) / 2;  // where the upper lanes begin

/// A double in each lane.
template <class F>
struct Doubles {
  hn::Vec<DoubleTag<F>> low, high;
};

/// A true or false value in each lane, for use with Doubles.
template <class F>
struct Flags {
  hn::Mask<DoubleTag<F>> low, high;
};

#define EBB_LANEWISE(name, operation)                                    \
  template <class F>                                                     \
  HWY_INLINE Doubles<F> name(F, Doubles<F> a, Doubles<F> b) {            \
    return {hn::operation(a.low, b.low), hn::operation(a.high, b.high)}; \
  }
EBB_LANEWISE(plus, Add)
EBB_LANEWISE(minus, Sub)
EBB_LANEWISE(times, Mul)
EBB_LANEWISE(over, Div)
EBB_LANEWISE(least, Min)
EBB_LANEWISE(most, Max)
#undef EBB_LANEWISE

#define EBB_COMPARISON(name, operation)                                  \
  template <class F>                                                     \
  HWY_INLINE Flags<F> name(F, Doubles<F> a, Doubles<F> b) {              \
    return {hn::operation(a.low, b.low), hn::operation(a.high, b.high)}; \
  }
EBB_COMPARISON(below, Lt)
EBB_COMPARISON(at_most, Le)
EBB_COMPARISON(equal, Eq)
#undef EBB_COMPARISON

template <class F>
HWY_INLINE Doubles<F> all(F, double value) {
  return {hn::Set(DoubleTag<F>(), value), hn::Set(DoubleTag<F>(), value)};
}
template <class F>
HWY_INLINE Doubles<F> load(F, const double* from) {
  return {hn::LoadU(DoubleTag<F>(), from), hn::LoadU(DoubleTag<F>(), from + kHighLanes<F>)};
}
template <class F>
HWY_INLINE void store(F, Doubles<F> x, double* to) {
  hn::StoreU(x.low, DoubleTag<F>(), to);
  hn::StoreU(x.high, DoubleTag<F>(), to + kHighLanes<F>);
}
template <class F>
HWY_INLINE Doubles<F> whole(F, Doubles<F> x) {
  return {hn::Floor(x.low), hn::Floor(x.high)};
}
template <class F>
HWY_INLINE Flags<F> both(F, Flags<F> a, Flags<F> b) {
  return {hn::And(a.low, b.low), hn::And(a.high, b.high)};
}
template <class F>
HWY_INLINE Flags<F> either(F, Flags<F> a, Flags<F> b) {
  return {hn::Or(a.low, b.low), hn::Or(a.high, b.high)};
}
template <class F>
HWY_INLINE Flags<F> but_not(F, Flags<F> a, Flags<F> b) {  // a and not b
  return {hn::AndNot(b.low, a.low), hn::AndNot(b.high, a.high)};
}
template <class F>
HWY_INLINE bool none(F, Flags<F> a) {
  return hn::AllFalse(DoubleTag<F>(), a.low) && hn::AllFalse(DoubleTag<F>(), a.high);
}
template <class F>
HWY_INLINE Doubles<F> choose(F, Flags<F> which, Doubles<F> yes, Doubles<F> no) {
  return {hn::IfThenElse(which.low, yes.low, no.low), hn::IfThenElse(which.high, yes.high, no.high)};
}
template <class F>
HWY_INLINE Doubles<F> where(F, Flags<F> which, Doubles<F> yes) {  // 0 in the other lanes
  return {hn::IfThenElseZero(which.low, yes.low), hn::IfThenElseZero(which.high, yes.high)};
}

#if HWY_TARGET == HWY_SCALAR
template <class F>
HWY_INLINE Words<F> whole_words(F, Doubles<F> x) {
  return hn::BitCast(hn::RebindToUnsigned<F>(), hn::DemoteTo(hn::RebindToSigned<F>(), x.low));
}
template <class F, class V>
HWY_INLINE Doubles<F> widened(F, V x) {
  return {hn::PromoteTo(DoubleTag<F>(), x), hn::PromoteTo(DoubleTag<F>(), x)};
}
template <class F>
HWY_INLINE Floats<F> narrowed(F f, Doubles<F> x) {
  return hn::DemoteTo(f, x.low);
}
#else
/// Returns whole numbers of at least 0 as words. For 2³¹ and more it returns 2³¹ − 1.
template <class F>
HWY_INLINE Words<F> whole_words(F, Doubles<F> x) {
  const hn::RebindToSigned<Half<F>> half;
  return hn::BitCast(hn::RebindToUnsigned<F>(),
                     hn::Combine(hn::RebindToSigned<F>(), hn::DemoteTo(half, x.high), hn::DemoteTo(half, x.low)));
}
/// Converts floats or 32-bit integers to doubles.
template <class F, class V>
HWY_INLINE Doubles<F> widened(F, V x) {
  const hn::Half<hn::DFromV<V>> half;
  return {hn::PromoteTo(DoubleTag<F>(), hn::LowerHalf(half, x)), hn::PromoteTo(DoubleTag<F>(), hn::UpperHalf(half, x))};
}
template <class F>
HWY_INLINE Floats<F> narrowed(F f, Doubles<F> x) {
  return hn::Combine(f, hn::DemoteTo(Half<F>(), x.high), hn::DemoteTo(Half<F>(), x.low));
}
#endif

/// Converts whole numbers below 2³¹ to doubles.
template <class F>
HWY_INLINE Doubles<F> whole_doubles(F f, Words<F> x) {
  return widened(f, hn::BitCast(hn::RebindToSigned<F>(), x));
}

/// Converts flags of Doubles to a mask of words.
template <class F>
HWY_INLINE hn::Mask<hn::RebindToUnsigned<F>> mask_of_words(F f, Flags<F> which) {
  return hn::RebindMask(hn::RebindToUnsigned<F>(), hn::Gt(narrowed(f, where(f, which, all(f, 1))), hn::Zero(f)));
}

/// Converts a mask of floats to flags of Doubles.
template <class F>
HWY_INLINE Flags<F> widened_flags(F f, hn::Mask<F> which) {
  const auto ones = widened(f, hn::IfThenElseZero(which, hn::Set(f, 1.0f)));
  return below(f, all(f, 0), ones);
}

/// Returns (word + ½) · 2⁻³², exactly.
template <class F>
HWY_INLINE Doubles<F> uniform(F f, Words<F> word) {
  const hn::RebindToSigned<F> i;
  const auto centred = hn::BitCast(i, hn::Xor(word, hn::Set(hn::RebindToUnsigned<F>(), 0x80000000u)));  // word − 2³¹
  return times(f, plus(f, widened(f, centred), all(f, 0x1p31 + 0.5)), all(f, 0x1p-32));
}

/// Returns c[0] + c[1]·x + …, by Estrin's scheme as in core/polynomial.hpp. All lanes share one set of coefficients.
template <class D, std::size_t N>
HWY_INLINE hn::Vec<D> polynomial(D d, const hn::TFromD<D> (&c)[N], hn::Vec<D> x) {
  hn::Vec<D> terms[N];
  for (std::size_t i = 0; i < N; ++i) terms[i] = hn::Set(d, c[i]);
  return polynomial_of(terms, x);
}

/// Returns log x for normal x > 0. The relative error is below 2e-7; next to 1, this bounds the absolute error instead. It writes
/// x = 2ᵏ·(1 + y), √½ ≤ 1 + y < √2. The polynomial is that of S. L. Moshier, Cephes (1992), logf.
template <class F>
HWY_INLINE Floats<F> log(F f, Floats<F> x) {
  constexpr float kTerms[] = {3.3333331174e-1f,  -2.4999993993e-1f, 2.0000714765e-1f,  -1.6668057665e-1f, 1.4249322787e-1f,
                              -1.2420140846e-1f, 1.1676998740e-1f,  -1.1514610310e-1f, 7.0376836292e-2f};
  const hn::RebindToSigned<F> i;
  const auto bits = hn::BitCast(i, x);
  const auto k = hn::ShiftRight<23>(hn::Sub(bits, hn::Set(i, 0x3f3504f3)));  // √½
  const auto y = hn::Sub(hn::BitCast(f, hn::Sub(bits, hn::ShiftLeft<23>(k))), hn::Set(f, 1.0f));
  const auto kf = hn::ConvertTo(f, k);
  const auto square = hn::Mul(y, y);
  auto rest = hn::Mul(hn::Mul(polynomial(f, kTerms, y), y), square);
  rest = hn::Add(rest, hn::Mul(kf, hn::Set(f, -2.12194440e-4f)));
  rest = hn::Sub(rest, hn::Mul(square, hn::Set(f, 0.5f)));
  return hn::Add(hn::Add(rest, y), hn::Mul(kf, hn::Set(f, 0.693359375f)));
}

/// Returns eˣ for x ≤ 88, and 0 below −87. The relative error is below 2e-7, given the rounded x (Moshier, Cephes, expf).
template <class F>
HWY_INLINE Floats<F> exp(F f, Floats<F> x) {
  constexpr float kTerms[] = {5.0000001201e-1f, 1.6666665459e-1f, 4.1665795894e-2f,
                              8.3334519073e-3f, 1.3981999507e-3f, 1.9875691500e-4f};
  const hn::RebindToSigned<F> i;
  const auto clamped = hn::Min(hn::Max(x, hn::Set(f, -88.0f)), hn::Set(f, 88.0f));
  const auto kf = hn::Floor(hn::Add(hn::Mul(clamped, hn::Set(f, 1.44269504088896341f)), hn::Set(f, 0.5f)));
  const auto r = hn::Sub(hn::Sub(clamped, hn::Mul(kf, hn::Set(f, 0.693359375f))), hn::Mul(kf, hn::Set(f, -2.12194440e-4f)));
  const auto y = hn::Add(hn::Add(hn::Mul(polynomial(f, kTerms, r), hn::Mul(r, r)), r), hn::Set(f, 1.0f));
  const auto power = hn::BitCast(f, hn::ShiftLeft<23>(hn::Add(hn::ConvertTo(i, kf), hn::Set(i, 127))));
  return hn::IfThenZeroElse(hn::Lt(x, hn::Set(f, -87.0f)), hn::Mul(y, power));
}

/// Returns (log(1 + w) − w + w²/2)/w³ for |w| < ¼, by its series.
template <class F>
HWY_INLINE Floats<F> log1p_rest(F f, Floats<F> w) {
  constexpr float kTerms[] = {1.0f / 3,  -1.0f / 4, 1.0f / 5,   -1.0f / 6, 1.0f / 7,
                              -1.0f / 8, 1.0f / 9,  -1.0f / 10, 1.0f / 11, -1.0f / 12};
  return polynomial(f, kTerms, w);
}

/// Returns log(1 − p) for 0 ≤ p ≤ ½.
template <class F>
HWY_INLINE Floats<F> log1p_negated(F f, Floats<F> p) {
  const auto w = hn::Neg(p);
  const auto square = hn::Mul(w, w);
  const auto by_series = hn::Add(hn::Sub(hn::Mul(hn::Mul(square, w), log1p_rest(f, w)), hn::Mul(square, hn::Set(f, 0.5f))), w);
  return hn::IfThenElse(hn::Lt(p, hn::Set(f, 0.25f)), by_series, log(f, hn::Sub(hn::Set(f, 1.0f), p)));
}

/// Returns (strength/reference)^exponent, given the inverse of the reference; 0⁰ = 1. The result is at most e⁸⁸. The relative
/// error is below 2e-6 if the result is between e⁻¹⁰ and e¹⁰.
template <class F>
HWY_INLINE Floats<F> power_of_share(F f, Floats<F> strength, Floats<F> inverse_reference, Floats<F> exponent) {
  const auto one = hn::Set(f, 1.0f), zero = hn::Zero(f);
  const auto ratio = hn::Mul(strength, inverse_reference);
  const auto gone = hn::Not(hn::Ge(ratio, hn::Set(f, 0x1p-126f)));
  const auto power = exp(f, hn::Mul(exponent, log(f, hn::IfThenElse(gone, one, ratio))));
  const auto of_nobody = hn::IfThenElseZero(hn::Eq(exponent, zero), one);
  return hn::IfThenElse(gone, of_nobody, power);
}

/// Returns xʸ for normal x > 0, by exp and log, limited to between e^−kVectorExp and e^kVectorExp.
template <class D>
HWY_INLINE hn::Vec<D> power_of_doubles(D d, hn::Vec<D> x, hn::Vec<D> y) {
  const auto t = hn::Mul(y, math::HWY_NAMESPACE::log(d, x));
  return math::HWY_NAMESPACE::exp(d, hn::Min(hn::Max(t, hn::Set(d, -math::kVectorExp)), hn::Set(d, math::kVectorExp)));
}

template <class F>
HWY_INLINE Doubles<F> power(F, Doubles<F> x, Doubles<F> y) {
  return {power_of_doubles(DoubleTag<F>(), x.low, y.low), power_of_doubles(DoubleTag<F>(), x.high, y.high)};
}

}  // namespace ebb::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif
