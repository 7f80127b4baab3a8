#include "plan/input_lanes.hpp"

#include <algorithm>

#include "core/rounding.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "plan/input_lanes.cpp"
#include <hwy/foreach_target.h>

#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace ebb::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using LaneDoubles = hn::ScalableTag<double>;
using V = hn::Vec<LaneDoubles>;

constexpr double kBins = 32;

/// visit(i) for every whole vector of `count`; how many lanes those have.
template <class Visit>
HWY_INLINE std::size_t for_each_vector(std::size_t count, const Visit& visit) {
  const std::size_t lanes = hn::Lanes(LaneDoubles()), whole = count / lanes * lanes;
  for (std::size_t i = 0; i < whole; i += lanes) visit(i);
  return whole;
}

HWY_INLINE V load_u(const Uniform& first) {
  V u, complement;
  hn::LoadInterleaved2(LaneDoubles(), &first.u, u, complement);
  return u;
}

HWY_INLINE void store_bytes(V whole, std::uint8_t* bytes) {
  const hn::Rebind<std::int32_t, LaneDoubles> i32;
  const hn::Rebind<std::uint8_t, LaneDoubles> u8;
  hn::StoreU(hn::DemoteTo(u8, hn::DemoteTo(i32, whole)), u8, bytes);
}

/// Where there are no vectors Floor and Trunc forget the sign of a zero.
HWY_INLINE void store_whole(V whole, V x, double* into) { hn::StoreU(hn::CopySign(whole, x), LaneDoubles(), into); }

std::size_t floor_vectors(std::span<double> values) {
  return for_each_vector(values.size(), [&](std::size_t i) {
    const V x = hn::LoadU(LaneDoubles(), &values[i]);
    store_whole(hn::Floor(x), x, &values[i]);
  });
}

std::size_t round_vectors(std::span<double> values) {
  const V just_below_half = hn::Set(LaneDoubles(), math::kJustBelowHalf);
  return for_each_vector(values.size(), [&](std::size_t i) {
    const V x = hn::LoadU(LaneDoubles(), &values[i]);
    store_whole(hn::Trunc(hn::Add(x, hn::CopySign(just_below_half, x))), x, &values[i]);
  });
}

std::size_t bins_in_vectors(std::span<const Uniform> uniforms, std::span<std::uint8_t> bins) {
  const V number = hn::Set(LaneDoubles(), kBins), last = hn::Set(LaneDoubles(), kBins - 1);
  return for_each_vector(uniforms.size(),
                         [&](std::size_t i) { store_bytes(hn::Min(hn::Mul(load_u(uniforms[i]), number), last), &bins[i]); });
}

std::size_t decide_in_vectors(std::span<const Uniform> uniforms, std::span<const double> probabilities, std::span<double> comes,
                              std::span<std::uint8_t> bins) {
  const LaneDoubles d;
  const V one = hn::Set(d, 1);
  return for_each_vector(uniforms.size(), [&](std::size_t i) {
    const auto below = hn::Lt(load_u(uniforms[i]), hn::LoadU(d, &probabilities[i]));
    hn::StoreU(hn::IfThenElseZero(below, one), d, &comes[i]);
    store_bytes(hn::IfThenZeroElse(below, one), &bins[i]);
  });
}

}  // namespace ebb::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ebb {

HWY_EXPORT(floor_vectors);
HWY_EXPORT(round_vectors);
HWY_EXPORT(bins_in_vectors);
HWY_EXPORT(decide_in_vectors);

constexpr double kBins = 32;

void round_all(Rounding rounding, std::span<double> values) {
  if (rounding == Rounding::none) return;
  const bool whole = rounding == Rounding::whole;
  std::size_t i = whole ? HWY_DYNAMIC_DISPATCH(round_vectors)(values) : HWY_DYNAMIC_DISPATCH(floor_vectors)(values);
  for (; i < values.size(); ++i) values[i] = whole ? math::rounded(values[i]) : math::floored(values[i]);
}

void fill_bins(std::span<const Uniform> uniforms, std::span<std::uint8_t> bins) {
  std::size_t i = HWY_DYNAMIC_DISPATCH(bins_in_vectors)(uniforms, bins);
  for (; i < uniforms.size(); ++i) bins[i] = static_cast<std::uint8_t>(std::min(kBins * uniforms[i].u, kBins - 1));
}

void decide(std::span<const Uniform> uniforms, std::span<const double> probabilities, std::span<double> comes,
            std::span<std::uint8_t> bins) {
  std::size_t i = HWY_DYNAMIC_DISPATCH(decide_in_vectors)(uniforms, probabilities, comes, bins);
  for (; i < uniforms.size(); ++i) {
    const bool below = uniforms[i].u < probabilities[i];
    comes[i] = below, bins[i] = !below;
  }
}

}  // namespace ebb
#endif  // HWY_ONCE
