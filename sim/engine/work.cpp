#include "engine/work.hpp"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>

namespace ebb {
namespace {

using namespace std::chrono_literals;

/// What the threads of one run share: the next block, and who is still at work.
class Desk {
 public:
  Desk(const Blocks& blocks, const std::function<bool()>& stop) : blocks_(blocks), stop_(stop) {}

  /// The number of a block that nobody else gets, or nothing: all are given out, or the run is stopped.
  std::optional<std::uint64_t> next_ticket() {
    if (stop_ && stop_()) stopped_ = true;
    if (stopped_) return {};
    const std::uint64_t ticket = next_.fetch_add(1, std::memory_order_relaxed);
    if (ticket < blocks_.count()) return ticket;
    return {};
  }

  void work(const BlockWork& work) {
    std::exception_ptr failure;
    try {
      while (const auto ticket = next_ticket()) {
        const Block block = blocks_[*ticket];
        work(block);
        trials_done_.fetch_add(static_cast<std::uint64_t>(block.trials), std::memory_order_relaxed);
      }
    } catch (...) { failure = std::current_exception(); }
    leave(failure);
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

  std::uint64_t trials_done() const { return trials_done_.load(std::memory_order_relaxed); }
  std::uint64_t blocks_done() const { return std::min(next_.load(), blocks_.count()); }

 private:
  void leave(const std::exception_ptr& failure) {
    const std::lock_guard lock(mutex_);
    if (failure) stopped_ = true, failure_ = failure;
    ++left_;
    changed_.notify_all();
  }

  const Blocks& blocks_;
  const std::function<bool()>& stop_;
  std::atomic<std::uint64_t> next_{0}, trials_done_{0};
  std::atomic<bool> stopped_{false};
  std::mutex mutex_;
  std::condition_variable changed_;
  int left_ = 0;
  std::exception_ptr failure_;
};

/// A thread per work; where the machine has no more, those that have started do all. Without any, the caller works.
int start(const std::vector<BlockWork>& works, Desk& desk, std::vector<std::jthread>& threads) {
  for (const BlockWork& work : works) {
    try {
      threads.emplace_back([&work, &desk] { desk.work(work); });
    } catch (const std::system_error&) {
      if (!threads.empty()) break;
      desk.work(work);
      return 1;
    }
  }
  return static_cast<int>(threads.size());
}

}  // namespace

std::uint64_t work_through(const Blocks& blocks, const std::vector<BlockWork>& works, std::uint64_t cases,
                           const EngineOptions& options) {
  Desk desk(blocks, options.stop);
  const std::uint64_t wanted = blocks.trials() * cases;
  std::vector<std::jthread> threads;
  const int started = start(works, desk, threads);
  desk.wait_for(started, [&] {
    if (options.progress) options.progress(desk.trials_done() * cases, wanted);
  });
  return desk.blocks_done();
}

std::size_t worker_count(const Blocks& blocks, const EngineOptions& options) {
  const auto asked = static_cast<std::uint64_t>(std::max(1, options.threads));
  return static_cast<std::size_t>(std::clamp<std::uint64_t>(blocks.count(), 1, asked));
}

}  // namespace ebb
