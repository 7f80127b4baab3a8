#pragma once
#include <array>
#include <vector>

#include "ebb/distribution/quantile_table.hpp"
#include "ebb/model/kernel_kind.hpp"
#include "model/day_kernel.hpp"

namespace ebb {

/// Simulates blocks of trials. The kernel of each trial is chosen by the trial's number and inputs. Each thread needs its own
/// BlockKernel.
class BlockKernel {
 public:
  BlockKernel(const Model& model, KernelKind kind);  ///< the model must outlive it

  /// Simulates a block and overwrites `outcomes`. Only lanes below inputs.trials have a meaning.
  void simulate(const InputBlock& inputs, OutcomeBlock& outcomes);

  /// Return whether a trial of the latest block was simulated by first passage, and the error bound of that in days.
  bool passed(int lane) const { return passed_[static_cast<std::size_t>(lane)]; }
  double error(int lane) const { return error_[static_cast<std::size_t>(lane)]; }

 private:
  struct Turn {
    bool drawn = false;
    std::vector<double> z;  ///< allocated when first drawn; with many waves, most turns never are
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
