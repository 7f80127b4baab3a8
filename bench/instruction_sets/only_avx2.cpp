// Linked into the program, this keeps it from using AVX-512, whatever the machine has.
#include <hwy/targets.h>

namespace {

[[maybe_unused]] const bool kRestricted = (hwy::SetSupportedTargetsForTest(HWY_AVX2 | HWY_SSE4), true);

}  // namespace
