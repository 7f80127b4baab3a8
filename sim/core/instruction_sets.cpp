#include <hwy/targets.h>

#include <cstdlib>
#if defined(__x86_64__)
#include <cpuid.h>
#endif

// What Highway's headers ask of Highway's library: which instruction sets this machine has, and how to end where one of their
// assertions fails in a debug build. The library would do, but whenever it is loaded it measures how fine the machine's timer is,
// for its benchmarks, and that takes 3 ms.

namespace hwy {
namespace {

std::int64_t only_for_tests = 0;

#if defined(__x86_64__)
/// A bit of the processor's own list of features, in register ecx: of those that not every compiler has a name for.
bool processor_says(unsigned leaf, unsigned bit) {
  unsigned a = 0, b = 0, c = 0, d = 0;
  return __get_cpuid_count(leaf, 0, &a, &b, &c, &d) != 0 && (c >> bit & 1u) != 0;
}
#endif

std::int64_t targets_of_this_machine() {
#if defined(__x86_64__)
  const bool f16c = processor_says(1, 29), vaes = processor_says(7, 9);
  const auto all = [](auto... has) { return (has && ...); };
#define EBB_HAS(feature) (__builtin_cpu_supports(feature) != 0)
  __builtin_cpu_init();
  std::int64_t targets = 0;
  // As Highway's own: an instruction set counts where the machine has everything that code for it may use.
  if (!all(EBB_HAS("sse4.1"), EBB_HAS("sse4.2"), EBB_HAS("ssse3"), EBB_HAS("pclmul"), EBB_HAS("aes"))) return targets;
  targets |= HWY_SSSE3 | HWY_SSE4;
  if (!all(EBB_HAS("avx"), EBB_HAS("avx2"), EBB_HAS("fma"), EBB_HAS("bmi"), EBB_HAS("bmi2"), f16c)) return targets;
  targets |= HWY_AVX2;
  if (!all(EBB_HAS("avx512f"), EBB_HAS("avx512vl"), EBB_HAS("avx512dq"), EBB_HAS("avx512bw"), EBB_HAS("avx512cd")))
    return targets;
  targets |= HWY_AVX3;
  if (all(EBB_HAS("avx512vnni"), EBB_HAS("vpclmulqdq"), EBB_HAS("avx512vbmi"), EBB_HAS("avx512vbmi2"), vaes,
          EBB_HAS("avx512vpopcntdq"), EBB_HAS("avx512bitalg"), EBB_HAS("gfni")))
    targets |= HWY_AVX3_DL;
#undef EBB_HAS
  return targets;
#else
  return HWY_ENABLED_BASELINE;
#endif
}

}  // namespace

void Abort(const char*, int, const char*, ...) { std::abort(); }

std::int64_t SupportedTargets() {
  static const std::int64_t all = targets_of_this_machine() | HWY_ENABLED_BASELINE;
  return only_for_tests != 0 ? only_for_tests : all;
}

void SetSupportedTargetsForTest(std::int64_t targets) {
  only_for_tests = targets;
  GetChosenTarget().DeInit();
}

ChosenTarget& GetChosenTarget() {
  static ChosenTarget chosen;
  return chosen;
}

}  // namespace hwy
