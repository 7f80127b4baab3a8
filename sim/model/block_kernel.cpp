#include "model/block_kernel.hpp"

#include "ebb/model/reference.hpp"
#include "model/passage_kernel.hpp"
#include "random/trial_block.hpp"

namespace ebb {

BlockKernel::BlockKernel(const Model& model, KernelKind kind)
    : model_(&model), kind_(kind), days_(model), normal_(Distribution(normal(0, 1))) {}

void BlockKernel::simulate(const InputBlock& inputs, OutcomeBlock& outcomes) {
  passed_.fill(false);
  if (kind_ == KernelKind::passage) pass_most(inputs, outcomes);
  days_.simulate(inputs, passed_, outcomes);
}

void BlockKernel::pass_most(const InputBlock& inputs, OutcomeBlock& outcomes) {
  const std::uint64_t first = inputs.first_trial, last = first + static_cast<std::uint64_t>(inputs.trials) - 1;
  if (always_by_day(first + 1) && always_by_day(last)) return;  // all of them
  make_room(*model_, outcomes);
  std::array<Uniform, kBlockTrials> uniforms;
  std::array<double, kBlockTrials> z{};
  const auto trials = static_cast<std::size_t>(inputs.trials);
  fill_uniforms(model_->streams.passage, first, 0, std::span(uniforms).first(trials));
  normal_.fill(std::span(uniforms).first(trials), std::span(z).first(trials));
  pass(*model_, inputs, z, outcomes, error_);
  for (std::size_t lane = 0; lane < trials; ++lane)
    passed_[lane] = error_[lane] <= kMostPassageError && !always_by_day(first + lane);
}

}  // namespace ebb
