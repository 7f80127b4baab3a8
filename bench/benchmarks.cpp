#include "benchmarks.hpp"

#include <map>
#include <memory>

#include "ebb/engine/engine.hpp"
#include "peers/std_draws.hpp"

namespace ebb::bench {

Plan problem(const std::string& name, std::uint64_t trials, const Settings& settings) {
  const Scenario scenario = read_scenario(EBB_SOURCE_DIR "/bench/problems/" + name + ".toml", settings);
  return make_plan(std::make_shared<const Scenario>(scenario), {trials, 1});
}

Result run_all(const Plan& plan, int threads) {
  EngineOptions options;
  options.threads = threads;
  return simulate(plan, shard_trials(plan.options.trials, 1, 1), options);
}

double trials_per_second(const Plan& plan) {
  const double start = cli::wall_seconds();
  double trials = 0, seconds = 0;
  for (; seconds < 0.5; seconds = cli::wall_seconds() - start, trials += static_cast<double>(plan.options.trials))
    run_all(plan, 1);
  return trials / seconds;
}

double peer_trials_per_second(const std::string& problem) {
  static std::map<std::string, double> measured;
  double& rate = measured[problem];
  if (rate > 0) return rate;
  peers::StdDraws draws(1);
  const auto some_trials = [&](std::uint64_t, int n) {
    double days = 0;
    for (; n > 0; --n) days += peers::Trial<peers::StdDraws>(draws, problem != "r0", problem == "r2").depletion_day();
    return days;
  };
  return rate = 1e9 / cli::nanoseconds_a_draw(some_trials, 0.5);
}

}  // namespace ebb::bench
