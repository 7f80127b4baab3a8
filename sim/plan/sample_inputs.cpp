#include <cmath>
#include <span>

#include "ebb/plan/plan.hpp"

namespace ebb {
namespace {

double rounded(double drawn, Rounding rounding) {
  if (rounding == Rounding::none) return drawn;
  return rounding == Rounding::whole ? std::round(drawn) : std::floor(drawn);
}

std::uint8_t bin_of(double u) { return static_cast<std::uint8_t>(32 * u); }

using Uniforms = std::vector<std::array<Uniform, kBlockTrials>>;

Uniforms designed_uniforms(const CasePlan& plan, const InputBlock& block) {
  Uniforms uniforms(plan.draws.size());
  for (std::size_t i = 0; i < uniforms.size(); ++i)
    fill_uniforms(plan.design, plan.draws[i].axis, block.first_trial,
                  std::span(uniforms[i]).first(static_cast<std::size_t>(block.trials)));
  return uniforms;
}

void correlate(const CorrelatedDraws& correlated, int trials, Uniforms& uniforms) {
  std::vector<Uniform> together(correlated.draws.size());
  for (std::size_t lane = 0; lane < static_cast<std::size_t>(trials); ++lane) {
    for (std::size_t i = 0; i < together.size(); ++i) together[i] = uniforms[correlated.draws[i]][lane];
    correlated.copula.apply(together);
    for (std::size_t i = 0; i < together.size(); ++i) uniforms[correlated.draws[i]][lane] = together[i];
  }
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

  Uniforms uniforms = designed_uniforms(plan, block);
  if (plan.correlated) correlate(*plan.correlated, trials, uniforms);

  for (std::size_t i = 0; i < plan.draws.size(); ++i) {
    const InputDraw& draw = plan.draws[i];
    auto& values = block.values[static_cast<std::size_t>(draw.row)];
    for (std::size_t lane = 0; lane < lanes; ++lane) values[lane] = rounded(draw.quantile(uniforms[i][lane]), draw.rounding);
    if (draw.recorded_as < 0) continue;
    auto& bins = block.bins[static_cast<std::size_t>(draw.recorded_as)];
    for (std::size_t lane = 0; lane < lanes; ++lane) bins[lane] = bin_of(uniforms[i][lane].u);
  }

  std::array<Uniform, kBlockTrials> draws;
  for (const EventDraw& event : plan.events) {
    const auto& probability = block.values[static_cast<std::size_t>(event.probability)];
    auto& comes = block.values[static_cast<std::size_t>(event.row)];
    if (event.recorded_as < 0) {
      comes = probability;  // 0 or 1
      continue;
    }
    fill_uniforms(plan.design, event.axis, first_trial, std::span(draws).first(lanes));
    for (std::size_t lane = 0; lane < lanes; ++lane) comes[lane] = draws[lane].u < probability[lane] ? 1 : 0;
    auto& bins = block.bins[static_cast<std::size_t>(event.recorded_as)];
    for (std::size_t lane = 0; lane < lanes; ++lane) bins[lane] = comes[lane] == 1 ? 0 : 1;
  }
}

}  // namespace ebb
