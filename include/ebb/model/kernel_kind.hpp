#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace ebb {

/// How the trials of a case are simulated.
enum class KernelKind {
  day,      ///< simulates every trial day by day
  passage,  ///< most trials by first passage, from the distribution of casualties (docs/model.md, "The short cut")
};
inline constexpr std::array<std::string_view, 2> kKernelNames{"day", "passage"};

constexpr std::string_view name_of(KernelKind kind) { return kKernelNames[static_cast<std::size_t>(kind)]; }

/// Returns the kind with that name, or nothing if there is none.
constexpr std::optional<KernelKind> kernel_named(std::string_view name) {
  for (std::size_t i = 0; i < kKernelNames.size(); ++i)
    if (kKernelNames[i] == name) return static_cast<KernelKind>(i);
  return {};
}

inline constexpr int kFollowedEvery = 64;

/// True if a trial is always simulated day by day, even if its case allows first passage. These are the first 1,024 trials and
/// every 64th, which supply the strength chart. Both kernels therefore simulate trials in every run.
constexpr bool always_by_day(std::uint64_t trial) { return trial < 1024 || trial % std::uint64_t{kFollowedEvery} == 0; }

}  // namespace ebb
