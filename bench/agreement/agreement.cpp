// Whether first passage has the law of the days that it leaps over, by χ² on many trials:
//     kernel_agreement FILE [TRIALS]     each threshold of a scenario, against the day kernel with another seed
//     kernel_agreement - [TRIALS]        fixed inputs, against the closed forms of Poisson and negative-binomial days
// With the defaults, 10⁸ trials of each. p-values; the exit code is 1 where one is below kFalseAlarm.
#include <fmt/format.h>

#include <cstdlib>
#include <memory>
#include <thread>

#include "ebb/core/failure.hpp"
#include "ebb/engine/engine.hpp"
#include "support/goodness_of_fit.hpp"
#include "support/laws.hpp"

namespace {

using namespace ebb;
using namespace ebb::test;

bool all_agree = true;

void tell(const std::string& what, double p) {
  fmt::print("{}: p = {:.3g}\n", what, p);
  all_agree = all_agree && p > kFalseAlarm;
}

Result run(const Scenario& scenario, std::uint64_t trials, std::uint64_t seed, KernelKind kernel) {
  EngineOptions options;
  options.threads = static_cast<int>(std::thread::hardware_concurrency());
  const Plan plan = make_plan(std::make_shared<const Scenario>(scenario), {trials, seed, DesignKind::mc, kernel});
  return simulate(plan, shard_trials(trials, 1, 1), options);
}

void against_days(const std::string& file, std::uint64_t trials) {
  const Scenario scenario = read_scenario(file);
  const Result fast = run(scenario, trials, 1, KernelKind::passage), slow = run(scenario, trials, 2, KernelKind::day);
  for (std::size_t c = 0; c < fast.cases.size(); ++c)
    for (std::size_t i = 0; i < scenario.thresholds.size(); ++i)
      tell(fmt::format("{} {}", scenario.cases[c].id, scenario.thresholds[i].id),
           two_sample_p(fast.cases[c].by_day(static_cast<int>(i)), slow.cases[c].by_day(static_cast<int>(i))));
}

template <class AtLeast>
void against_law(double rate, double dispersion, std::uint64_t trials, const AtLeast& at_least) {
  constexpr double kSize = 8000;
  const auto horizon = static_cast<std::int64_t>(2 * kSize / rate);
  const std::string noise = dispersion > 0 ? fmt::format("noise = \"negative-binomial\"\ndispersion = {}\n", dispersion) : "";
  const std::string text = fmt::format(
      "schema = 1\ntitle = \"t\"\nstart = 2025-01-01\nhorizon = {}\n[contingent]\nsize = {}\n[casualties]\nrate = {}\n{}",
      horizon, kSize, rate, noise);
  const Result result = run(parse_scenario(text, "t", "."), trials, 1, KernelKind::passage);
  const auto law = law_of_days(horizon, [&](std::int64_t n) { return at_least(kSize, static_cast<double>(n)); });
  tell(fmt::format("rate {}, {}", rate, dispersion > 0 ? fmt::format("dispersion {}", dispersion) : "Poisson"),
       chi_square_p(result.cases.front().by_day(0), law));
}

void against_laws(std::uint64_t trials) {
  for (const double rate : {20.0, 92.0, 300.0}) {
    against_law(rate, 0, trials, [rate](double size, double n) { return poisson_at_least(size, rate * n); });
    for (const double k : {1.0, 5.0, 100.0})
      against_law(rate, k, trials, [=](double size, double n) { return negative_binomial_at_least(size, rate * n, k * n); });
  }
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc < 2) return 2;
  const std::uint64_t trials = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 100'000'000;
  argv[1][0] == '-' ? against_laws(trials) : against_days(argv[1], trials);
  return all_agree ? 0 : 1;
} catch (const ebb::Failure& failure) {
  fmt::print(stderr, "{}\n", failure.what());
  return failure.exit_code;
}
