// `ebb run` of a scenario, a million trials, as a process. It may take 1.2 × what simulate() takes and 20 ms more, and 100 MB.
#include <fmt/format.h>
#include <sys/resource.h>

#include <cstdlib>

#include "benchmarks.hpp"

namespace ebb::bench {
namespace {

constexpr double kMostMegabytes = 100;
const std::string kSource = EBB_SOURCE_DIR;

double seconds_in_simulate(const std::string& file, std::uint64_t trials) {
  const Plan plan = make_plan(std::make_shared<const Scenario>(read_scenario(file)), {trials, 1});
  const double start = cli::wall_seconds();
  run_all(plan, 1);
  return cli::wall_seconds() - start;
}

double peak_megabytes_of_children() {
  ::rusage used{};
  ::getrusage(RUSAGE_CHILDREN, &used);
  return static_cast<double>(used.ru_maxrss) / 1024;
}

void whole_run(benchmark::State& state, const std::string& name) {
  constexpr std::uint64_t kTrials = 1'000'000;
  const std::string file = kSource + "/" + name;
  const std::string command = fmt::format("'{}' run '{}' --threads 1 --trials {} --quiet >/dev/null 2>&1", EBB_BINARY, file,
                                          kTrials);
  const double most_seconds = 1.2 * seconds_in_simulate(file, kTrials) + 0.020;
  against_goal(state, Time::wall, kTrials, kTrials / most_seconds, [&] {
    if (std::system(command.c_str()) != 0) state.SkipWithError("ebb run failed");
  });
  state.counters["peak_MB"] = peak_megabytes_of_children();
  state.counters["of_most_MB"] = peak_megabytes_of_children() / kMostMegabytes;
}

void once(benchmark::internal::Benchmark* run) { run->UseRealTime()->Iterations(1)->Unit(benchmark::kMillisecond); }

BENCHMARK_CAPTURE(whole_run, R1, "bench/problems/r1.toml")->Apply(once);
BENCHMARK_CAPTURE(whole_run, default_scenario, "scenarios/kursk-2025-02-05.toml")->Apply(once);

}  // namespace
}  // namespace ebb::bench
