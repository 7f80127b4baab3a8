#pragma once
#include <array>
#include <memory>

#include "ebb/model/input_block.hpp"
#include "ebb/model/model.hpp"
#include "ebb/model/outcome_block.hpp"

namespace ebb {

class Herd;

/// Blocks of trials through the days, a vector of trials at a time, in the widest instructions that the machine has. The outcomes
/// are those of model/reference.cpp, bit for bit, on every machine. One for each thread.
class DayKernel {
 public:
  explicit DayKernel(const Model& model);  ///< the model must outlive it
  ~DayKernel();
  DayKernel(DayKernel&&) noexcept;

  /// `outcomes` is overwritten; only the lanes below inputs.trials mean anything.
  void simulate(const InputBlock& inputs, OutcomeBlock& outcomes) { simulate(inputs, {}, outcomes); }

  /// The same without the trials of the block that are in `others`: their outcomes stay as they are. No trial of the strength
  /// sample may be among them.
  void simulate(const InputBlock& inputs, const std::array<bool, kBlockTrials>& others, OutcomeBlock& outcomes);

 private:
  const Model* model_;
  std::unique_ptr<Herd> herd_;  // null where the reference does the work
};

}  // namespace ebb
