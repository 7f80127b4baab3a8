// Doubles of a group of trials with the operators of one double, so that formulas read as formulas. They use +, −, ×, ÷ and sqrt
// of IEEE 754, never a fused multiply-add. A group is two vectors. A formula is a long chain of steps: while one vector waits for
// its latest step, the other takes that step.
#if defined(EBB_MODEL_REAL_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef EBB_MODEL_REAL_INL_H_
#undef EBB_MODEL_REAL_INL_H_
#else
#define EBB_MODEL_REAL_INL_H_
#endif

#include <hwy/highway.h>

#include <algorithm>
#include <cstdint>

#include "core/aligned.hpp"
#include "core/series.hpp"
#include "core/vector_math-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ebb::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using RealTag = hn::ScalableTag<double>;
inline constexpr int kVectorLanes = static_cast<int>(hn::MaxLanes(RealTag())), kRealLanes = 2 * kVectorLanes;

/// A number in each trial.
struct Real {
  hn::Vec<RealTag> a, b;
  Real() = default;
  HWY_INLINE Real(hn::Vec<RealTag> first, hn::Vec<RealTag> second) : a(first), b(second) {}
  HWY_INLINE Real(double all) : a(hn::Set(RealTag(), all)), b(a) {}
};

/// A true or false value in each trial.
struct Flag {
  hn::Mask<RealTag> a, b;
};

#define EBB_OF_ONE(type, name, operation) \
  HWY_INLINE type name(Real x) { return {hn::operation(x.a), hn::operation(x.b)}; }
#define EBB_OF_TWO(type, from, name, operation) \
  HWY_INLINE type name(from x, from y) { return {hn::operation(x.a, y.a), hn::operation(x.b, y.b)}; }
EBB_OF_TWO(Real, Real, operator+, Add)
EBB_OF_TWO(Real, Real, operator-, Sub)
EBB_OF_TWO(Real, Real, operator*, Mul)
EBB_OF_TWO(Real, Real, operator/, Div)
EBB_OF_TWO(Real, Real, least, Min)
EBB_OF_TWO(Real, Real, most, Max)
EBB_OF_TWO(Flag, Real, operator<, Lt)
EBB_OF_TWO(Flag, Real, operator<=, Le)
EBB_OF_TWO(Flag, Real, operator==, Eq)
EBB_OF_TWO(Flag, Flag, both, And)
EBB_OF_TWO(Flag, Flag, either, Or)
EBB_OF_ONE(Real, root, Sqrt)
EBB_OF_ONE(Real, floored, Floor)
EBB_OF_ONE(Real, raised, Ceil)
EBB_OF_ONE(Real, absolute, Abs)
#undef EBB_OF_ONE
#undef EBB_OF_TWO

HWY_INLINE Flag but_not(Flag x, Flag y) { return {hn::AndNot(y.a, x.a), hn::AndNot(y.b, x.b)}; }  // x and not y
HWY_INLINE Flag everywhere() { return Real(0) == Real(0); }
HWY_INLINE Flag nowhere() { return Real(0) < Real(0); }
HWY_INLINE bool any(Flag x) { return !hn::AllFalse(RealTag(), x.a) || !hn::AllFalse(RealTag(), x.b); }
HWY_INLINE Real choose(Flag which, Real yes, Real no) {
  return {hn::IfThenElse(which.a, yes.a, no.a), hn::IfThenElse(which.b, yes.b, no.b)};
}

HWY_INLINE Real load(const double* from) { return {hn::LoadU(RealTag(), from), hn::LoadU(RealTag(), from + kVectorLanes)}; }
HWY_INLINE void store(Real whole, std::int32_t* to) {
  const hn::Rebind<std::int32_t, RealTag> i32;
  hn::StoreU(hn::DemoteTo(i32, whole.a), i32, to);
  hn::StoreU(hn::DemoteTo(i32, whole.b), i32, to + kVectorLanes);
}
HWY_INLINE void store(Real numbers, double* to) {
  hn::StoreU(numbers.a, RealTag(), to), hn::StoreU(numbers.b, RealTag(), to + kVectorLanes);
}
HWY_INLINE void store(Flag flags, bool* to) {
  const Real ones = choose(flags, 1, 0);
  HWY_ALIGN double room[kRealLanes];
  hn::StoreU(ones.a, RealTag(), room), hn::StoreU(ones.b, RealTag(), room + kVectorLanes);
  for (int i = 0; i < kRealLanes; ++i) to[i] = room[i] != 0;
}

/// Returns 2ᵏ for shifted = k + kRounder, where k is whole.
HWY_INLINE hn::Vec<RealTag> power_of_two(hn::Vec<RealTag> shifted) {
  const hn::RebindToSigned<RealTag> i;
  const auto k = hn::Sub(hn::BitCast(i, shifted), hn::BitCast(i, hn::Set(RealTag(), math::kRounder)));
  return hn::BitCast(RealTag(), hn::ShiftLeft<52>(hn::Add(k, hn::Set(i, 1023))));
}

/// Returns 1 − e⁻ˣ for x ≥ 0, with a relative error below 1e-12: 1 − 2ᵏ − 2ᵏ·(eʳ − 1), by the Taylor series on |r| ≤ ½·log 2.
HWY_INLINE Real one_less_exp(Real x) {
  constexpr std::array<double, 10> kTerms = {1.0,       1.0 / 2,    1.0 / 6,     1.0 / 24,     1.0 / 120,
                                             1.0 / 720, 1.0 / 5040, 1.0 / 40320, 1.0 / 362880, 1.0 / 3628800};
  x = Real(0) - least(x, math::kVectorExp);
  const Real shifted = x * math::kInverseLn2 + math::kRounder, k = shifted - math::kRounder;
  const Real r = x - k * math::kLn2High - k * math::kLn2Low;
  const Real series = {math::HWY_NAMESPACE::polynomial(RealTag(), kTerms, r.a),
                       math::HWY_NAMESPACE::polynomial(RealTag(), kTerms, r.b)};
  const Real power = {power_of_two(shifted.a), power_of_two(shifted.b)};
  return (Real(1) - power) - power * (r * series);
}

/// An array aligned to a vector's size. A std::vector would not align it, because its allocator is compiled without these
/// instructions.
template <class T>
class VectorArray {
 public:
  explicit VectorArray(std::size_t size) : all_(aligned_array<T>(std::max<std::size_t>(1, size))), size_(size) {}
  HWY_INLINE std::size_t size() const { return size_; }
  HWY_INLINE T& operator[](std::size_t i) { return all_[i]; }
  HWY_INLINE const T& operator[](std::size_t i) const { return all_[i]; }
  HWY_INLINE T* begin() { return all_.get(); }
  HWY_INLINE T* end() { return all_.get() + size_; }
  HWY_INLINE const T* begin() const { return all_.get(); }
  HWY_INLINE const T* end() const { return all_.get() + size_; }

 private:
  AlignedArray<T> all_;
  std::size_t size_;
};

}  // namespace ebb::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif
