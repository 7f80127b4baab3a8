#pragma once
#include <array>
#include <memory>

#include "ebb/model/input_block.hpp"
#include "ebb/model/model.hpp"
#include "ebb/model/outcome_block.hpp"

namespace ebb {

class Herd;

/// Simulates blocks of trials day by day, one vector of trials at a time, with the widest instructions that the machine has. The
/// outcomes equal those of model/reference.cpp bit for bit, on every machine. Each thread needs its own kernel.
class DayKernel {
 public:
  explicit DayKernel(const Model& model);  ///< the model must outlive it
  ~DayKernel();
  DayKernel(DayKernel&&) noexcept;

  /// Simulates a block and overwrites `outcomes`. Only lanes below inputs.trials have a meaning.
  void simulate(const InputBlock& inputs, OutcomeBlock& outcomes) { simulate(inputs, {}, outcomes); }

  /// Does the same without the trials of the block that are in `others`; their outcomes stay unchanged. `others` must contain no
  /// trial of the strength sample.
  void simulate(const InputBlock& inputs, const std::array<bool, kBlockTrials>& others, OutcomeBlock& outcomes);

 private:
  const Model* model_;
  std::unique_ptr<Herd> herd_;  // null if the reference does the work
};

}  // namespace ebb
