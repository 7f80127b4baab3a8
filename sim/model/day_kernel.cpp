#define HWY_WANT_AVX3_DL  // has instructions that count bits
#include "model/day_kernel.hpp"

#include <algorithm>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "model/day_kernel.cpp"
#include <hwy/foreach_target.h>

#include <hwy/highway.h>

#include "ebb/model/reference.hpp"
#include "model/group-inl.h"
#include "model/herd.hpp"

HWY_BEFORE_NAMESPACE();
namespace ebb::HWY_NAMESPACE {

/// Records the strength of sampled trials, on the days on which it is recorded.
HWY_INLINE void note_strength(const Herd& herd, const Group& group, int lane, std::int32_t day, OutcomeBlock& outcomes) {
  if (lane >= herd.sampled || (day % 7 != 0 && day != herd.model.horizon)) return;
  HWY_ALIGN double strength[hn::MaxLanes(LaneFloats())];
  store(LaneFloats(), group.strength(), strength);
  const auto& days = herd.model.strength_days;
  const auto index = static_cast<std::size_t>(std::lower_bound(days.begin(), days.end(), day) - days.begin());
  const int last = std::min(herd.sampled, lane + static_cast<int>(hn::Lanes(LaneFloats())));
  for (int i = lane; i < last; ++i) {
    const auto sample = static_cast<std::size_t>(herd.lane_of_block[static_cast<std::size_t>(i)] / herd.model.strength_every);
    outcomes.strength[sample][index] = static_cast<std::int64_t>(strength[i - lane]);
  }
}

/// Simulates the days (from, to] for the lanes of `vectors` vectors, a day at a time. While one vector waits for the end of its
/// day, the other begins its own.
void advance_by_day(Herd& herd, int lane, int vectors, const NoiseAhead* noise, std::int32_t from, std::int32_t to,
                    OutcomeBlock& outcomes) {
  static_assert(Herd::kVectorsAtATime == 2);
  const int next = vectors - 1;  // the first again if there is no second
  Group groups[] = {{herd, lane, noise[0], herd.ahead[0], from, to},
                    {herd, lane + next * static_cast<int>(Group::kLanes), noise[next], herd.ahead[1], from, to}};
  if (from == 0)
    for (int i = 0; i < vectors; ++i) groups[i].begin();
  for (std::int32_t day = from + 1; day <= to; ++day)
    for (int i = 0; i < vectors; ++i) {
      const int first = lane + i * static_cast<int>(Group::kLanes);
      groups[i].live(day, [&](std::int32_t) { note_strength(herd, groups[i], first, day, outcomes); });
    }
  for (int i = 0; i < vectors; ++i) groups[i].store_back();
}

/// Does the same for one vector, all days at once. Returns false if that is not possible.
bool advance_at_once(Herd& herd, int lane, const NoiseAhead& noise, std::int32_t from, std::int32_t to, OutcomeBlock& outcomes) {
  Group group(herd, lane, noise, herd.ahead[0], from, to);
  if (from == 0) group.begin();
  if (!group.all_at_once([&](std::int32_t day) { note_strength(herd, group, lane, day, outcomes); })) return false;
  group.store_back();
  return true;
}

void advance_lanes(Herd& herd, std::int32_t from, std::int32_t to, OutcomeBlock& outcomes) {
  const int lanes = static_cast<int>(Group::kLanes);
  NoiseAhead noise[Herd::kVectorsAtATime];
  for (int lane = 0, vectors = 0; lane < herd.lanes; lane += vectors * lanes) {
    vectors = herd.coupled() && lane + lanes < herd.lanes ? Herd::kVectorsAtATime : 1;
    for (int i = 0; i < vectors; ++i) {
      if (from == 0) NoiseAhead::begin(herd, lane + i * lanes);
      noise[i].draw(herd, lane + i * lanes, to - from);
    }
    if (!herd.coupled() && advance_at_once(herd, lane, noise[0], from, to, outcomes)) continue;
    advance_by_day(herd, lane, vectors, noise, from, to, outcomes);
  }
}

}  // namespace ebb::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ebb {
namespace {

constexpr std::int32_t kLongestLag = 512;  // a Herd has a row for each coming day on which somebody may come back

/// True if lags are longer than kLongestLag. One trial at a time is then as fast, and takes less memory.
bool too_far_ahead(const Model& model) { return model.returns && model.returns->lags.longest > kLongestLag; }

HWY_EXPORT(advance_lanes);

}  // namespace

DayKernel::DayKernel(const Model& model)
    : model_(&model), herd_(too_far_ahead(model) ? nullptr : std::make_unique<Herd>(model)) {}
DayKernel::~DayKernel() = default;
DayKernel::DayKernel(DayKernel&&) noexcept = default;

void DayKernel::simulate(const InputBlock& inputs, const std::array<bool, kBlockTrials>& others, OutcomeBlock& outcomes) {
  if (!herd_) return ebb::simulate(*model_, inputs, others, outcomes);
  Herd& herd = *herd_;
  make_room(herd.model, outcomes);
  herd.begin(inputs, others, outcomes);
  if (herd.crowded()) return ebb::simulate(*model_, inputs, others, outcomes);
  for (int i = 0; i < herd.sampled; ++i)
    outcomes.strength[static_cast<std::size_t>(i)][0] = static_cast<std::int64_t>(herd.strength[i]);
  herd.retire(0, outcomes);
  for (std::int32_t day = 0; day < herd.model.horizon && herd.lanes > 0;) {
    const std::int32_t next = std::min(day + Herd::kDaysAtATime, herd.model.horizon);
    herd.look_ahead(day, next);
    HWY_DYNAMIC_DISPATCH(advance_lanes)(herd, day, next, outcomes);
    herd.retire(day = next, outcomes);
  }
}

}  // namespace ebb
#endif  // HWY_ONCE
