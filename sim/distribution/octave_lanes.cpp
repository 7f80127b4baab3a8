#include <algorithm>

#include "distribution/octaves.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "distribution/octave_lanes.cpp"
#include <hwy/foreach_target.h>

#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace ebb::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using LaneDoubles = hn::ScalableTag<double>;
using V = hn::Vec<LaneDoubles>;

constexpr std::size_t kBatch = 64;
constexpr std::size_t kRow = QuantileOctaves::Cell::kRow;

/// What stands between uniforms and their quantiles.
struct Batch {
  alignas(64) std::uint64_t cell[kBatch];
  alignas(64) double v[kBatch];              ///< the place in the cell, −1 … 1; NaN where there is no cell
  alignas(64) double groups[kBatch * kRow];  ///< [trial][k]: Σ terms[j][k]·vʲ, j = 0 … 3
};

HWY_INLINE void find_cells(const QuantileOctaves& table, const Uniform* uniforms, std::size_t i, Batch& batch) {
  const LaneDoubles d;
  const hn::RebindToSigned<LaneDoubles> di;
  const hn::RebindToUnsigned<LaneDoubles> du;
  V u, complement;
  hn::LoadInterleaved2(d, &uniforms[i].u, u, complement);
  const auto below = hn::Lt(u, complement);
  const auto bits = hn::BitCast(du, hn::IfThenElse(below, u, complement));
  const auto mantissa = hn::Set(du, (std::uint64_t{1} << 52) - 1);

  const auto n = hn::Sub(hn::Set(di, 1021), hn::BitCast(di, hn::ShiftRight<52>(bits)));
  const auto none = hn::Or(hn::Lt(n, hn::Zero(di)), hn::Gt(n, hn::Set(di, QuantileOctaves::kOctaves - 1)));
  const auto side = hn::IfThenZeroElse(hn::RebindMask(di, below), hn::Set(di, QuantileOctaves::kOctaves));
  const auto which = hn::IfThenZeroElse(none, hn::Add(n, side));
  const auto octave = hn::GatherIndex(du, &table.octaves.front().word, which);
  const auto first = hn::And(octave, hn::Set(du, 0xFFFFFFFF)), splits = hn::ShiftRight<32>(octave);

  const auto index = hn::Add(first, hn::Shr(hn::And(bits, mantissa), hn::Sub(hn::Set(du, 52), splits)));
  hn::Store(index, du, batch.cell + i);
  const auto place = hn::And(hn::Shl(bits, splits), mantissa);
  const auto from_one = hn::BitCast(d, hn::Or(place, hn::Set(du, std::uint64_t{1023} << 52)));
  const auto v = hn::Sub(hn::Mul(hn::Set(d, 2), from_one), hn::Set(d, 3));
  hn::Store(hn::IfThenElse(hn::RebindMask(d, none), hn::NaN(d), v), d, batch.v + i);
}

HWY_INLINE void evaluate_groups(const QuantileOctaves& table, std::size_t i, Batch& batch) {
  const hn::CappedTag<double, kRow> d;
  const auto& terms = table.cells[batch.cell[i]].terms;
  const auto v = hn::Set(d, batch.v[i]), square = hn::Mul(v, v);
  for (std::size_t k = 0; k < kRow; k += hn::Lanes(d)) {
    const auto row = [&](std::size_t j) { return hn::Load(d, &terms[j][k]); };
    const auto low = hn::Add(row(0), hn::Mul(row(1), v)), high = hn::Add(row(2), hn::Mul(row(3), v));
    hn::Store(hn::Add(low, hn::Mul(high, square)), d, &batch.groups[i * kRow + k]);
  }
}

HWY_INLINE V sum_of_groups(std::size_t i, const Batch& batch) {
  const LaneDoubles d;
  const V v = hn::Load(d, batch.v + i), square = hn::Mul(v, v), fourth = hn::Mul(square, square);
  V q0, q1, q2, q3;
  hn::LoadInterleaved4(d, batch.groups + i * kRow, q0, q1, q2, q3);
  const V low = hn::Add(q0, hn::Mul(q1, fourth)), high = hn::Add(q2, hn::Mul(q3, fourth));
  return hn::Add(low, hn::Mul(high, hn::Mul(fourth, fourth)));
}

std::size_t tabled_in_vectors(const QuantileOctaves& table, std::span<const Uniform> uniforms, double* values) {
  const LaneDoubles d;
  const std::size_t whole = uniforms.size() / hn::Lanes(d) * hn::Lanes(d);
  Batch batch;
  for (std::size_t first = 0; first < whole; first += kBatch) {
    const std::size_t count = std::min(kBatch, whole - first);
    for (std::size_t i = 0; i < count; i += hn::Lanes(d)) find_cells(table, &uniforms[first], i, batch);
    for (std::size_t i = 0; i < count; ++i) evaluate_groups(table, i, batch);
    for (std::size_t i = 0; i < count; i += hn::Lanes(d)) hn::StoreU(sum_of_groups(i, batch), d, values + first + i);
  }
  return whole;
}

}  // namespace ebb::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ebb {

HWY_EXPORT(tabled_in_vectors);

std::size_t QuantileOctaves::in_vectors(std::span<const Uniform> uniforms, double* values) const {
  return HWY_DYNAMIC_DISPATCH(tabled_in_vectors)(*this, uniforms, values);
}

}  // namespace ebb
#endif  // HWY_ONCE
