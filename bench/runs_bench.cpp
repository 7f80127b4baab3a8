// `ebb run` of the default scenario, a million trials, as a process. It may take 1.2 × what simulate() takes and 20 ms more, and
// 100 MB.
#include <sys/resource.h>

#include <cstdlib>

#include "benchmarks.hpp"

namespace ebb::bench {
namespace {

constexpr std::uint64_t kTrials = 1'000'000;
constexpr const char* kScenario = EBB_SOURCE_DIR "/scenarios/kursk-2025-02-05.toml";
const std::string kCommand = std::string("'" EBB_BINARY "' run '") + kScenario +
                             "' --threads 1 --trials 1M --quiet >/dev/null 2>&1";
constexpr double kMostMegabytes = 100;

double seconds_in_simulate() {
  const Plan plan = make_plan(std::make_shared<const Scenario>(read_scenario(kScenario)), {kTrials, 1});
  const double start = cli::wall_seconds();
  run_all(plan, 1);
  return cli::wall_seconds() - start;
}

double peak_megabytes_of_children() {
  ::rusage used{};
  ::getrusage(RUSAGE_CHILDREN, &used);
  return static_cast<double>(used.ru_maxrss) / 1024;
}

void whole_run(benchmark::State& state) {
  const double most_seconds = 1.2 * seconds_in_simulate() + 0.020;
  against_goal(state, Time::wall, kTrials, kTrials / most_seconds, [&] {
    if (std::system(kCommand.c_str()) != 0) state.SkipWithError("ebb run failed");
  });
  state.counters["peak_MB"] = peak_megabytes_of_children();
  state.counters["of_most_MB"] = peak_megabytes_of_children() / kMostMegabytes;
}
BENCHMARK(whole_run)->UseRealTime()->Iterations(1)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace ebb::bench
