// A vector of doubles with the operators of one double, so that formulas read as formulas: +, −, ×, ÷ and sqrt of IEEE 754, never
// a fused multiply-add.
#if defined(EBB_MODEL_REAL_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef EBB_MODEL_REAL_INL_H_
#undef EBB_MODEL_REAL_INL_H_
#else
#define EBB_MODEL_REAL_INL_H_
#endif

#include <hwy/highway.h>

#include "core/series.hpp"
#include "core/vector_math-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ebb::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using RealTag = hn::ScalableTag<double>;
using Flag = hn::Mask<RealTag>;  ///< a yes or no in each lane

struct Real {
  hn::Vec<RealTag> raw;
  Real() = default;
  HWY_INLINE Real(hn::Vec<RealTag> from) : raw(from) {}
  HWY_INLINE Real(double all) : raw(hn::Set(RealTag(), all)) {}
};

HWY_INLINE Real operator+(Real a, Real b) { return hn::Add(a.raw, b.raw); }
HWY_INLINE Real operator-(Real a, Real b) { return hn::Sub(a.raw, b.raw); }
HWY_INLINE Real operator*(Real a, Real b) { return hn::Mul(a.raw, b.raw); }
HWY_INLINE Real operator/(Real a, Real b) { return hn::Div(a.raw, b.raw); }
HWY_INLINE Real least(Real a, Real b) { return hn::Min(a.raw, b.raw); }
HWY_INLINE Real most(Real a, Real b) { return hn::Max(a.raw, b.raw); }
HWY_INLINE Real root(Real a) { return hn::Sqrt(most(a, 0).raw); }
HWY_INLINE Flag operator<=(Real a, Real b) { return hn::Le(a.raw, b.raw); }
HWY_INLINE Flag operator<(Real a, Real b) { return hn::Lt(a.raw, b.raw); }
HWY_INLINE Flag operator==(Real a, Real b) { return hn::Eq(a.raw, b.raw); }
HWY_INLINE Flag both(Flag a, Flag b) { return hn::And(a, b); }
HWY_INLINE Flag either(Flag a, Flag b) { return hn::Or(a, b); }
HWY_INLINE Flag but_not(Flag a, Flag b) { return hn::AndNot(b, a); }
HWY_INLINE Flag nowhere() { return Real(1) < Real(0); }
HWY_INLINE bool any(Flag a) { return !hn::AllFalse(RealTag(), a); }
HWY_INLINE Real choose(Flag which, Real yes, Real no) { return hn::IfThenElse(which, yes.raw, no.raw); }

/// 1 − e⁻ˣ for x ≥ 0, relative error below 1e-12.
HWY_INLINE Real one_less_exp(Real x) {
  constexpr std::array<double, 10> kTerms = {1.0,       1.0 / 2,    1.0 / 6,     1.0 / 24,     1.0 / 120,
                                             1.0 / 720, 1.0 / 5040, 1.0 / 40320, 1.0 / 362880, 1.0 / 3628800};
  const hn::RebindToSigned<RealTag> i;
  x = Real(0) - least(x, math::kVectorExp);
  const Real shifted = x * math::kInverseLn2 + math::kRounder, k = shifted - math::kRounder;
  const Real r = x - k * math::kLn2High - k * math::kLn2Low;
  const Real less = r * Real(math::HWY_NAMESPACE::polynomial(RealTag(), kTerms, r.raw));  // eʳ − 1
  const auto whole = hn::Sub(hn::BitCast(i, shifted.raw), hn::BitCast(i, Real(math::kRounder).raw));
  const Real power = hn::BitCast(RealTag(), hn::ShiftLeft<52>(hn::Add(whole, hn::Set(i, 1023))));
  return (Real(1) - power) - power * less;
}

}  // namespace ebb::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif
