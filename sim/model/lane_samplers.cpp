#define HWY_WANT_AVX3_DL  // has instructions that count bits
#include "model/lane_samplers.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "model/lane_samplers.cpp"
#include <hwy/foreach_target.h>

#include <hwy/highway.h>

#include "model/lane_counts-inl.h"
#include "model/lane_gamma-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ebb::HWY_NAMESPACE {

using SampledFloats = hn::ScalableTag<float>;

/// Returns a generator in each lane: those of the trials first, first + 1, …
LaneStream<SampledFloats> lane_stream(const Stream& stream, std::uint64_t first) {
  std::uint32_t a[hn::MaxLanes(SampledFloats())], b[hn::MaxLanes(SampledFloats())], c[hn::MaxLanes(SampledFloats())];
  std::uint32_t counter[hn::MaxLanes(SampledFloats())];
  for (std::size_t lane = 0; lane < hn::Lanes(SampledFloats()); ++lane) {
    const TrialSeed seed = stream.seed(first + lane);
    a[lane] = seed[0], b[lane] = seed[1], c[lane] = seed[2], counter[lane] = 1;
  }
  LaneStream<SampledFloats> lanes;
  lanes.load(a, b, c, counter);
  return lanes;
}

/// Returns the sum of n numbers. Each call of `draw` gives a vector of them.
template <class Draw>
HWY_INLINE double sum_of(int n, Draw&& draw) {
  const SampledFloats f;
  auto sum = hn::Zero(f);
  const int lanes = static_cast<int>(hn::Lanes(f));
  for (int drawn = 0; drawn < n; drawn += lanes) sum = hn::Add(sum, draw());
  HWY_ALIGN float sums[hn::MaxLanes(SampledFloats())];
  hn::Store(sum, f, sums);
  double total = 0;
  for (int lane = 0; lane < lanes; ++lane) total += sums[lane];
  return total;
}

double draw_in_lanes_here(LaneSampler sampler, const Stream& stream, std::uint64_t first, int n) {
  const SampledFloats f;
  const GammaShape<SampledFloats> five(f, hn::Set(f, 5.0f));
  const auto mean = all(f, 92), small_mean = all(f, 3), persons = all(f, 92), share = all(f, 0.25);
  auto lanes = lane_stream(stream, first);
  const auto word = [&] {
    const auto centred = hn::ConvertTo(f, hn::BitCast(hn::RebindToSigned<SampledFloats>(), lanes.next()));
    return hn::Mul(centred, hn::Set(f, 0x1p-32f));
  };
  const auto negative_binomial = [&] {
    const auto today = times(f, mean, widened(f, gamma(f, five, lanes)));
    return narrowed(f, poisson(f, today, lanes.next()));
  };
  switch (sampler) {
    case LaneSampler::words: return sum_of(n, word);
    case LaneSampler::normal: return sum_of(n, [&] { return normal(f, lanes.next()); });
    case LaneSampler::gamma: return sum_of(n, [&] { return gamma(f, five, lanes); });
    case LaneSampler::poisson: return sum_of(n, [&] { return narrowed(f, poisson(f, mean, lanes.next())); });
    case LaneSampler::small_poisson: return sum_of(n, [&] { return narrowed(f, poisson(f, small_mean, lanes.next())); });
    case LaneSampler::negative_binomial: return sum_of(n, negative_binomial);
    case LaneSampler::binomial: return sum_of(n, [&] { return narrowed(f, binomial(f, persons, share, lanes.next())); });
    case LaneSampler::word_and_gamma: return sum_of(n, [&] { return hn::Add(word(), gamma(f, five, lanes)); });
  }
  return 0;
}

}  // namespace ebb::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ebb {
namespace {

HWY_EXPORT(draw_in_lanes_here);

}  // namespace

double draw_in_lanes(LaneSampler sampler, const Stream& stream, std::uint64_t first, int n) {
  return HWY_DYNAMIC_DISPATCH(draw_in_lanes_here)(sampler, stream, first, n);
}

}  // namespace ebb
#endif  // HWY_ONCE
