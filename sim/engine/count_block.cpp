#include "engine/count_block.hpp"

#include <algorithm>

namespace ebb {
namespace {

/// The trials of a block that are counted: those which every later count keeps.
class KeptLanes {
 public:
  KeptLanes(const OutcomeBlock& outcomes, std::size_t lanes) : lanes_(lanes), all_(outcomes.kept_by.empty()) {
    if (all_) return;
    for (std::size_t lane = 0; lane < lanes; ++lane)
      if (kept(outcomes, lane)) list_[count_++] = static_cast<std::uint16_t>(lane);
  }

  std::size_t count() const { return all_ ? lanes_ : count_; }

  /// visit(lane) for those from `first` up to `last`, which is not among them.
  template <class Visit>
  void visit(std::size_t first, std::size_t last, const Visit& visit) const {
    if (all_) {
      for (std::size_t lane = first; lane < last; ++lane) visit(lane);
    } else {
      const auto* const end = list_.data() + count_;
      for (const auto* lane = std::lower_bound(list_.data(), end, first); lane != end && *lane < last; ++lane) visit(*lane);
    }
  }

 private:
  std::size_t lanes_;
  bool all_;
  std::size_t count_ = 0;
  std::array<std::uint16_t, kBlockTrials> list_;
};

void count_kept(const OutcomeBlock& outcomes, const KeptLanes& kept_lanes, std::size_t lanes, CaseTally& tally) {
  tally.trials += lanes;
  tally.kept += kept_lanes.count();
  for (std::size_t i = 0; i < outcomes.kept_by.size(); ++i) {
    const bool* const by = outcomes.kept_by[i].data();
    tally.kept_by_count[i] += static_cast<std::uint64_t>(std::count(by, by + lanes, true));
  }
  std::uint64_t above = 0;
  kept_lanes.visit(0, lanes, [&](std::size_t lane) { above += outcomes.losses_above_size[lane]; });
  tally.losses_above_size += above;
}

void count_days(const InputBlock& inputs, const OutcomeBlock& outcomes, const KeptLanes& kept_lanes, std::size_t lanes,
                CaseTally& tally) {
  for (std::size_t i = 0; i < outcomes.reached.size(); ++i)
    for (std::size_t turn = 0; turn < lanes; turn += kTurn) {
      const auto replicate = static_cast<std::size_t>(replicate_of(inputs.first_trial + turn));
      std::uint64_t* const counts = tally.reached[i][replicate].data();
      const std::int32_t* const days = outcomes.reached[i].data();
      kept_lanes.visit(turn, std::min(lanes, turn + kTurn), [=](std::size_t lane) { ++counts[days[lane]]; });
    }
}

void count_inputs(const TallyShape& shape, const InputBlock& inputs, const OutcomeBlock& outcomes, const KeptLanes& kept_lanes,
                  std::size_t lanes, CaseTally& tally) {
  const auto& days = outcomes.reached.front();
  const auto horizon = static_cast<std::uint32_t>(shape.horizon_days);
  const auto last_column = static_cast<std::uint32_t>(shape.columns() - 1);
  // ⌊day/d⌋ = ⌊day·m/2³²⌋ with m = ⌊2³²/d⌋ + 1 while day·d < 2³².
  const std::uint64_t m = (std::uint64_t{1} << 32) / static_cast<std::uint64_t>(shape.days_per_column) + 1;
  std::array<std::uint8_t, kBlockTrials> column;
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    const auto day = static_cast<std::uint32_t>(days[lane]);
    column[lane] = static_cast<std::uint8_t>(day > horizon ? last_column : static_cast<std::uint32_t>(day * m >> 32));
  }
  constexpr std::size_t kMostBins = 32;
  std::array<std::uint64_t*, kMostBins> counts;
  for (std::size_t i = 0; i < inputs.bins.size(); ++i) {
    for (std::size_t bin = 0; bin < tally.inputs[i].size(); ++bin) counts[bin] = tally.inputs[i][bin].data();
    const std::uint8_t* const bins = inputs.bins[i].data();
    kept_lanes.visit(0, lanes, [&, bins](std::size_t lane) { ++counts[bins[lane]][column[lane]]; });
  }
}

void count_strength(const CasePlan& plan, const TallyShape& shape, const OutcomeBlock& outcomes, std::size_t lanes,
                    CaseTally& tally) {
  const auto every = static_cast<std::size_t>(plan.model.strength_every);
  const auto& edges = shape.strength_bins;
  const std::size_t last = edges.size() - 1;
  const double bins_a_person = static_cast<double>(last) / static_cast<double>(std::max<std::int64_t>(1, edges.back()));
  for (std::size_t lane = 0; lane < lanes; lane += every) {
    if (!kept(outcomes, lane)) continue;
    const auto& by_day = outcomes.strength[lane / every];
    for (std::size_t day = 0; day < by_day.size(); ++day) {
      const std::int64_t persons = by_day[day];
      // Bins are of equal width but for the first two: this is next to the right one.
      auto bin = static_cast<std::size_t>(std::min(static_cast<double>(last), static_cast<double>(persons) * bins_a_person));
      while (persons < edges[bin]) --bin;
      while (bin < last && persons >= edges[bin + 1]) ++bin;
      ++tally.strength[day][bin];
    }
  }
}

}  // namespace

bool kept(const OutcomeBlock& outcomes, std::size_t lane) {
  return std::all_of(outcomes.kept_by.begin(), outcomes.kept_by.end(), [lane](const auto& by) { return by[lane]; });
}

void count_block(const CasePlan& plan, const TallyShape& shape, const InputBlock& inputs, const OutcomeBlock& outcomes,
                 CaseTally& tally) {
  const auto lanes = static_cast<std::size_t>(inputs.trials);
  const KeptLanes kept_lanes(outcomes, lanes);
  count_kept(outcomes, kept_lanes, lanes, tally);
  count_days(inputs, outcomes, kept_lanes, lanes, tally);
  count_inputs(shape, inputs, outcomes, kept_lanes, lanes, tally);
  count_strength(plan, shape, outcomes, lanes, tally);
}

}  // namespace ebb
