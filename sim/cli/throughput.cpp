#include "cli/throughput.hpp"

#include <algorithm>
#include <atomic>
#include <memory>

#include "cli/problems.hpp"
#include "cli/stopwatch.hpp"
#include "cli/witness.hpp"
#include "ebb/engine/engine.hpp"
#include "engine/samplers.hpp"

namespace ebb::cli {
namespace {

constexpr int kRounds = 3;
constexpr double kPrograms = 3;  // ebb, Boost.Random, std

void keep_best(std::optional<double>& best, double nanoseconds) { best = std::min(nanoseconds, best.value_or(nanoseconds)); }

/// One plan for each kernel that the problem can have.
std::vector<Plan> plans_of(const Problem& problem) {
  const auto scenario = std::make_shared<const Scenario>(
      parse_scenario(std::string(problem.text), std::string(problem.name), "."));
  RunOptions options{kMostTrials, 1};
  options.kernel = KernelKind::day;
  std::vector<Plan> plans{make_plan(scenario, options)};
  options.kernel.reset();
  if (Plan fastest = make_plan(scenario, options); fastest.cases.front().kernel != KernelKind::day)
    plans.push_back(std::move(fastest));
  return plans;
}

/// Runs as many trials as there is time for; at least one block for each thread.
Result run_for(const Plan& plan, double seconds, int threads) {
  EngineOptions options;
  options.threads = threads;
  std::atomic<int> blocks = 0;
  options.stop = [&blocks, threads, until = wall_seconds() + seconds] { return blocks++ >= threads && wall_seconds() > until; };
  return simulate(plan, shard_trials(plan.options.trials, 1, 1), options);
}

KernelSpeed measure_kernel(const Problem& problem, const Plan& plan, double seconds, int threads) {
  const double start = wall_seconds(), cpu_start = cpu_seconds();
  const Result one = run_for(plan, seconds / 2, 1);
  const double cpu = cpu_seconds() - cpu_start, all_start = wall_seconds();
  const Result all = run_for(plan, seconds / 2, threads);
  const double end = wall_seconds();
  const auto trials = static_cast<double>(one.intervals.size());
  return {std::string(problem.name), one.key.kernel, trials / cpu, trials / (all_start - start),
          static_cast<double>(all.intervals.size()) / (end - all_start)};
}

}  // namespace

SamplerSpeeds measure_samplers(double seconds) {
  const std::vector<Sampler> all = samplers();
  const double each = seconds / (kRounds * kPrograms * static_cast<double>(all.size()));
  std::vector<std::optional<double>> best(all.size());
  std::vector<SamplerSpeed> speeds;
  std::string failed;
  for (const Sampler& one : all) speeds.push_back({one.name, 0, {}, {}});
  for (int round = 0; round < kRounds; ++round) {
    for (std::size_t i = 0; i < all.size(); ++i) keep_best(best[i], nanoseconds_a_draw(all[i].draw, each));
    if (!failed.empty()) continue;
    failed = ask_witness(each, [&](std::string_view name, std::string_view library, double nanoseconds) {
      const auto speed = std::ranges::find(speeds, name, &SamplerSpeed::name);
      if (speed != speeds.end()) keep_best(library == "boost" ? speed->boost : speed->std, nanoseconds);
    });
  }
  for (std::size_t i = 0; i < all.size(); ++i) speeds[i].ebb = *best[i];
  return {std::move(speeds), std::move(failed)};
}

std::vector<KernelSpeed> measure_kernels(double seconds, int threads) {
  std::vector<KernelSpeed> speeds;
  for (const Problem& problem : kProblems) {
    const std::vector<Plan> plans = plans_of(problem);
    const double each = seconds / static_cast<double>(kProblems.size() * plans.size());
    for (const Plan& plan : plans) speeds.push_back(measure_kernel(problem, plan, each, threads));
  }
  return speeds;
}

}  // namespace ebb::cli
