// Gamma variates in lanes, each of a shape of its own.
#if defined(EBB_MODEL_LANE_GAMMA_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef EBB_MODEL_LANE_GAMMA_INL_H_
#undef EBB_MODEL_LANE_GAMMA_INL_H_
#else
#define EBB_MODEL_LANE_GAMMA_INL_H_
#endif

#include "model/lane_quantiles-inl.h"
#include "model/lane_stream-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ebb::HWY_NAMESPACE {

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

/// log u, u = (⌊word/2⌋ + ½) · 2⁻³¹, from the nearer end.
template <class F>
HWY_INLINE Floats<F> log_of_uniform(F f, Words<F> word) {
  const hn::RebindToSigned<F> i;
  const auto half = hn::Set(f, 0.5f), cell = hn::Set(f, 0x1p-31f);
  const auto u = hn::Mul(hn::Add(hn::ConvertTo(f, hn::BitCast(i, hn::ShiftRight<1>(word))), half), cell);
  const auto rest = hn::Mul(hn::Add(hn::ConvertTo(f, hn::BitCast(i, hn::ShiftRight<1>(hn::Not(word)))), half), cell);
  return hn::IfThenElse(hn::Lt(u, half), log(f, u), log1p_negated(f, hn::Min(rest, half)));
}

/// (⌊word/2⁸⌋ + ½) · 2⁻²⁴.
template <class F>
HWY_INLINE Floats<F> uniform_of(F f, Words<F> word) {
  const auto cell = hn::ConvertTo(f, hn::BitCast(hn::RebindToSigned<F>(), hn::ShiftRight<8>(word)));
  return hn::Add(hn::Mul(cell, hn::Set(f, 0x1p-24f)), hn::Set(f, 0x1p-25f));
}

/// The test below, log U < …, for w > −1.
template <class F>
HWY_NOINLINE hn::Mask<F> below_density(F f, const GammaShape<F>& g, Floats<F> w, Floats<F> uniform) {
  const auto one = hn::Set(f, 1.0f);
  const auto root = hn::Add(one, w);
  const auto square = hn::Mul(w, w), cube = hn::Mul(square, w);
  const auto log_root = log(f, hn::IfThenElse(hn::Gt(root, hn::Zero(f)), root, one));
  auto rest = hn::Add(hn::Sub(log_root, w), hn::Mul(square, hn::Set(f, 0.5f)));
  const auto cancels = hn::Gt(g.d, hn::Set(f, 32.0f));
  if (!hn::AllFalse(f, cancels)) {
    const auto near = hn::And(cancels, hn::Lt(hn::Abs(w), hn::Set(f, 0.25f)));
    rest = hn::IfThenElse(near, hn::Mul(cube, log1p_rest(f, w)), rest);
  }
  return hn::Lt(log(f, uniform), hn::Mul(g.d, hn::Sub(hn::Mul(rest, hn::Set(f, 3.0f)), cube)));
}

/// Gamma variates with mean 1: G. Marsaglia, W. W. Tsang, "A simple method for generating gamma variables", ACM TOMS 26 (2000).
/// Their test log U < x²/2 + d − dv + d·log v, v = (1 + w)³, w = c·x, is d·(3(log(1 + w) − w + w²/2) − w³), in which
/// large shapes cancel nothing; their squeeze U < 1 − 0.0331·x⁴ spares most of the logarithms. Below shape 1: Gamma(k) = Gamma(k + 1) · U^(1/k). Lanes that are rejected try again on their own.
template <class F>
HWY_NOINLINE Floats<F> gamma(F f, const GammaShape<F>& g, LaneStream<F>& stream) {
  const hn::RebindToUnsigned<F> u;
  const auto one = hn::Set(f, 1.0f);
  auto value = hn::Zero(f);
  auto open = hn::Eq(value, value);
  for (;;) {
    const auto trying = hn::RebindMask(u, open);
    const auto x = normal(f, stream.next(trying));
    const auto w = hn::Mul(g.c, x);
    const auto root = hn::Add(one, w);
    const auto positive = hn::Gt(root, hn::Zero(f));
    const auto uniform = uniform_of(f, stream.next(trying));
    const auto x2 = hn::Mul(x, x);
    auto accepted = hn::Lt(uniform, hn::Sub(one, hn::Mul(hn::Mul(x2, x2), hn::Set(f, 0.0331f))));
    if (!hn::AllTrue(f, hn::Or(accepted, hn::Not(open)))) accepted = hn::Or(accepted, below_density(f, g, w, uniform));
    const auto taken = hn::And(hn::And(open, positive), accepted);
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

}  // namespace ebb::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif
