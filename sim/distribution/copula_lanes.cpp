#include "distribution/copula_lanes.hpp"

#include <algorithm>

#include "distribution/standard_normal.hpp"

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
HWY_INLINE void make_normal(std::span<Uniform> uniforms, std::size_t count) {
  const LaneDoubles d;
  const auto at = [&](std::size_t i) {
    Uniforms both;
    hn::LoadInterleaved2(d, &uniforms[i].u, both.u, both.complement);
    return both;
  };
  alignas(64) double z[kNormals];
  standard_normals(count, at, z);
  for (std::size_t i = 0; i < count; ++i) {
    const bool next_to_none = std::min(uniforms[i].u, uniforms[i].complement) < 1e-300;
    uniforms[i].u = next_to_none ? standard_normal_quantile(uniforms[i]) : z[i];
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
  const std::size_t n = rows.size(), trials = n == 0 ? 0 : rows.front().size(), whole = trials / hn::Lanes(d) * hn::Lanes(d);
  for (std::size_t first = 0; first < whole; first += kNormals) {
    const std::size_t count = std::min(kNormals, whole - first);
    for (const std::span<Uniform>& row : rows) make_normal(row.subspan(first), count);
    for (std::size_t t = first; t < first + count; t += hn::Lanes(d))
      for (std::size_t i = n; i-- > 0;) {  // from the last on: the others need the z that come before them
        V y = hn::Zero(d);
        for (std::size_t j = 0; j <= i; ++j) y = hn::Add(y, hn::Mul(all(factor[i * n + j]), load_first(&rows[j][t])));
        make_uniform(y, &rows[i][t]);
      }
  }
  return whole;
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
