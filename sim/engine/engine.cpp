#include "ebb/engine/engine.hpp"

#include <atomic>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>

#include "ebb/model/reference.hpp"
#include "engine/blocks.hpp"
#include "engine/count_block.hpp"

namespace ebb {
namespace {

using namespace std::chrono_literals;

/// What the threads of one run share: the next block, and who is still at work.
class Desk {
 public:
  Desk(const Blocks& blocks, const std::function<bool()>& stop) : blocks_(blocks), stop_(stop) {}

  /// The number of a block that nobody else gets, or nothing: all are given out, or the run is stopped.
  std::optional<std::uint64_t> next() {
    if (stopped_ || (stop_ && stop_())) {
      stopped_ = true;
      return {};
    }
    const std::uint64_t ticket = next_.fetch_add(1, std::memory_order_relaxed);
    if (ticket < blocks_.count()) return ticket;
    return {};
  }

  void done(int trials) { trials_done_.fetch_add(static_cast<std::uint64_t>(trials), std::memory_order_relaxed); }
  std::uint64_t trials_done() const { return trials_done_.load(std::memory_order_relaxed); }

  /// Tickets are given out in order and every one is finished: what is done is always the first so many blocks.
  std::uint64_t blocks_done() const { return std::min(next_.load(), blocks_.count()); }

  void leave(std::exception_ptr failure) {
    const std::lock_guard lock(mutex_);
    if (failure) stopped_ = true, failure_ = failure;
    ++left_;
    changed_.notify_all();
  }

  /// Until `workers` have left; calls `tick` a few times a second meanwhile.
  void wait_for(int workers, const std::function<void()>& tick) {
    std::unique_lock lock(mutex_);
    while (!changed_.wait_for(lock, 100ms, [&] { return left_ == workers; })) {
      lock.unlock();
      tick();
      lock.lock();
    }
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  const Blocks& blocks_;
  const std::function<bool()>& stop_;
  std::atomic<std::uint64_t> next_{0}, trials_done_{0};
  std::atomic<bool> stopped_{false};
  std::mutex mutex_;
  std::condition_variable changed_;
  int left_ = 0;
  std::exception_ptr failure_;
};

/// One thread's share: blocks from the desk, through every case, into its own tallies.
class Worker {
 public:
  Worker(const Plan& plan, const Result& empty) : plan_(plan), tallies_(empty.cases), shapes_(empty.shapes) {
    for (const CasePlan& one : plan.cases) inputs_.push_back(make_input_block(one));
  }

  void work(const Blocks& blocks, Desk& desk) {
    while (const auto ticket = desk.next()) {
      const Block block = blocks[*ticket];
      for (std::size_t i = 0; i < plan_.cases.size(); ++i) {
        sample_inputs(plan_.cases[i], block.first_trial, block.trials, inputs_[i]);
        simulate(plan_.cases[i].model, inputs_[i], outcomes_);
        count_block(plan_.cases[i], shapes_[i], inputs_[i], outcomes_, tallies_[i]);
        desk.done(block.trials);
      }
    }
  }

  const std::vector<CaseTally>& tallies() const { return tallies_; }

 private:
  const Plan& plan_;
  std::vector<CaseTally> tallies_;
  const std::vector<TallyShape>& shapes_;
  std::vector<InputBlock> inputs_;
  OutcomeBlock outcomes_;
};

void work_and_leave(Worker& worker, const Blocks& blocks, Desk& desk) {
  try {
    worker.work(blocks, desk);
    desk.leave(nullptr);
  } catch (...) {
    desk.leave(std::current_exception());
  }
}

/// Starts a thread per worker; where the machine has no more, the workers so far (at least the caller itself) do all.
int start(std::vector<Worker>& workers, const Blocks& blocks, Desk& desk, std::vector<std::jthread>& threads) {
  for (Worker& worker : workers) {
    try {
      threads.emplace_back([&worker, &blocks, &desk] { work_and_leave(worker, blocks, desk); });
    } catch (const std::system_error&) {
      if (threads.empty()) {
        work_and_leave(worker, blocks, desk);
        return 1;
      }
      break;
    }
  }
  return static_cast<int>(threads.size());
}

}  // namespace

Result simulate(const Plan& plan, const IntervalSet& wanted, const EngineOptions& options) {
  Result result = empty_result(plan);
  const Blocks blocks(wanted, plan.options.trials);
  const std::uint64_t trials_wanted = wanted.size() * plan.cases.size();
  const auto workers_wanted = std::min<std::uint64_t>(static_cast<std::uint64_t>(std::max(1, options.threads)), std::max<std::uint64_t>(1, blocks.count()));

  Desk desk(blocks, options.stop);
  std::vector<Worker> workers(workers_wanted, Worker(plan, result));
  {
    std::vector<std::jthread> threads;
    const int started = start(workers, blocks, desk, threads);
    desk.wait_for(started, [&] {
      if (options.progress) options.progress(desk.trials_done(), trials_wanted);
    });
  }
  for (const Worker& worker : workers)
    for (std::size_t i = 0; i < result.cases.size(); ++i) result.cases[i].add(worker.tallies()[i]);
  result.intervals = blocks.first(desk.blocks_done());
  return result;
}

}  // namespace ebb
