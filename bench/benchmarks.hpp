#pragma once
#include <benchmark/benchmark.h>

#include <string>

#include "cli/stopwatch.hpp"
#include "ebb/plan/plan.hpp"
#include "ebb/tally/result.hpp"

namespace ebb::bench {

enum class Time { cpu, wall };

/// Repeats `work`, which gets through `items`, and puts beside a benchmark's own figures its goal, in items a second, and
/// `of_goal`, the share of it that was reached: 1 is the goal.
template <class Work>
void against_goal(benchmark::State& state, Time time, double items, double goal, Work&& work) {
  const auto seconds = [time] { return time == Time::cpu ? cli::cpu_seconds() : cli::wall_seconds(); };
  const double start = seconds();
  for (auto _ : state) work();
  const double done = items * static_cast<double>(state.iterations());
  state.SetItemsProcessed(static_cast<std::int64_t>(done));
  state.counters["goal"] = goal;
  state.counters["of_goal"] = done / (seconds() - start) / goal;
}

/// A reference problem of bench/problems ("r1"), with some keys replaced, for so many trials.
Plan problem(const std::string& name, std::uint64_t trials, const Settings& settings = {});

/// Simulates all trials of a plan, with everything that a run records.
Result run_all(const Plan& plan, int threads);

/// Trials a second, on the wall, of a plan on one thread: measured once, for benchmarks whose goal is a multiple of it.
double trials_per_second(const Plan& plan);

/// Trials a CPU second of the straightforward C++ peer (bench/peers/trial.hpp with std::), measured once for each problem.
double peer_trials_per_second(const std::string& problem);

}  // namespace ebb::bench
