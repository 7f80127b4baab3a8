#pragma once
#include <hwy/targets.h>

#include <catch2/catch.hpp>
#include <cstdint>

namespace ebb::test {

class OnlyTarget {
 public:
  explicit OnlyTarget(std::int64_t targets) { hwy::SetSupportedTargetsForTest(targets); }
  ~OnlyTarget() { hwy::SetSupportedTargetsForTest(0); }
};

/// Runs `check` once in each instruction set that this machine has and the program was built for, no vectors at all among them.
template <class Check>
void in_every_instruction_set(const Check& check) {
  // The last is what a recent machine takes: where there is no code for it, that of AVX-512.
  for (const std::int64_t targets : {HWY_SCALAR, HWY_SSE4, HWY_AVX2, HWY_AVX3, HWY_AVX3_DL | HWY_AVX3}) {
    if (targets != HWY_SCALAR && (hwy::SupportedTargets() & targets) != targets) continue;
    INFO(hwy::TargetName(targets & -targets));
    const OnlyTarget only(targets);
    check();
  }
}

}  // namespace ebb::test
