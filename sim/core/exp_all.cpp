#include <span>

#include "core/math.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/exp_all.cpp"
#include <hwy/foreach_target.h>

#include <hwy/highway.h>

#include "core/vector_math-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ebb::math::HWY_NAMESPACE {

/// Every whole vector; how many numbers that is.
std::size_t exp_vectors(std::span<double> x) {
  const hn::ScalableTag<double> d;
  std::size_t i = 0;
  for (; i + hn::Lanes(d) <= x.size(); i += hn::Lanes(d)) {
    const auto from = hn::LoadU(d, &x[i]);
    const auto inside = hn::Le(hn::Abs(from), hn::Set(d, kVectorExp));
    if (hn::AllTrue(d, inside))
      hn::StoreU(exp(d, from), d, &x[i]);
    else
      for (double& one : x.subspan(i, hn::Lanes(d))) one = ebb::math::exp(one);
  }
  return i;
}

}  // namespace ebb::math::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ebb::math {

HWY_EXPORT(exp_vectors);

void exp_all(std::span<double> x) {
  for (double& one : x.subspan(HWY_DYNAMIC_DISPATCH(exp_vectors)(x))) one = exp(one);
}

}  // namespace ebb::math
#endif  // HWY_ONCE
