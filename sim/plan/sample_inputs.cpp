#include <algorithm>
#include <span>

#include "ebb/plan/plan.hpp"
#include "plan/input_lanes.hpp"

namespace ebb {
namespace {

/// Writes down what one input's uniforms of the trials from `first` on in the block come to.
void take(const InputDraw& draw, std::size_t first, std::span<const Uniform> uniforms, InputBlock& block) {
  const std::span values = std::span(block.values[static_cast<std::size_t>(draw.row)]).subspan(first, uniforms.size());
  draw.quantile.fill(uniforms, values);
  round_all(draw.rounding, values);
  if (draw.recorded_as < 0) return;
  fill_bins(uniforms, std::span(block.bins[static_cast<std::size_t>(draw.recorded_as)]).subspan(first, uniforms.size()));
}

/// Some trials of the block at a time, for all inputs: no more room than that is needed.
void take_together(const CasePlan& plan, const CorrelatedDraws& correlated, InputBlock& block) {
  constexpr std::size_t kTogether = 64;
  const auto trials = static_cast<std::size_t>(block.trials);
  std::vector<std::array<Uniform, kTogether>> rows(correlated.draws.size());
  for (std::size_t first = 0; first < trials; first += kTogether) {
    const std::size_t count = std::min(kTogether, trials - first);
    std::vector<std::span<Uniform>> uniforms;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      uniforms.push_back(std::span(rows[i]).first(count));
      fill_uniforms(plan.design, plan.draws[correlated.draws[i]].axis, block.first_trial + first, uniforms[i]);
    }
    correlated.copula.apply(uniforms);
    for (std::size_t i = 0; i < rows.size(); ++i) take(plan.draws[correlated.draws[i]], first, uniforms[i], block);
  }
}

bool is_correlated(const CasePlan& plan, std::size_t draw) {
  return plan.correlated && std::ranges::count(plan.correlated->draws, draw) > 0;
}

}  // namespace

InputBlock make_input_block(const CasePlan& plan) {
  InputBlock block;
  block.values.resize(static_cast<std::size_t>(plan.rows));
  block.bins.resize(plan.recorded.size());
  for (const FixedValue& fixed : plan.fixed) block.values[static_cast<std::size_t>(fixed.row)].fill(fixed.value);
  return block;
}

void sample_inputs(const CasePlan& plan, std::uint64_t first_trial, int trials, InputBlock& block) {
  block.first_trial = first_trial;
  block.trials = trials;
  const std::size_t lanes = static_cast<std::size_t>(trials);
  std::array<Uniform, kBlockTrials> room;
  const std::span uniforms = std::span(room).first(lanes);

  if (plan.correlated) take_together(plan, *plan.correlated, block);
  for (std::size_t i = 0; i < plan.draws.size(); ++i) {
    if (is_correlated(plan, i)) continue;
    fill_uniforms(plan.design, plan.draws[i].axis, first_trial, uniforms);
    take(plan.draws[i], 0, uniforms, block);
  }

  for (const EventDraw& event : plan.events) {
    const auto& probability = block.values[static_cast<std::size_t>(event.probability)];
    auto& comes = block.values[static_cast<std::size_t>(event.row)];
    fill_uniforms(plan.design, event.axis, first_trial, uniforms);
    decide(uniforms, probability, comes, block.bins[static_cast<std::size_t>(event.recorded_as)]);
  }
  if (plan.luck) fill_uniforms(plan.design, *plan.luck, first_trial, std::span(block.luck).first(lanes));
}

}  // namespace ebb
