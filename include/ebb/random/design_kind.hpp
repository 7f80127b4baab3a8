#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace ebb {

/// How the trials of a run are placed in the unit cube of its inputs (docs/statistics.md). Every trial by itself is uniform in
/// the cube in each of them; they differ in how trials avoid one another.
enum class DesignKind {
  mc,          ///< independently: plain Monte Carlo
  lhs,         ///< as Latin hypercubes
  sobol,       ///< as scrambled Sobol points
  antithetic,  ///< in pairs, u and 1 − u
};
inline constexpr std::array<std::string_view, 4> kDesignNames{"mc", "lhs", "sobol", "antithetic"};

constexpr std::string_view name_of(DesignKind kind) { return kDesignNames[static_cast<std::size_t>(kind)]; }

/// The kind of that name, or nothing.
constexpr std::optional<DesignKind> design_named(std::string_view name) {
  for (std::size_t i = 0; i < kDesignNames.size(); ++i)
    if (kDesignNames[i] == name) return static_cast<DesignKind>(i);
  return {};
}

/// Every run consists of this many independent replicates. Sampling errors are estimated from their differences.
inline constexpr int kReplicates = 16;

/// Replicates take turns of this many trials: a block of 1,024 trials gives one turn to each.
inline constexpr std::uint64_t kTurn = 64;

/// The replicate that a trial belongs to, 0 … kReplicates − 1. It depends on the trial's number alone, not on how many are run.
constexpr int replicate_of(std::uint64_t trial) { return static_cast<int>(trial / kTurn % kReplicates); }

}  // namespace ebb
