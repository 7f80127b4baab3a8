#include <algorithm>
#include <span>

#include "core/rounding.hpp"
#include "ebb/plan/plan.hpp"

namespace ebb {
namespace {

void round_all(Rounding rounding, std::span<double> values) {
  if (rounding == Rounding::none) return;
  for (double& x : values) x = rounding == Rounding::whole ? math::rounded(x) : math::floored(x);
}

std::uint8_t bin_of(const Uniform& at) { return static_cast<std::uint8_t>(32 * at.u); }

/// Writes down what one input's uniforms come to.
void take(const InputDraw& draw, std::span<const Uniform> uniforms, InputBlock& block) {
  const std::span values = std::span(block.values[static_cast<std::size_t>(draw.row)]).first(uniforms.size());
  draw.quantile.fill(uniforms, values);
  round_all(draw.rounding, values);
  if (draw.recorded_as < 0) return;
  std::transform(uniforms.begin(), uniforms.end(), block.bins[static_cast<std::size_t>(draw.recorded_as)].begin(), bin_of);
}

void take_together(const CasePlan& plan, const CorrelatedDraws& correlated, InputBlock& block) {
  const auto trials = static_cast<std::size_t>(block.trials);
  std::vector<std::vector<Uniform>> uniforms(correlated.draws.size(), std::vector<Uniform>(trials));
  for (std::size_t i = 0; i < uniforms.size(); ++i)
    fill_uniforms(plan.design, plan.draws[correlated.draws[i]].axis, block.first_trial, uniforms[i]);
  std::vector<Uniform> together(uniforms.size());
  for (std::size_t lane = 0; lane < trials; ++lane) {
    for (std::size_t i = 0; i < together.size(); ++i) together[i] = uniforms[i][lane];
    correlated.copula.apply(together);
    for (std::size_t i = 0; i < together.size(); ++i) uniforms[i][lane] = together[i];
  }
  for (std::size_t i = 0; i < uniforms.size(); ++i) take(plan.draws[correlated.draws[i]], uniforms[i], block);
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
    take(plan.draws[i], uniforms, block);
  }

  for (const EventDraw& event : plan.events) {
    const auto& probability = block.values[static_cast<std::size_t>(event.probability)];
    auto& comes = block.values[static_cast<std::size_t>(event.row)];
    if (event.recorded_as < 0) {
      comes = probability;  // 0 or 1
      continue;
    }
    fill_uniforms(plan.design, event.axis, first_trial, uniforms);
    for (std::size_t lane = 0; lane < lanes; ++lane) comes[lane] = uniforms[lane].u < probability[lane] ? 1 : 0;
    auto& bins = block.bins[static_cast<std::size_t>(event.recorded_as)];
    for (std::size_t lane = 0; lane < lanes; ++lane) bins[lane] = comes[lane] == 1 ? 0 : 1;
  }
}

}  // namespace ebb
