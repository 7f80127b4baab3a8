#include "model/block_kernel.hpp"

#include "ebb/model/reference.hpp"
#include "model/passage_kernel.hpp"
#include "random/trial_block.hpp"

namespace ebb {

BlockKernel::BlockKernel(const Model& model, KernelKind kind)
    : model_(&model),
      kind_(kind),
      days_(model),
      normal_(Distribution(normal(0, 1))),
      deviates_(1 + model.reinforcements.size()) {}

void BlockKernel::simulate(const InputBlock& inputs, OutcomeBlock& outcomes) {
  passed_.fill(false);
  if (kind_ == KernelKind::passage) pass_most(inputs, outcomes);
  days_.simulate(inputs, passed_, outcomes);
}

void BlockKernel::pass_most(const InputBlock& inputs, OutcomeBlock& outcomes) {
  const std::uint64_t first = inputs.first_trial, last = first + static_cast<std::uint64_t>(inputs.trials) - 1;
  if (always_by_day(first + 1) && always_by_day(last)) return;  // then all trials go day by day
  make_room(*model_, outcomes);
  const auto trials = static_cast<std::size_t>(inputs.trials);
  for (auto& turn : deviates_) turn.drawn = false;
  const auto deviates = [&](std::size_t turn) { return deviates_of(inputs, turn); };
  pass(*model_, inputs, deviates, outcomes, error_);
  for (std::size_t lane = 0; lane < trials; ++lane)
    passed_[lane] = error_[lane] <= kMostPassageError && !always_by_day(first + lane);
}

const double* BlockKernel::deviates_of(const InputBlock& inputs, std::size_t turn) {
  Turn& it = deviates_[turn];
  if (it.drawn) return it.z.data();
  it.drawn = true;
  it.z.resize(kBlockTrials);
  const auto trials = static_cast<std::size_t>(inputs.trials);
  std::array<Uniform, kBlockTrials> room;
  const auto drawn = std::span(room).first(trials);
  if (turn > 0) fill_uniforms(model_->streams.passage, inputs.first_trial, turn, drawn);
  normal_.fill(turn > 0 ? drawn : std::span(inputs.luck).first(trials), std::span(it.z).first(trials));
  return it.z.data();
}

}  // namespace ebb
