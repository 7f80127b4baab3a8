#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "ebb/model/input_block.hpp"

namespace ebb {

/// The outcomes of one block of trials.
struct OutcomeBlock {
  std::vector<std::array<std::int32_t, kBlockTrials>>
      reached;                                          ///< [threshold][lane]: the day, or horizon + 1 if not by the horizon
  std::vector<std::vector<std::int64_t>> strength;      ///< [sampled trial of the block][strength day]: front at day's end
  std::vector<std::array<bool, kBlockTrials>> kept_by;  ///< [later count][lane]
  std::array<bool, kBlockTrials> losses_above_size{};
};

struct Model;

/// Resizes a block of outcomes to the shape that a model needs.
void make_room(const Model& model, OutcomeBlock& outcomes);

}  // namespace ebb
