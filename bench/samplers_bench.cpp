// Words, uniforms, every family and a day's draws, as a run draws them. Goals are draws a second on one AVX-512 core at 4.2 GHz.
#include "benchmarks.hpp"
#include "engine/samplers.hpp"

namespace ebb::bench {
namespace {

constexpr int kBatch = 32 * 1024;

// Philox4x32-10 in AVX-512 gives 17.8 GB/s; the sampling table for gammas 2.6 G/s, both in a prototype. A trial of R1 has eight
// inputs, and 1,000 × NumPy leaves each a nanosecond. A prototype of the day kernel got through half a billion days a second.
double goal_of(const std::string& sampler) {
  if (sampler == "64 random bits" || sampler == "uniform") return 17.8e9 / 8;
  if (sampler == "day: 32 random bits") return 17.8e9;  // sfc32: four times as fast as Philox
  if (sampler.starts_with("day: gamma") || sampler.starts_with("day: normal") || sampler.ends_with("a gamma")) return 2.6e9;
  return sampler.starts_with("day: ") ? 0.5e9 : 1e9;
}

void measure(benchmark::State& state, const Sampler& sampler) {
  std::uint64_t first = 0;
  against_goal(state, Time::cpu, kBatch, goal_of(sampler.name), [&] {
    benchmark::DoNotOptimize(sampler.draw(first, kBatch));
    first += kBatch;
  });
}

const bool kRegistered = [] {
  for (const Sampler& sampler : samplers())
    benchmark::RegisterBenchmark(("sampler/" + sampler.name).c_str(), [sampler](benchmark::State& s) { measure(s, sampler); });
  return true;
}();

}  // namespace
}  // namespace ebb::bench
