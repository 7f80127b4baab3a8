#include <algorithm>
#include <cmath>

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
  alignas(64) double v[kBatch];             ///< the place in the cell, −1 … 1; NaN where there is no cell
  alignas(64) double pairs[kBatch * kRow];  ///< [trial][k]: terms[0][k] + terms[1][k]·v
};

HWY_INLINE void find_cells(const QuantileOctaves& table, const Uniform* uniforms, std::size_t i, Batch& batch) {
  const LaneDoubles d;
  const hn::RebindToUnsigned<LaneDoubles> du;
  V u, complement;
  hn::LoadInterleaved2(d, &uniforms[i].u, u, complement);
  const auto below = hn::Lt(u, complement);
  const V t = hn::IfThenElse(below, u, complement);
  const auto inside = hn::And(hn::Ge(t, hn::Set(d, QuantileOctaves::kFarthest)), hn::Lt(t, hn::Set(d, 0.5)));
  const auto bits = hn::BitCast(du, t);

  const auto first = hn::IfThenElse(hn::RebindMask(du, below), hn::Set(du, table.cells_below()),
                                    hn::Set(du, table.cells_below() - table.cells_of_a_tail()));
  const auto index = hn::Sub(hn::ShiftRightSame(bits, 52 - table.splits), first);
  hn::Store(hn::IfThenElseZero(hn::RebindMask(du, inside), index), du, batch.cell + i);
  const auto place = hn::And(hn::ShiftLeftSame(bits, table.splits), hn::Set(du, (std::uint64_t{1} << 52) - 1));
  const auto from_one = hn::BitCast(d, hn::Or(place, hn::Set(du, std::uint64_t{1023} << 52)));
  const auto v = hn::Sub(hn::Mul(hn::Set(d, 2), from_one), hn::Set(d, 3));
  hn::Store(hn::IfThenElse(inside, v, hn::NaN(d)), d, batch.v + i);
}

HWY_INLINE void evaluate_pairs(const QuantileOctaves& table, std::size_t i, Batch& batch) {
  const hn::CappedTag<double, kRow> d;
  const auto& terms = table.cells[batch.cell[i]].terms;
  const auto v = hn::Set(d, batch.v[i]);
  for (std::size_t k = 0; k < kRow; k += hn::Lanes(d))
    hn::Store(hn::Add(hn::Load(d, &terms[0][k]), hn::Mul(hn::Load(d, &terms[1][k]), v)), d, &batch.pairs[i * kRow + k]);
}

HWY_INLINE V sum_of_pairs(std::size_t i, const Batch& batch) {
  const LaneDoubles d;
  const V v = hn::Load(d, batch.v + i), square = hn::Mul(v, v);
  V p0, p1, p2, p3;
  hn::LoadInterleaved4(d, batch.pairs + i * kRow, p0, p1, p2, p3);
  const V low = hn::Add(p0, hn::Mul(p1, square)), high = hn::Add(p2, hn::Mul(p3, square));
  return hn::Add(low, hn::Mul(high, hn::Mul(square, square)));
}

std::size_t tabled_in_vectors(const QuantileOctaves& table, const Distribution& exact, std::span<const Uniform> uniforms,
                              double* values) {
  const LaneDoubles d;
  const V lowest = hn::Set(d, exact.lowest()), highest = hn::Set(d, exact.highest());
  const std::size_t whole = uniforms.size() / hn::Lanes(d) * hn::Lanes(d);
  Batch batch;
  for (std::size_t first = 0; first < whole; first += kBatch) {
    const std::size_t count = std::min(kBatch, whole - first);
    for (std::size_t i = 0; i < count; i += hn::Lanes(d)) find_cells(table, &uniforms[first], i, batch);
    for (std::size_t i = 0; i < count; ++i) evaluate_pairs(table, i, batch);
    for (std::size_t i = 0; i < count; i += hn::Lanes(d)) {
      const V tabled = sum_of_pairs(i, batch);
      const V x = hn::IfThenElse(hn::Lt(tabled, lowest), lowest, hn::IfThenElse(hn::Lt(highest, tabled), highest, tabled));
      hn::StoreU(x, d, values + first + i);
      if (HWY_LIKELY(hn::AllTrue(d, hn::Eq(x, x)))) continue;
      for (std::size_t k = first + i; k < first + i + hn::Lanes(d); ++k)
        if (std::isnan(values[k])) values[k] = exact.quantile(uniforms[k]);
    }
  }
  return whole;
}

}  // namespace ebb::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ebb {

HWY_EXPORT(tabled_in_vectors);

std::size_t QuantileOctaves::in_vectors(const Distribution& exact, std::span<const Uniform> uniforms, double* values) const {
  return HWY_DYNAMIC_DISPATCH(tabled_in_vectors)(*this, exact, uniforms, values);
}

}  // namespace ebb
#endif  // HWY_ONCE
