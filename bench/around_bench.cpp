// What is around the kernel: drawing the inputs of a block of trials, and counting what it came to. Goals in nanoseconds a trial.
#include "benchmarks.hpp"
#include "ebb/engine/engine.hpp"
#include "ebb/random/design.hpp"
#include "engine/count_block.hpp"
#include "model/day_kernel.hpp"

namespace ebb::bench {
namespace {

constexpr double kNanosecond = 1e-9;

void per_trial(benchmark::State& state, double most_nanoseconds, const std::function<void(std::uint64_t first)>& work) {
  std::uint64_t first = 0;
  against_goal(state, Time::cpu, kBlockTrials, 1 / (most_nanoseconds * kNanosecond), [&] { work(first), first += kBlockTrials; });
}

void inputs(benchmark::State& state, const std::string& name, double most_nanoseconds) {
  const Plan plan = problem(name, kBlockTrials);
  InputBlock block = make_input_block(plan.cases[0]);
  per_trial(state, most_nanoseconds, [&](std::uint64_t first) {
    sample_inputs(plan.cases[0], first, kBlockTrials, block);
    benchmark::DoNotOptimize(block.values.data());
  });
}
BENCHMARK_CAPTURE(inputs, R1, "r1", 25);
BENCHMARK_CAPTURE(inputs, R2, "r2", 40);

void uniforms(benchmark::State& state, DesignKind kind) {
  const Design design = make_design(kind, 1, 1);
  const Axis axis{Stream(1, "uniforms"), 0, 0};
  std::array<Uniform, kBlockTrials> block;
  per_trial(state, 1, [&](std::uint64_t first) {
    fill_uniforms(design, axis, first, block);
    benchmark::DoNotOptimize(block.data());
  });
}
BENCHMARK_CAPTURE(uniforms, mc, DesignKind::mc);
BENCHMARK_CAPTURE(uniforms, antithetic, DesignKind::antithetic);
BENCHMARK_CAPTURE(uniforms, lhs, DesignKind::lhs);
BENCHMARK_CAPTURE(uniforms, sobol, DesignKind::sobol);

void counting(benchmark::State& state, const std::string& name, double most_nanoseconds) {
  const Plan plan = problem(name, kBlockTrials);
  const CasePlan& one = plan.cases[0];
  InputBlock block = make_input_block(one);
  OutcomeBlock outcomes;
  sample_inputs(one, 0, kBlockTrials, block);
  DayKernel(one.model).simulate(block, outcomes);
  Result result = empty_result(plan);
  per_trial(state, most_nanoseconds,
            [&](std::uint64_t) { count_block(one, result.shapes[0], block, outcomes, result.cases[0]); });
}
BENCHMARK_CAPTURE(counting, R1, "r1", 6);
BENCHMARK_CAPTURE(counting, R2, "r2", 8);

}  // namespace
}  // namespace ebb::bench
