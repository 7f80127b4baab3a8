#pragma once
#include <hwy/targets.h>

#include <catch2/catch.hpp>
#include <cstdint>

namespace ebb::test {

class OnlyTarget {
 public:
  explicit OnlyTarget(std::int64_t target) { hwy::SetSupportedTargetsForTest(target); }
  ~OnlyTarget() { hwy::SetSupportedTargetsForTest(0); }
};

/// Runs `check` once in each instruction set that this machine has and the program was built for, no vectors at all among them.
template <class Check>
void in_every_instruction_set(const Check& check) {
  for (const std::int64_t target : {HWY_SCALAR, HWY_SSE4, HWY_AVX2, HWY_AVX3}) {
    if (target != HWY_SCALAR && (hwy::SupportedTargets() & target) == 0) continue;
    INFO(hwy::TargetName(target));
    const OnlyTarget only(target);
    check();
  }
}

}  // namespace ebb::test
