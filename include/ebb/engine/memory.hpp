#pragma once
#include <cstdint>

#include "ebb/plan/plan.hpp"

namespace ebb {

/// The most counts that a result may hold. Such a result takes 128 MiB of memory and is at most kLongestResult bytes long.
inline constexpr std::uint64_t kMostCounts = std::uint64_t{1} << 24;

/// The most memory, in bytes, that counts and blocks of trials may take while a plan is run, all threads together.
inline constexpr std::uint64_t kMostRunMemory = std::uint64_t{1} << 30;

/// Throws ScenarioFailure where the plan's result would hold more than kMostCounts, or one thread would need more than
/// kMostRunMemory. Allocates nothing.
void require_memory(const Plan& plan);

/// How many threads kMostRunMemory is enough for; at least 1.
std::uint64_t threads_that_fit(const Plan& plan);

}  // namespace ebb
