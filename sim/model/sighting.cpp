#include "ebb/model/sighting.hpp"

#include <algorithm>

#include "model/later_count.hpp"
#include "model/trial.hpp"

namespace ebb {
namespace {

/// Returns the last day that must be observed, whatever happens before it.
std::int64_t last_day(const Model& model, const Lookout& lookout) {
  std::int64_t last = lookout.casualty_days.empty() ? 0 : lookout.casualty_days.back();
  for (const Model::LaterCountTest& test : model.later_counts) last = std::max(last, test.day);
  return last;
}

void see_thresholds(const Model& model, const Trial& trial, Sighting& seen) {
  for (std::size_t i = 0; i < model.thresholds.size(); ++i)
    if (seen.reached[i] > model.horizon && trial.reached(model.thresholds[i])) seen.reached[i] = trial.today().number;
}

}  // namespace

void look(const Model& model, const InputBlock& block, int lane, const Lookout& lookout, Sighting& seen) {
  seen.casualties.clear();
  seen.reached.assign(model.thresholds.size(), model.horizon + 1);
  seen.kept_by.assign(model.later_counts.size(), false);
  const std::uint64_t number = block.first_trial + static_cast<std::uint64_t>(lane);
  const std::int64_t last = last_day(model, lookout);
  const auto open = [&] { return std::count(seen.reached.begin(), seen.reached.end(), model.horizon + 1) > 0; };

  TrialInputs inputs;
  gather(model, block, lane, inputs);
  Trial trial(model, inputs, number);
  for (;; trial.advance()) {
    const Day& day = trial.today();
    const auto& days = lookout.casualty_days;
    if (seen.casualties.size() < days.size() && days[seen.casualties.size()] == day.number)
      seen.casualties.push_back(day.cumulative_casualties);
    for (std::size_t i = 0; i < model.later_counts.size(); ++i)
      if (model.later_counts[i].day == day.number) seen.kept_by[i] = keeps(model.later_counts[i], day, number);
    if (day.number <= lookout.threshold_day) see_thresholds(model, trial, seen);
    if (day.number >= last && (day.number >= lookout.threshold_day || !open())) return;
  }
}

}  // namespace ebb
