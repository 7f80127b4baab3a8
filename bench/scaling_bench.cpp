// R1 with more threads, trials and days. Goals are multiples of what the same run reaches on one thread, measured on the spot.
#include <algorithm>
#include <thread>

#include "benchmarks.hpp"

namespace ebb::bench {
namespace {

constexpr std::uint64_t kTrials = 64 * kBlockTrials;

void all_of(benchmark::State& state, const Plan& plan, int threads, double goal) {
  against_goal(state, Time::wall, static_cast<double>(plan.options.trials), goal, [&] { run_all(plan, threads); });
}

// Two threads are to be 1.95 × one, and so on: of a run that is long beside the start of a thread.
void threads(benchmark::State& state) {
  const Plan plan = problem("r1", 32 * kTrials);
  const auto count = static_cast<int>(state.range(0));
  all_of(state, plan, count, (count == 1 ? 1 : 0.975 * count) * trials_per_second(plan));
}
BENCHMARK(threads)->UseRealTime()->DenseRange(1, std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, 16));

// As many trials a second for few as for many.
void trials(benchmark::State& state) {
  static const double kMany = trials_per_second(problem("r1", kTrials));
  all_of(state, problem("r1", static_cast<std::uint64_t>(state.range(0))), 1, kMany);
}
BENCHMARK(trials)->UseRealTime()->RangeMultiplier(16)->Range(kBlockTrials, 1 << 18);

// A year more costs at most what a year costs.
void horizon(benchmark::State& state) {
  static const double kYear = trials_per_second(problem("r1", kTrials));
  const auto days = static_cast<double>(state.range(0));
  all_of(state, problem("r1", kTrials, {{"horizon", std::to_string(state.range(0))}}), 1, kYear * std::min(1.0, 365 / days));
}
BENCHMARK(horizon)->UseRealTime()->Arg(90)->Arg(365)->Arg(1460)->Arg(3650);

}  // namespace
}  // namespace ebb::bench
