// The reference problems through simulate(), on one thread. Goals are multiples of the C++ peer, which is measured on the spot.
#include <algorithm>

#include "benchmarks.hpp"
#include "model/lane_samplers.hpp"

namespace ebb::bench {
namespace {

constexpr std::uint64_t kTrials = 16 * kBlockTrials;

double trial_days(const Plan& plan) {
  const std::vector<std::uint64_t> counts = run_all(plan, 1).cases[0].by_day(0);
  double days = 0;
  for (std::size_t day = 0; day < counts.size(); ++day)
    days += static_cast<double>(std::min(day, counts.size() - 2)) * static_cast<double>(counts[day]);
  return days;
}

void kernel(benchmark::State& state, const std::string& name, double times_peer, const std::string& peer) {
  const Plan plan = problem(name, kTrials);
  against_goal(state, Time::cpu, kTrials, times_peer * peer_trials_per_second(peer), [&] { run_all(plan, 1); });
}

// NumPy is twice as fast as the peer on R1, and a tenth faster on R2: 100 × and 20 × NumPy. R0 has no goal of its own: R1's.
BENCHMARK_CAPTURE(kernel, R0, "r0", 200, "r1")->MeasureProcessCPUTime();
BENCHMARK_CAPTURE(kernel, R1, "r1", 200, "r1")->MeasureProcessCPUTime();
BENCHMARK_CAPTURE(kernel, R2, "r2", 22, "r2")->MeasureProcessCPUTime();

// R1's trial-days, until depletion or the horizon, against half of the rate of drawing a word and a gamma for each and no more.
void roofline(benchmark::State& state) {
  const Plan plan = problem("r1", kTrials);
  const auto least = [](std::uint64_t, int n) { return draw_in_lanes(LaneSampler::word_and_gamma, Stream(1, "roofline"), 0, n); };
  const double rate = 1e9 / cli::nanoseconds_a_draw(least, 0.5);
  against_goal(state, Time::cpu, trial_days(plan), 0.5 * rate, [&] { run_all(plan, 1); });
}
BENCHMARK(roofline)->MeasureProcessCPUTime();

}  // namespace
}  // namespace ebb::bench
