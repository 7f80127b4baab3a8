// The standard normal law of distribution/standard_normal.cpp in vectors: the same operations in the same order, the same bits.
#if defined(EBB_DISTRIBUTION_NORMAL_LANES_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef EBB_DISTRIBUTION_NORMAL_LANES_INL_H_
#undef EBB_DISTRIBUTION_NORMAL_LANES_INL_H_
#else
#define EBB_DISTRIBUTION_NORMAL_LANES_INL_H_
#endif

#include <hwy/highway.h>

#include "core/vector_math-inl.h"
#include "distribution/as241.hpp"
#include "distribution/mills.hpp"

HWY_BEFORE_NAMESPACE();
namespace ebb::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using LaneDoubles = hn::ScalableTag<double>;
using V = hn::Vec<LaneDoubles>;
using M = hn::Mask<LaneDoubles>;

struct Uniforms {
  V u, complement;
};

HWY_INLINE V all(double x) { return hn::Set(LaneDoubles(), x); }
HWY_INLINE bool any(M which) { return !hn::AllFalse(LaneDoubles(), which); }
HWY_INLINE M low_half(const Uniforms& at) { return hn::Le(at.u, all(0.5)); }

template <std::size_t N>
HWY_INLINE V ratio(const std::array<double, N>& above, const std::array<double, N>& below, V x, V factor) {
  const LaneDoubles d;
  return hn::Div(hn::Mul(factor, math::HWY_NAMESPACE::polynomial(d, above, x)), math::HWY_NAMESPACE::polynomial(d, below, x));
}

/// Φ⁻¹. Probabilities below 1e-300 are marked in `left_out`.
HWY_INLINE V standard_normal(const Uniforms& at, M& left_out) {
  using namespace as241;
  const LaneDoubles d;
  const M low = low_half(at);
  const V p = hn::IfThenElse(low, at.u, at.complement), q = hn::Sub(all(0.5), p), one = all(1);
  left_out = hn::Lt(p, all(1e-300));
  V upper = ratio(kBody, kBodyBelow, hn::Sub(all(0.180625), hn::Mul(q, q)), q);
  const M tail = hn::Not(hn::Le(q, all(0.425)));
  if (any(tail)) {
    const V r = hn::Sqrt(hn::Neg(math::HWY_NAMESPACE::log(d, p)));
    upper = hn::IfThenElse(tail, ratio(kTail, kTailBelow, hn::Sub(r, all(1.6)), one), upper);
    const M far = hn::And(tail, hn::Gt(r, all(5)));
    if (any(far)) upper = hn::IfThenElse(far, ratio(kFar, kFarBelow, hn::Sub(r, all(5)), one), upper);
  }
  return hn::IfThenElse(low, hn::Neg(upper), upper);
}

/// a·a as an unevaluated sum (core/double_double.hpp).
HWY_INLINE void exact_square(V a, V& high, V& low) {
  const V split = hn::Mul(a, all(0x1p27 + 1)), top = hn::Sub(split, hn::Sub(split, a)), rest = hn::Sub(a, top);
  const V cross = hn::Mul(top, rest);
  high = hn::Mul(a, a);
  low = hn::Add(hn::Add(hn::Add(hn::Sub(hn::Mul(top, top), high), cross), cross), hn::Mul(rest, rest));
}

/// Φ and its complement. Where |z| > 37, or z is not a number, lanes are marked in `left_out`.
HWY_INLINE Uniforms standard_normal_cdf(V z, M& left_out) {
  const LaneDoubles d;
  const V size = hn::Abs(z), one = all(1);
  left_out = hn::Not(hn::Le(size, all(37)));
  V high, low;
  exact_square(size, high, low);
  const V density = hn::Mul(hn::Mul(all(mills::kInverseRootTwoPi), math::HWY_NAMESPACE::exp(d, hn::Mul(all(-0.5), high))),
                            hn::Sub(one, hn::Mul(all(0.5), low)));
  const V below = hn::Add(size, all(4)), t = hn::Div(hn::Sub(size, all(4)), below);
  const V tail = hn::Mul(density, hn::Div(math::HWY_NAMESPACE::polynomial(d, mills::kSeries, t), below));
  const V rest = hn::Sub(one, tail);
  const M lower = hn::Lt(z, hn::Zero(d));
  return {hn::IfThenElse(lower, tail, rest), hn::IfThenElse(lower, rest, tail)};
}

}  // namespace ebb::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif
