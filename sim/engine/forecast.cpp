#include "ebb/engine/forecast.hpp"

#include <algorithm>

#include "engine/blocks.hpp"
#include "engine/work.hpp"

namespace ebb {
namespace {

CaseForecast nothing_seen(const CasePlan& one, const Lookout& lookout) {
  CaseForecast none;
  none.kept.by_count.resize(one.model.later_counts.size());
  none.casualties.assign(lookout.casualty_days.size(), std::vector<CasualtyCounts>(kReplicates));
  const std::vector<std::uint64_t> days(static_cast<std::size_t>(one.model.horizon) + 2);
  none.reached.assign(one.model.thresholds.size(), {kReplicates, days});
  return none;
}

void count(const Sighting& seen, std::uint64_t trial, CaseForecast& into) {
  ++into.kept.trials;
  for (std::size_t i = 0; i < seen.kept_by.size(); ++i) into.kept.by_count[i] += seen.kept_by[i];
  if (!std::all_of(seen.kept_by.begin(), seen.kept_by.end(), [](bool kept) { return kept; })) return;
  ++into.kept.kept;
  const auto replicate = static_cast<std::size_t>(replicate_of(trial));
  for (std::size_t day = 0; day < seen.casualties.size(); ++day) ++into.casualties[day][replicate][seen.casualties[day]];
  for (std::size_t i = 0; i < seen.reached.size(); ++i) ++into.reached[i][replicate][static_cast<std::size_t>(seen.reached[i])];
}

/// One thread's share: blocks through every case, into its own counts.
class Watcher {
 public:
  Watcher(const Plan& plan, const Lookout& lookout) : plan_(plan), lookout_(lookout) {
    for (const CasePlan& one : plan.cases) {
      inputs_.push_back(make_input_block(one));
      seen_.push_back(nothing_seen(one, lookout));
    }
  }

  void work(const Block& block) {
    Sighting sighting;
    for (std::size_t i = 0; i < plan_.cases.size(); ++i) {
      sample_inputs(plan_.cases[i], block.first_trial, block.trials, inputs_[i]);
      for (int lane = 0; lane < block.trials; ++lane) {
        look(plan_.cases[i].model, inputs_[i], lane, lookout_, sighting);
        count(sighting, block.first_trial + static_cast<std::uint64_t>(lane), seen_[i]);
      }
    }
  }

  const std::vector<CaseForecast>& seen() const { return seen_; }

 private:
  const Plan& plan_;
  const Lookout& lookout_;
  std::vector<InputBlock> inputs_;
  std::vector<CaseForecast> seen_;
};

}  // namespace

void CaseForecast::add(const CaseForecast& other) {
  kept.trials += other.kept.trials;
  kept.kept += other.kept.kept;
  for (std::size_t i = 0; i < kept.by_count.size(); ++i) kept.by_count[i] += other.kept.by_count[i];
  for (std::size_t day = 0; day < casualties.size(); ++day)
    for (std::size_t r = 0; r < kReplicates; ++r)
      for (const auto& [value, trials] : other.casualties[day][r]) casualties[day][r][value] += trials;
  for (std::size_t i = 0; i < reached.size(); ++i)
    for (std::size_t r = 0; r < kReplicates; ++r)
      for (std::size_t day = 0; day < reached[i][r].size(); ++day) reached[i][r][day] += other.reached[i][r][day];
}

std::vector<CaseForecast> forecast(const Plan& plan, const Lookout& lookout, const EngineOptions& options) {
  const Blocks blocks(shard_trials(plan.options.trials, 1, 1), plan.options.trials);
  std::vector<Watcher> watchers(worker_count(blocks, options), Watcher(plan, lookout));
  std::vector<BlockWork> works;
  for (Watcher& watcher : watchers) works.emplace_back([&watcher](const Block& block) { watcher.work(block); });
  work_through(blocks, works, plan.cases.size(), options);

  std::vector<CaseForecast> sum = watchers.front().seen();
  for (std::size_t w = 1; w < watchers.size(); ++w)
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i].add(watchers[w].seen()[i]);
  return sum;
}

}  // namespace ebb
