#include "engine/count_block.hpp"

#include <algorithm>

namespace ebb {
namespace {

using Kept = std::array<bool, kBlockTrials>;

Kept count_kept(const OutcomeBlock& outcomes, std::size_t lanes, CaseTally& tally) {
  Kept kept_lanes;
  tally.trials += lanes;
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    for (std::size_t i = 0; i < outcomes.kept_by.size(); ++i) tally.kept_by_count[i] += outcomes.kept_by[i][lane];
    kept_lanes[lane] = kept(outcomes, lane);
    tally.kept += kept_lanes[lane];
    tally.losses_above_size += kept_lanes[lane] && outcomes.losses_above_size[lane];
  }
  return kept_lanes;
}

void count_inputs(const TallyShape& shape, const InputBlock& inputs, const OutcomeBlock& outcomes, const Kept& kept_lanes,
                  std::size_t lanes, CaseTally& tally) {
  const auto& first_threshold = outcomes.reached.front();
  const auto last_column = static_cast<std::uint32_t>(shape.columns() - 1);
  const auto days_per_column = static_cast<std::uint32_t>(shape.days_per_column);
  std::array<std::uint8_t, kBlockTrials> column;
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    const auto day = static_cast<std::uint32_t>(first_threshold[lane]);
    column[lane] = static_cast<std::uint8_t>(day > shape.horizon_days ? last_column : day / days_per_column);
  }
  for (std::size_t i = 0; i < inputs.bins.size(); ++i) {
    std::vector<std::uint64_t*> counts;
    for (auto& by_column : tally.inputs[i]) counts.push_back(by_column.data());
    for (std::size_t lane = 0; lane < lanes; ++lane)
      if (kept_lanes[lane]) ++counts[inputs.bins[i][lane]][column[lane]];
  }
}

void count_strength(const CasePlan& plan, const TallyShape& shape, const OutcomeBlock& outcomes, const Kept& kept_lanes,
                    std::size_t lanes, CaseTally& tally) {
  const auto every = static_cast<std::size_t>(plan.model.strength_every);
  const auto& edges = shape.strength_bins;
  for (std::size_t lane = 0; lane < lanes; lane += every) {
    if (!kept_lanes[lane]) continue;
    const auto& by_day = outcomes.strength[lane / every];
    std::size_t bin = edges.size() - 1;
    for (std::size_t day = 0; day < by_day.size(); ++day) {  // from one to the next it is not far
      while (by_day[day] < edges[bin]) --bin;
      while (bin + 1 < edges.size() && by_day[day] >= edges[bin + 1]) ++bin;
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
  const Kept kept_lanes = count_kept(outcomes, lanes, tally);
  for (std::size_t i = 0; i < outcomes.reached.size(); ++i)
    for (std::size_t turn = 0; turn < lanes; turn += kTurn) {
      auto& replicate = tally.reached[i][static_cast<std::size_t>(replicate_of(inputs.first_trial + turn, shape.replicates))];
      for (std::size_t lane = turn; lane < std::min(lanes, turn + kTurn); ++lane)
        if (kept_lanes[lane]) ++replicate[static_cast<std::size_t>(outcomes.reached[i][lane])];
    }
  count_inputs(shape, inputs, outcomes, kept_lanes, lanes, tally);
  count_strength(plan, shape, outcomes, kept_lanes, lanes, tally);
}

}  // namespace ebb
