// Gamma variates in lanes. Each lane has its own shape.
#if defined(EBB_MODEL_LANE_GAMMA_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef EBB_MODEL_LANE_GAMMA_INL_H_
#undef EBB_MODEL_LANE_GAMMA_INL_H_
#else
#define EBB_MODEL_LANE_GAMMA_INL_H_
#endif

#include <vector>

#include "distribution/gamma_surface.hpp"
#include "model/lane_quantiles-inl.h"
#include "model/lane_stream-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ebb::HWY_NAMESPACE {

/// The terms that all gamma variates of a trial share, with shape k > 0 and mean 1. Variates of a shape below 1 are made from
/// those of shape k + 1.
template <class F>
class GammaShape {
 public:
  static constexpr std::size_t kPowers = GammaSurface::kPowers;

  HWY_INLINE GammaShape(F f, Floats<F> k) : GammaShape(f, k, 0) {
    const auto& surface = gamma_surface();
    const auto place = hn::Sub(hn::Add(s, s), hn::Set(f, 1.0f)), twice = hn::Add(place, place);
    for (std::size_t power = 0; power < kPowers; ++power) {  // Clenshaw's recurrence
      auto last = hn::Zero(f), before = hn::Zero(f);
      for (std::size_t i = GammaSurface::kTerms - 1; i > 0; --i) {
        const auto next = hn::Add(hn::Sub(hn::Mul(twice, last), before), hn::Set(f, surface.terms[power][i]));
        before = last, last = next;
      }
      terms[power] = hn::Add(hn::Sub(hn::Mul(place, last), before), hn::Set(f, surface.terms[power][0]));
    }
  }

  /// Loads the terms that another GammaShape has stored.
  HWY_INLINE GammaShape(F f, Floats<F> k, const std::vector<float*>& rows, int lane) : GammaShape(f, k, 0) {
    for (std::size_t power = 0; power < kPowers; ++power) terms[power] = hn::LoadU(f, rows[power] + lane);
  }
  HWY_INLINE void store_terms(F f, const std::vector<float*>& rows, int lane) const {
    for (std::size_t power = 0; power < kPowers; ++power) hn::StoreU(terms[power], f, rows[power] + lane);
  }

  Floats<F> inverse;         ///< 1/k
  Floats<F> drawn;           ///< the shape that is drawn: k, or k + 1
  Floats<F> s, scale;        ///< 1/√drawn; drawn/k
  hn::Mask<F> below_one;     ///< lanes in which shape k + 1 is drawn
  Floats<F> terms[kPowers];  ///< of GammaSurface, for 1/√drawn

 private:
  HWY_INLINE GammaShape(F f, Floats<F> k, int) {
    const auto one = hn::Set(f, 1.0f), shape = hn::Max(hn::Min(k, hn::Set(f, 1e12f)), hn::Set(f, 1e-30f));
    below_one = hn::Lt(shape, one);
    drawn = hn::IfThenElse(below_one, hn::Add(shape, one), shape);
    s = hn::Div(one, hn::Sqrt(drawn));
    inverse = hn::Div(one, shape);
    scale = hn::Mul(drawn, inverse);
  }
};

/// Returns log u for u = (⌊word/2⌋ + ½) · 2⁻³¹, computed from the nearer end.
template <class F>
HWY_INLINE Floats<F> log_of_uniform(F f, Words<F> word) {
  const hn::RebindToSigned<F> i;
  const auto half = hn::Set(f, 0.5f), cell = hn::Set(f, 0x1p-31f);
  const auto u = hn::Mul(hn::Add(hn::ConvertTo(f, hn::BitCast(i, hn::ShiftRight<1>(word))), half), cell);
  const auto rest = hn::Mul(hn::Add(hn::ConvertTo(f, hn::BitCast(i, hn::ShiftRight<1>(hn::Not(word)))), half), cell);
  return hn::IfThenElse(hn::Lt(u, half), log(f, u), log1p_negated(f, hn::Min(rest, half)));
}

template <class F>
HWY_NOINLINE Floats<F> exact_far_gammas(F f, Floats<F> value, hn::Mask<F> far, Floats<F> shape, Words<F> word) {
  HWY_ALIGN float values[hn::MaxLanes(F())], shapes[hn::MaxLanes(F())], marks[hn::MaxLanes(F())];
  HWY_ALIGN std::uint32_t words[hn::MaxLanes(F())];
  hn::Store(value, f, values), hn::Store(shape, f, shapes), hn::Store(word, hn::RebindToUnsigned<F>(), words);
  hn::Store(hn::IfThenElseZero(far, hn::Set(f, 1.0f)), f, marks);
  for (std::size_t lane = 0; lane < hn::Lanes(f); ++lane)
    if (marks[lane] != 0) values[lane] = exact_gamma_of_word(static_cast<double>(shapes[lane]), words[lane]);
  return hn::Load(f, values);
}

/// Returns gamma variates with mean 1, by inversion of one word (distribution/gamma_surface.hpp). Below shape 1 it uses another
/// word U: Gamma(k) = Gamma(k + 1) · U^(1/k). (L. Devroye, Non-Uniform Random Variate Generation, 1986, page 182.)
template <class F>
HWY_INLINE Floats<F> gamma(F f, const GammaShape<F>& g, LaneStream<F>& stream) {
  const hn::RebindToUnsigned<F> u;
  const auto one = hn::Set(f, 1.0f);
  const auto word = stream.next();
  const auto z = normal(f, word);
  const auto v = hn::Mul(z, hn::Set(f, static_cast<float>(1 / GammaSurface::kFarthest))), square = hn::Mul(v, v);
  auto even = g.terms[GammaSurface::kPowers - 2], odd = g.terms[GammaSurface::kPowers - 1];
  for (std::size_t power = GammaSurface::kPowers - 2; power > 0; power -= 2) {
    even = hn::Add(hn::Mul(even, square), g.terms[power - 2]);
    odd = hn::Add(hn::Mul(odd, square), g.terms[power - 1]);
  }
  const auto root = hn::Max(hn::Add(one, hn::Mul(g.s, hn::Add(even, hn::Mul(odd, v)))), hn::Zero(f));
  auto value = hn::Mul(hn::Mul(root, root), root);
  const auto far = hn::Gt(hn::Abs(z), hn::Set(f, 4.17f));
  if (HWY_UNLIKELY(!hn::AllFalse(f, far))) value = exact_far_gammas(f, value, far, g.drawn, word);
  if (hn::AllFalse(f, g.below_one)) return value;
  const auto log_u = log_of_uniform(f, stream.next(hn::RebindMask(u, g.below_one)));
  return hn::IfThenElse(g.below_one, hn::Mul(hn::Mul(value, g.scale), exp(f, hn::Mul(log_u, g.inverse))), value);
}

}  // namespace ebb::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif
