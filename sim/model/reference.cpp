#include "ebb/model/reference.hpp"

#include <algorithm>

#include "model/later_count.hpp"
#include "model/trial.hpp"

namespace ebb {
namespace {

/// Records the outcomes of one trial, and knows which of them are still open.
class Watch {
 public:
  Watch(const Model& model, std::uint64_t trial, int lane, OutcomeBlock& outcomes)
      : model_(model), trial_(trial), lane_(static_cast<std::size_t>(lane)), outcomes_(outcomes) {
    for (auto& days : outcomes_.reached) days[lane_] = model.horizon + 1;
    if (trial % static_cast<std::uint64_t>(model.strength_every) == 0)
      strength_ = &outcomes_.strength[static_cast<std::size_t>(lane) / static_cast<std::size_t>(model.strength_every)];
    for (const auto& test : model.later_counts) last_needed_ = std::max(last_needed_, test.day);
    if (strength_) last_needed_ = model.horizon;
  }

  /// Records the end of a day. Returns false if nothing remains to be observed.
  bool note(const Trial& trial) {
    const Day& day = trial.today();
    std::size_t open = 0;
    for (std::size_t i = 0; i < model_.thresholds.size(); ++i) {
      std::int32_t& reached = outcomes_.reached[i][lane_];
      if (reached > model_.horizon && trial.reached(model_.thresholds[i])) reached = day.number;
      open += reached > model_.horizon;
    }
    if (strength_ && next_strength_ < model_.strength_days.size() && model_.strength_days[next_strength_] == day.number)
      (*strength_)[next_strength_++] = day.strength;
    for (std::size_t i = 0; i < model_.later_counts.size(); ++i)
      if (model_.later_counts[i].day == day.number) outcomes_.kept_by[i][lane_] = keeps(model_.later_counts[i], day, trial_);
    return open > 0 || day.number < last_needed_;
  }

 private:
  const Model& model_;
  std::uint64_t trial_;
  std::size_t lane_;
  OutcomeBlock& outcomes_;
  std::vector<std::int64_t>* strength_ = nullptr;  // where this trial's strength is recorded; null if it is not
  std::size_t next_strength_ = 0;
  std::int64_t last_needed_ = 0;
};

}  // namespace

void make_room(const Model& model, OutcomeBlock& outcomes) {
  outcomes.reached.resize(model.thresholds.size());
  outcomes.kept_by.resize(model.later_counts.size());
  outcomes.strength.resize(static_cast<std::size_t>((kBlockTrials + model.strength_every - 1) / model.strength_every));
  for (auto& days : outcomes.strength) days.resize(model.strength_days.size());
}

void simulate(const Model& model, const InputBlock& block, OutcomeBlock& outcomes) { simulate(model, block, {}, outcomes); }

void simulate(const Model& model, const InputBlock& block, const std::array<bool, kBlockTrials>& others, OutcomeBlock& outcomes) {
  make_room(model, outcomes);
  TrialInputs inputs;
  for (int lane = 0; lane < block.trials; ++lane) {
    if (others[static_cast<std::size_t>(lane)]) continue;
    gather(model, block, lane, inputs);
    outcomes.losses_above_size[static_cast<std::size_t>(lane)] = inputs.losses > inputs.size;

    const std::uint64_t number = block.first_trial + static_cast<std::uint64_t>(lane);
    Trial trial(model, inputs, number);
    Watch watch(model, number, lane, outcomes);
    while (watch.note(trial) && trial.today().number < model.horizon) trial.advance();
  }
}

void replay(const Model& model, const InputBlock& block, int lane, const std::function<void(const Day&)>& visit) {
  TrialInputs inputs;
  gather(model, block, lane, inputs);
  Trial trial(model, inputs, block.first_trial + static_cast<std::uint64_t>(lane));
  visit(trial.today());
  while (trial.today().number < model.horizon) visit(trial.advance());
}

}  // namespace ebb
