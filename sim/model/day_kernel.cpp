#define HWY_WANT_AVX3_DL  // counts bits
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

/// Of the trials whose strength is recorded, on the days on which it is.
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

/// Takes the lanes of one vector through the days (from, to]; from 0 with what comes before the first day.
void advance_group(Herd& herd, int lane, std::int32_t from, std::int32_t to, OutcomeBlock& outcomes) {
  NoiseAhead noise;
  noise.draw(herd, lane, to - from);
  const auto live = [&](auto through) {
    Group group(herd, lane, noise, from, to);
    if (from == 0) group.begin();
    const bool done = through(group, [&](std::int32_t day) { note_strength(herd, group, lane, day, outcomes); });
    if (done) group.store_back();
    return done;
  };
  if (!herd.coupled() && live([](Group& group, const auto& seen) { return group.all_at_once(seen); })) return;
  live([](Group& group, const auto& seen) { return group.day_by_day(seen), true; });
}

void advance_lanes(Herd& herd, std::int32_t from, std::int32_t to, OutcomeBlock& outcomes) {
  const int lanes = static_cast<int>(hn::Lanes(LaneFloats()));
  for (int lane = 0; lane < herd.lanes; lane += lanes) advance_group(herd, lane, from, to, outcomes);
}

}  // namespace ebb::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ebb {
namespace {

constexpr std::int32_t kLongestLag = 512;  // a herd has a row for each day ahead on which somebody may come back

/// With longer lags a trial at a time is as fast, and takes less memory.
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
    if (!herd.model.certain_phases.empty()) herd.look_ahead(day);
    HWY_DYNAMIC_DISPATCH(advance_lanes)(herd, day, next, outcomes);
    herd.retire(day = next, outcomes);
  }
}

}  // namespace ebb
#endif  // HWY_ONCE
