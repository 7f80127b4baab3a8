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

// More inputs cost no more each than a nanosecond.
void number_of_inputs(benchmark::State& state) {
  const auto waves = static_cast<int>(state.range(0));
  Settings settings;
  for (int i = 0; i < waves; ++i)
    settings.emplace_back("reinforcements.w" + std::to_string(i),
                          "{ size = { uniform = [10, 20] }, arrival = { uniform = [10, 99] } }");
  const Plan plan = problem("r0", kBlockTrials, settings);
  InputBlock block = make_input_block(plan.cases[0]);
  std::uint64_t first = 0;
  const std::size_t draws = plan.cases[0].draws.size() + plan.cases[0].events.size();
  against_goal(state, Time::cpu, kBlockTrials * static_cast<double>(draws), 1e9, [&] {
    sample_inputs(plan.cases[0], first, kBlockTrials, block);
    benchmark::DoNotOptimize(block.values.data());
    first += kBlockTrials;
  });
}

BENCHMARK(number_of_inputs)->ArgName("more_waves")->Arg(0)->Arg(10)->Arg(100);

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

/// A case of which nothing is recorded: no bins of inputs, the strength of one trial a block.
CasePlan without_record(CasePlan one) {
  for (InputDraw& draw : one.draws) draw.recorded_as = -1;
  one.model.strength_every = kBlockTrials;
  return one;
}

/// One way to get through blocks, and the CPU time it has taken.
struct Blocks {
  const CasePlan& one;
  InputBlock block = make_input_block(one);
  DayKernel kernel{one.model};
  OutcomeBlock outcomes{};
  double seconds = 0;

  template <class Count>
  void work(std::uint64_t first, const Count& count) {
    const double start = cli::cpu_seconds();
    for (std::uint64_t end = first + kBlocks * kBlockTrials; first < end; first += kBlockTrials) {
      sample_inputs(one, first, kBlockTrials, block);
      kernel.simulate(block, outcomes);
      count();
    }
    seconds += cli::cpu_seconds() - start;
  }
  static constexpr std::uint64_t kBlocks = 16;
};

// What recording (day counts, input bins, strength) adds to inputs and day kernel without it: at most a quarter.
void recording(benchmark::State& state, const std::string& name) {
  constexpr double kMostShare = 0.25;
  const Plan plan = problem(name, kBlockTrials);
  Result result = empty_result(plan);
  const CasePlan bare = without_record(plan.cases[0]);
  Blocks with{plan.cases[0]}, without{bare};
  std::uint64_t first = 0;
  for (auto _ : state) {
    with.work(first, [&] { count_block(with.one, result.shapes[0], with.block, with.outcomes, result.cases[0]); });
    without.work(first, [&] { benchmark::DoNotOptimize(without.outcomes.reached.data()); });
    first += Blocks::kBlocks * kBlockTrials;
  }
  const double share = with.seconds / without.seconds - 1;
  state.counters["share"] = share;
  state.counters["goal"] = kMostShare;
  state.counters["of_goal"] = kMostShare / share;
}
BENCHMARK_CAPTURE(recording, R0, "r0")->MinTime(2);
BENCHMARK_CAPTURE(recording, R1, "r1")->MinTime(2);
BENCHMARK_CAPTURE(recording, R2, "r2")->MinTime(2);

}  // namespace
}  // namespace ebb::bench
