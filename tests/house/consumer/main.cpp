#include <cstdio>
#include <exception>
#include <memory>

#include "ebb/engine/engine.hpp"
#include "ebb/plan/plan.hpp"
#include "ebb/report/report.hpp"
#include "ebb/scenario/scenario.hpp"

// consumer FILE DATE: exit code 0 where the median of the file's first threshold is that date.
int main(int argc, char** argv) try {
  if (argc != 3) return 2;
  const auto scenario = std::make_shared<const ebb::Scenario>(ebb::read_scenario(argv[1]));
  const ebb::Plan plan = ebb::make_plan(scenario, {.trials = 2048, .seed = 1});
  const ebb::Result result = ebb::simulate(plan, ebb::shard_trials(2048, 1, 1), {.threads = 2, .progress = {}, .stop = {}});
  const ebb::Report report = ebb::estimate(result);
  const auto median = report.thresholds.at(0).median.day;
  if (!median) return 1;
  std::puts(ebb::iso(scenario->date_of(*median)).c_str());
  return ebb::iso(scenario->date_of(*median)) == argv[2] ? 0 : 1;
} catch (const std::exception& failure) {
  std::fputs(failure.what(), stderr);
  return 3;
}
