#include "ebb/engine/memory.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ebb/core/failure.hpp"
#include "ebb/core/text.hpp"
#include "engine/shapes.hpp"

namespace ebb {
namespace {

constexpr std::int32_t kMostLagRows = 512;  // with longer lags the day kernel runs a trial at a time (model/day_kernel.cpp)

std::uint64_t counts_in(const TallyShape& shape) {
  const std::uint64_t days = static_cast<std::uint64_t>(shape.horizon_days) + 2;
  const std::uint64_t rows = static_cast<std::uint64_t>(shape.replicates) + 1;  // and their sum
  std::uint64_t inputs = 0;
  for (const int bins : shape.input_bins)
    inputs += static_cast<std::uint64_t>(bins) * static_cast<std::uint64_t>(shape.columns());
  return static_cast<std::uint64_t>(shape.thresholds) * rows * days + shape.strength_days.size() * shape.strength_bins.size() +
         inputs + static_cast<std::uint64_t>(shape.later_counts);
}

std::uint64_t counts_in(const Plan& plan) {
  std::uint64_t counts = 0;
  for (const CasePlan& one : plan.cases) counts += counts_in(shape_of(plan, one));
  return counts;
}

std::uint64_t tally_bytes(const Plan& plan) { return counts_in(plan) * sizeof(std::uint64_t); }

/// The rows of a block's trials in the day kernel: at most 40, and some for each phase, wave, threshold and later count, and for
/// each day ahead on which somebody may return (model/herd.hpp).
std::uint64_t state_rows(const Model& model) {
  std::uint64_t rows = 40 + 3 * (model.phases.size() + model.reinforcements.size()) + 2 * model.thresholds.size() +
                       model.later_counts.size();
  if (model.returns) rows += static_cast<std::uint64_t>(std::clamp(model.returns->lags.longest, 0, kMostLagRows));
  return rows;
}

/// Of one thread: its counts, and for each case a block of inputs and the state of its trials.
std::uint64_t thread_bytes(const Plan& plan) {
  std::uint64_t rows = 0;
  for (const CasePlan& one : plan.cases) rows += static_cast<std::uint64_t>(one.rows) + state_rows(one.model);
  return tally_bytes(plan) + rows * sizeof(InputBlock::Lanes<double>);
}

std::string number(std::uint64_t value) { return grouped(static_cast<long long>(value)); }

/// "1 case", "20 cases".
std::string many(std::uint64_t count, const char* noun) {
  return fmt::format("{} {}{}", number(count), noun, count == 1 ? "" : "s");
}

[[noreturn]] void refuse(const Plan& plan, const std::string& why) {
  throw ScenarioFailure({{Severity::error, {plan.scenario->file, 0, 0, ""}, fmt::format("this scenario is too large: {}", why)}});
}

}  // namespace

void require_memory(const Plan& plan) {
  const Scenario& scenario = *plan.scenario;
  const std::uint64_t counts = counts_in(plan), bytes = tally_bytes(plan) + thread_bytes(plan);
  if (counts > kMostCounts)
    refuse(
        plan,
        fmt::format("its result would hold {} counts, and the most is {}. It has {}, {} and a horizon of {}; use fewer, "
                    "a shorter horizon{}",
                    number(counts), number(kMostCounts), many(plan.cases.size(), "case"),
                    many(scenario.thresholds.size(), "threshold"), many(static_cast<std::uint64_t>(scenario.horizon_days), "day"),
                    plan.options.strength_every_days < RunOptions().strength_every_days ? ", or a larger --strength-every" : ""));
  if (bytes > kMostRunMemory) {
    const Situation& situation = scenario.cases.front().situation;
    refuse(plan,
           fmt::format("a run would take {} MiB of memory, and the most is {} MiB. It has {}, each with {} and {}; use fewer",
                       number(bytes >> 20), number(kMostRunMemory >> 20), many(plan.cases.size(), "case"),
                       many(situation.phases.size(), "phase"), many(situation.reinforcements.size(), "reinforcement")));
  }
}

std::uint64_t threads_that_fit(const Plan& plan) {
  const std::uint64_t all = tally_bytes(plan);
  return all >= kMostRunMemory
             ? 1
             : std::max<std::uint64_t>(1, (kMostRunMemory - all) / std::max<std::uint64_t>(1, thread_bytes(plan)));
}

}  // namespace ebb
