// How much of plain Monte Carlo's variance each design leaves in the quantiles of a scenario's first threshold:
//     design_variance FILE [TRIALS [RUNS]]
// RUNS runs of TRIALS trials with other seeds; P5, P50 and P95 are interpolated inside the day, given that it is reached.
#include <fmt/format.h>

#include <array>
#include <cmath>
#include <cstdlib>
#include <memory>
#include <thread>
#include <vector>

#include "ebb/core/failure.hpp"
#include "ebb/engine/engine.hpp"
#include "ebb/scenario/scenario.hpp"

namespace {

using namespace ebb;

constexpr std::array kProbabilities{0.05, 0.5, 0.95};
using Days = std::array<double, kProbabilities.size()>;

Days quantiles(const Result& result) {
  std::vector<std::uint64_t> counts = result.cases.front().by_day(0);
  counts.pop_back();
  double reached = 0;
  for (const std::uint64_t count : counts) reached += static_cast<double>(count);
  Days days{};
  for (std::size_t i = 0; i < days.size(); ++i) {
    const double rank = kProbabilities[i] * reached;
    double before = 0;
    std::size_t day = 0;
    while (before + static_cast<double>(counts[day]) < rank) before += static_cast<double>(counts[day++]);
    days[i] = static_cast<double>(day) - 1 + (rank - before) / static_cast<double>(counts[day]);
  }
  return days;
}

/// Of the quantiles over the runs.
Days variances(const std::shared_ptr<const Scenario>& scenario, DesignKind design, std::uint64_t trials, std::uint64_t runs) {
  EngineOptions engine;
  engine.threads = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
  Days mean{}, squares{};
  for (std::uint64_t seed = 1; seed <= runs; ++seed) {
    const Plan plan = make_plan(scenario, {trials, seed, design});
    const Days days = quantiles(simulate(plan, shard_trials(trials, 1, 1), engine));
    for (std::size_t i = 0; i < days.size(); ++i) {
      const double step = days[i] - mean[i];
      mean[i] += step / static_cast<double>(seed);
      squares[i] += step * (days[i] - mean[i]);
    }
  }
  for (double& square : squares) square /= static_cast<double>(runs - 1);
  return squares;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return fmt::print(stderr, "usage: design_variance FILE [TRIALS [RUNS]]\n"), 2;
  const std::uint64_t trials = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 65'536;
  const std::uint64_t runs = argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 200;
  try {
    const auto scenario = std::make_shared<const Scenario>(read_scenario(argv[1], {}));
    fmt::print("{} runs of {} trials; variance of plain Monte Carlo over that of the design\n", runs, trials);
    fmt::print("{:<12}{:>8}{:>8}{:>8}\n", "design", "P5", "P50", "P95");
    const Days plain = variances(scenario, DesignKind::mc, trials, runs);
    fmt::print("{:<12}{:>8.4f}{:>8.4f}{:>8.4f}\n", "mc: sd/days", std::sqrt(plain[0]), std::sqrt(plain[1]), std::sqrt(plain[2]));
    for (const DesignKind design : {DesignKind::antithetic, DesignKind::lhs, DesignKind::sobol}) {
      const Days left = variances(scenario, design, trials, runs);
      fmt::print("{:<12}{:>8.2f}{:>8.2f}{:>8.2f}\n", name_of(design), plain[0] / left[0], plain[1] / left[1], plain[2] / left[2]);
    }
  } catch (const Failure& failure) { return fmt::print(stderr, "{}\n", failure.what()), failure.exit_code; }
  return 0;
}
