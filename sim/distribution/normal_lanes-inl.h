// The standard normal law of distribution/standard_normal.cpp in vectors: the same operations in the same order, the same bits.
#if defined(EBB_DISTRIBUTION_NORMAL_LANES_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef EBB_DISTRIBUTION_NORMAL_LANES_INL_H_
#undef EBB_DISTRIBUTION_NORMAL_LANES_INL_H_
#else
#define EBB_DISTRIBUTION_NORMAL_LANES_INL_H_
#endif

#include <cmath>

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

HWY_INLINE V nearer_tail(const Uniforms& at) { return hn::IfThenElse(low_half(at), at.u, at.complement); }

// −Φ⁻¹(p) where q = ½ − p ≤ 0.425, and elsewhere.
HWY_INLINE V upper_body(V q) { return ratio(as241::kBody, as241::kBodyBelow, hn::Sub(all(0.180625), hn::Mul(q, q)), q); }
HWY_INLINE V upper_tail(V p) {
  using namespace as241;
  const V r = hn::Sqrt(hn::Neg(math::HWY_NAMESPACE::log(LaneDoubles(), p))), one = all(1);
  const V upper = ratio(kTail, kTailBelow, hn::Sub(r, all(1.6)), one);
  const M far = hn::Gt(r, all(5));
  return any(far) ? hn::IfThenElse(far, ratio(kFar, kFarBelow, hn::Sub(r, all(5)), one), upper) : upper;
}

constexpr std::size_t kNormals = 256;

/// z[i …] = Φ⁻¹(at(i)), i a multiple of a vector's lanes below `count` ≤ kNormals, itself a multiple. The fifteen in a hundred
/// that lie in a tail are taken together. Where a probability is below 1e-300, `z` means nothing.
template <class At>
HWY_INLINE void standard_normals(std::size_t count, const At& at, double* z) {
  const LaneDoubles d;
  const hn::RebindToUnsigned<LaneDoubles> du;
  alignas(64) double p_of[kNormals + hn::MaxLanes(d)];
  alignas(64) std::uint64_t place_of[kNormals + hn::MaxLanes(d)];
  std::size_t tails = 0;
  for (std::size_t i = 0; i < count; i += hn::Lanes(d)) {
    const Uniforms uniforms = at(i);
    const V p = nearer_tail(uniforms), q = hn::Sub(all(0.5), p), upper = upper_body(q);
    hn::Store(hn::IfThenElse(low_half(uniforms), hn::Neg(upper), upper), d, z + i);
    const M tail = hn::Not(hn::Le(q, all(0.425)));
    hn::CompressStore(hn::Iota(du, i), hn::RebindMask(du, tail), du, place_of + tails);
    tails += hn::CompressStore(p, tail, d, p_of + tails);
  }
  hn::StoreU(all(0.01), d, p_of + tails);  // fills up the last vector
  for (std::size_t i = 0; i < tails; i += hn::Lanes(d)) hn::Store(upper_tail(hn::Load(d, p_of + i)), d, p_of + i);
  for (std::size_t i = 0; i < tails; ++i) z[place_of[i]] = std::copysign(p_of[i], z[place_of[i]]);
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
