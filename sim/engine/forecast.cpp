#include "ebb/engine/forecast.hpp"

#include "ebb/model/reference.hpp"
#include "engine/blocks.hpp"
#include "engine/count_block.hpp"
#include "engine/work.hpp"

namespace ebb {
namespace {

using ByCaseAndDay = std::vector<std::vector<CasualtyCounts>>;

void count(const CasePlan& one, const Block& block, InputBlock& inputs, OutcomeBlock& outcomes,
           std::vector<CasualtyCounts>& by_day) {
  sample_inputs(one, block.first_trial, block.trials, inputs);
  simulate(one.model, inputs, outcomes);
  for (std::size_t lane = 0; lane < static_cast<std::size_t>(block.trials); ++lane)
    if (kept(outcomes, lane))
      for (std::size_t day = 0; day < by_day.size(); ++day) ++by_day[day][outcomes.casualties[day][lane]];
}

}  // namespace

ByCaseAndDay forecast_casualties(const Plan& plan, const std::vector<std::int64_t>& days, const EngineOptions& options) {
  std::vector<CasePlan> cases = plan.cases;
  for (CasePlan& one : cases) one.model.casualty_days = days;

  const Blocks blocks(shard_trials(plan.options.trials, 1, 1), plan.options.trials);
  const ByCaseAndDay none(cases.size(), std::vector<CasualtyCounts>(days.size()));
  std::vector<ByCaseAndDay> counts(worker_count(blocks, options), none);
  std::vector<BlockWork> works;
  for (ByCaseAndDay& mine : counts)
    works.emplace_back([&cases, &mine](const Block& block) {
      OutcomeBlock outcomes;
      for (std::size_t i = 0; i < cases.size(); ++i) {
        InputBlock inputs = make_input_block(cases[i]);
        count(cases[i], block, inputs, outcomes, mine[i]);
      }
    });
  work_through(blocks, works, cases.size(), options);

  ByCaseAndDay sum = none;
  for (const ByCaseAndDay& part : counts)
    for (std::size_t i = 0; i < sum.size(); ++i)
      for (std::size_t day = 0; day < days.size(); ++day)
        for (const auto& [value, trials] : part[i][day]) sum[i][day][value] += trials;
  return sum;
}

}  // namespace ebb
