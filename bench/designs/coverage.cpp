// How often the 95 % intervals of a scenario's report contain the truth:
//     interval_coverage FILE [TRIALS [RUNS [DESIGN]]]
// RUNS runs of TRIALS trials with other seeds, by default 2,000 of 1,024 with the scenario's default design. The truth is the
// report of all runs together, whose error is √RUNS times smaller. Prints percentages for every threshold, cases pooled: the
// 5 %, 50 % and 95 % quantiles (whole days, so at least 95 %), and the share that is not reached by the horizon.
#include <fmt/format.h>

#include <array>
#include <cstdlib>
#include <memory>
#include <thread>
#include <vector>

#include "ebb/core/failure.hpp"
#include "ebb/engine/engine.hpp"
#include "ebb/report/report.hpp"
#include "ebb/scenario/scenario.hpp"

namespace {

using namespace ebb;

const std::vector<double> kProbabilities{0.05, 0.5, 0.95};

bool contains(const QuantileEstimate& quantile, const QuantileEstimate& truth, std::int64_t horizon) {
  const std::int64_t day = truth.day.value_or(horizon + 1);
  return quantile.sampling_low.value_or(horizon + 1) <= day && day <= quantile.sampling_high.value_or(horizon + 1);
}

/// The sum of runs that are alike but for their seeds.
void add_counts(Result& sum, const Result& more) {
  for (std::size_t c = 0; c < sum.cases.size(); ++c) sum.cases[c].add(more.cases[c]);
}

void print_coverage(const std::shared_ptr<const Scenario>& scenario, const RunRequest& request, std::uint64_t runs) {
  EngineOptions engine;
  engine.threads = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
  std::vector<Report> reports;
  std::optional<Result> sum;
  RunOptions options = options_for(*scenario, request);
  for (options.seed = 1; options.seed <= runs; ++options.seed) {
    const Result result = simulate(make_plan(scenario, options), shard_trials(options.trials, 1, 1), engine);
    reports.push_back(estimate(result, kProbabilities));
    if (sum)
      add_counts(*sum, result);
    else
      sum = result;
  }
  const Report truth = estimate(*sum, kProbabilities);
  const auto percentage = [&](const auto& holds) {
    std::uint64_t held = 0;
    for (const Report& report : reports) held += holds(report);
    return 100.0 * static_cast<double>(held) / static_cast<double>(runs);
  };
  fmt::print("{}: {} runs of {} trials, {}\n{:<24}{:>8}{:>8}{:>8}{:>16}\n", scenario->file, runs, options.trials,
             name_of(options.design), "threshold", "P5", "P50", "P95", "not by horizon");
  for (std::size_t t = 0; t < truth.thresholds.size(); ++t) {
    const ThresholdEstimate& exact = truth.thresholds[t];
    fmt::print("{:<24}", exact.id);
    for (std::size_t q = 0; q < kProbabilities.size(); ++q)
      fmt::print("{:>8.1f}", percentage([&](const Report& report) {
                   return contains(report.thresholds[t].quantiles[q], exact.quantiles[q], scenario->horizon_days);
                 }));
    fmt::print("{:>16.1f}\n", percentage([&](const Report& report) {
                 const ProportionEstimate& share = report.thresholds[t].not_by_horizon;
                 return share.sampling_low <= exact.not_by_horizon.p && exact.not_by_horizon.p <= share.sampling_high;
               }));
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return fmt::print(stderr, "usage: interval_coverage FILE [TRIALS [RUNS [DESIGN]]]\n"), 2;
  RunRequest request;
  request.trials = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1024;
  const std::uint64_t runs = argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 2000;
  if (argc > 4) request.design = design_named(argv[4]);
  try {
    print_coverage(std::make_shared<const Scenario>(read_scenario(argv[1], {})), request, runs);
  } catch (const Failure& failure) { return fmt::print(stderr, "{}\n", failure.what()), failure.exit_code; }
  return 0;
}
