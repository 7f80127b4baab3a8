// Plain Monte Carlo's variance over that of each design, for a scenario's first threshold, cases pooled:
//     design_variance FILE [TRIALS [RUNS]]
// RUNS runs of TRIALS trials with other seeds, 50 of 65,536 by default, each of 16 replicates. P5, P50 and P95 are interpolated
// inside the day, given that it is reached; "by H" is the share that is reached by the horizon.
#include <fmt/format.h>

#include <array>
#include <cmath>
#include <cstdlib>
#include <memory>
#include <numeric>
#include <string_view>
#include <thread>
#include <vector>

#include "ebb/core/failure.hpp"
#include "ebb/engine/engine.hpp"
#include "ebb/scenario/scenario.hpp"

namespace {

using namespace ebb;

constexpr std::array kProbabilities{0.05, 0.5, 0.95};
using Estimates = std::array<double, kProbabilities.size() + 1>;  // the quantiles, and the share reached

/// Weighted counts of one replicate in all cases; the last is not by the horizon.
std::vector<double> pooled(const Result& result, int replicate) {
  std::vector<double> sum;
  for (std::size_t c = 0; c < result.cases.size(); ++c) {
    const std::vector<std::uint64_t>& counts = result.cases[c].reached[0][static_cast<std::size_t>(replicate)];
    sum.resize(counts.size());
    for (std::size_t n = 0; n < counts.size(); ++n) sum[n] += result.facts.cases[c].weight * static_cast<double>(counts[n]);
  }
  return sum;
}

Estimates estimates(std::vector<double> counts) {
  const double beyond = counts.back();
  counts.pop_back();
  const double reached = std::accumulate(counts.begin(), counts.end(), 0.0);
  Estimates days{};
  days.back() = reached / (reached + beyond);
  for (std::size_t i = 0; i < kProbabilities.size(); ++i) {
    const double rank = kProbabilities[i] * reached;
    double before = 0;
    std::size_t day = 0;
    while (before + counts[day] < rank) before += counts[day++];
    days[i] = static_cast<double>(day) - 1 + (rank - before) / counts[day];
  }
  return days;
}

/// Of the estimates of a run: a sixteenth of the variance over all replicates of all runs.
Estimates variances(const std::shared_ptr<const Scenario>& scenario, DesignKind design, std::uint64_t trials,
                    std::uint64_t runs) {
  EngineOptions engine;
  engine.threads = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
  Estimates mean{}, squares{};
  double count = 0;
  for (std::uint64_t seed = 1; seed <= runs; ++seed) {
    const Plan plan = make_plan(scenario, {trials, seed, design});
    const Result result = simulate(plan, shard_trials(trials, 1, 1), engine);
    for (int r = 0; r < kReplicates; ++r) {
      const Estimates one = estimates(pooled(result, r));
      ++count;
      for (std::size_t i = 0; i < one.size(); ++i) {
        const double step = one[i] - mean[i];
        mean[i] += step / count;
        squares[i] += step * (one[i] - mean[i]);
      }
    }
  }
  for (double& square : squares) square /= (count - 1) * kReplicates;
  return squares;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return fmt::print(stderr, "usage: design_variance FILE [TRIALS [RUNS]]\n"), 2;
  const std::uint64_t trials = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 65'536;
  const std::uint64_t runs = argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 50;
  try {
    const auto scenario = std::make_shared<const Scenario>(read_scenario(argv[1], {}));
    fmt::print("{} runs of {} trials; variance of plain Monte Carlo over that of the design\n", runs, trials);
    fmt::print("{:<12}{:>8}{:>8}{:>8}{:>8}\n", "design", "P5", "P50", "P95", "by H");
    const Estimates plain = variances(scenario, DesignKind::mc, trials, runs);
    const auto print_row = [](std::string_view name, const Estimates& row, int digits) {
      fmt::print("{:<12}", name);
      for (const double x : row) fmt::print("{:>8.{}f}", x, digits);
      fmt::print("\n");
    };
    Estimates deviation = plain;
    for (double& x : deviation) x = std::sqrt(x);
    print_row("mc: sd", deviation, 4);
    for (const DesignKind design : {DesignKind::antithetic, DesignKind::lhs, DesignKind::sobol}) {
      Estimates ratio = variances(scenario, design, trials, runs);
      for (std::size_t i = 0; i < ratio.size(); ++i) ratio[i] = plain[i] / ratio[i];
      print_row(name_of(design), ratio, 2);
    }
  } catch (const Failure& failure) { return fmt::print(stderr, "{}\n", failure.what()), failure.exit_code; }
  return 0;
}
