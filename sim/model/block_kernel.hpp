#pragma once
#include <array>
#include <vector>

#include "ebb/distribution/quantile_table.hpp"
#include "ebb/model/kernel_kind.hpp"
#include "model/day_kernel.hpp"

namespace ebb {

/// Blocks of trials, each trial by the kernel that is right for it: which that is hangs on its number and its inputs. One for
/// each thread.
class BlockKernel {
 public:
  BlockKernel(const Model& model, KernelKind kind);  ///< the model must outlive it

  /// `outcomes` is overwritten; only the lanes below inputs.trials mean anything.
  void simulate(const InputBlock& inputs, OutcomeBlock& outcomes);

  /// Whether a trial of the block simulated last went by first passage, and by how much of a day that may be off.
  bool passed(int lane) const { return passed_[static_cast<std::size_t>(lane)]; }
  double error(int lane) const { return error_[static_cast<std::size_t>(lane)]; }

 private:
  struct Turn {
    bool drawn = false;
    std::vector<double> z;  ///< room is made when it is first drawn: most turns of many waves never are
  };

  void pass_most(const InputBlock& inputs, OutcomeBlock& outcomes);
  const double* deviates_of(const InputBlock& inputs, std::size_t turn);

  const Model* model_;
  KernelKind kind_;
  DayKernel days_;
  QuantileTable normal_;
  std::vector<Turn> deviates_;
  std::array<bool, kBlockTrials> passed_{};
  std::array<double, kBlockTrials> error_{};
};

}  // namespace ebb
