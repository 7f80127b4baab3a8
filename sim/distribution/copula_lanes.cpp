#include "distribution/copula_lanes.hpp"

#include "distribution/standard_normal.hpp"

// As in model/day_kernel.cpp: no vectors, SSE4, AVX2 and AVX-512.
#define HWY_DISABLED_TARGETS (HWY_SSSE3 | HWY_AVX3_DL)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "distribution/copula_lanes.cpp"
#include <hwy/foreach_target.h>

#include <hwy/highway.h>

#include "distribution/normal_lanes-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ebb::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

HWY_INLINE V load_first(const Uniform* uniforms) {
  V first, second;
  hn::LoadInterleaved2(LaneDoubles(), &uniforms->u, first, second);
  return first;
}

/// The uniforms' places make room for z, in their first halves.
HWY_INLINE void make_normal(Uniform* uniforms) {
  const LaneDoubles d;
  Uniforms at;
  hn::LoadInterleaved2(d, &uniforms->u, at.u, at.complement);
  M left_out;
  const V z = standard_normal(at, left_out);
  if (any(left_out)) {
    for (std::size_t k = 0; k < hn::Lanes(d); ++k) uniforms[k].u = standard_normal_quantile(uniforms[k]);
  } else {
    hn::StoreInterleaved2(z, z, d, &uniforms->u);
  }
}

HWY_INLINE void make_uniform(V y, Uniform* uniforms) {
  const LaneDoubles d;
  M left_out;
  const Uniforms at = standard_normal_cdf(y, left_out);
  hn::StoreInterleaved2(at.u, at.complement, d, &uniforms->u);
  if (!any(left_out)) return;
  HWY_ALIGN double lanes[hn::MaxLanes(d)];
  hn::Store(y, d, lanes);
  for (std::size_t k = 0; k < hn::Lanes(d); ++k) {
    const Tails tails = ebb::standard_normal_cdf(lanes[k]);
    uniforms[k] = {tails.below, tails.above};
  }
}

std::size_t correlate_vectors(std::span<const double> factor, std::span<const std::span<Uniform>> rows) {
  const LaneDoubles d;
  const std::size_t n = rows.size(), trials = n == 0 ? 0 : rows.front().size();
  std::size_t t = 0;
  for (; t + hn::Lanes(d) <= trials; t += hn::Lanes(d)) {
    for (const std::span<Uniform>& row : rows) make_normal(&row[t]);
    for (std::size_t i = n; i-- > 0;) {  // from the last on: the others need the z that come before them
      V y = hn::Zero(d);
      for (std::size_t j = 0; j <= i; ++j) y = hn::Add(y, hn::Mul(all(factor[i * n + j]), load_first(&rows[j][t])));
      make_uniform(y, &rows[i][t]);
    }
  }
  return t;
}

}  // namespace ebb::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ebb {

HWY_EXPORT(correlate_vectors);

std::size_t correlated_in_vectors(std::span<const double> factor, std::span<const std::span<Uniform>> rows) {
  return HWY_DYNAMIC_DISPATCH(correlate_vectors)(factor, rows);
}

}  // namespace ebb
#endif  // HWY_ONCE
