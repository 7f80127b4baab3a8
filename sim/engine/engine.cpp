#include "ebb/engine/engine.hpp"

#include <algorithm>

#include "ebb/engine/memory.hpp"
#include "engine/blocks.hpp"
#include "engine/count_block.hpp"
#include "engine/work.hpp"
#include "model/block_kernel.hpp"

namespace ebb {
namespace {

/// One thread's share: blocks through every case, into its own tallies.
class Worker {
 public:
  Worker(const Plan& plan, const Result& empty) : plan_(plan), shapes_(empty.shapes), tallies_(empty.cases) {
    for (const CasePlan& one : plan.cases) {
      inputs_.push_back(make_input_block(one));
      kernels_.emplace_back(one.model, one.kernel);
    }
  }

  void work(const Block& block) {
    for (std::size_t i = 0; i < plan_.cases.size(); ++i) {
      sample_inputs(plan_.cases[i], block.first_trial, block.trials, inputs_[i]);
      kernels_[i].simulate(inputs_[i], outcomes_);
      count_block(plan_.cases[i], shapes_[i], inputs_[i], outcomes_, tallies_[i]);
    }
  }

  void add_to(Result& result) const {
    for (std::size_t i = 0; i < tallies_.size(); ++i) result.cases[i].add(tallies_[i]);
  }

 private:
  const Plan& plan_;
  const std::vector<TallyShape>& shapes_;
  std::vector<CaseTally> tallies_;
  std::vector<InputBlock> inputs_;
  std::vector<BlockKernel> kernels_;
  OutcomeBlock outcomes_;
};

}  // namespace

Result simulate(const Plan& plan, const IntervalSet& wanted, const EngineOptions& options) {
  Result result = empty_result(plan);
  const Blocks blocks(wanted, plan.options.trials);

  std::vector<Worker> workers;
  const std::uint64_t threads = std::min<std::uint64_t>(worker_count(blocks, options), threads_that_fit(plan));
  for (std::uint64_t i = 0; i < threads; ++i) workers.emplace_back(plan, result);
  std::vector<BlockWork> works;
  for (Worker& worker : workers) works.emplace_back([&worker](const Block& block) { worker.work(block); });

  result.intervals = blocks.first(work_through(blocks, works, plan.cases.size(), options));
  for (const Worker& worker : workers) worker.add_to(result);
  return result;
}

Result simulate_more(const Plan& plan, Result earlier, const EngineOptions& options) {
  earlier.key.trials = plan.options.trials;
  return add(earlier, simulate(plan, earlier.intervals.missing_from(plan.options.trials), options));
}

}  // namespace ebb
