// The instruction sets that vector code is chosen from, against what the system says of its processor.
#include <hwy/targets.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <initializer_list>
#include <iterator>
#include <set>
#include <sstream>
#include <string>

namespace {

std::set<std::string> flags_of_processor() {
  std::ifstream file("/proc/cpuinfo");
  for (std::string line; std::getline(file, line);) {
    if (line.rfind("flags", 0) != 0) continue;
    std::istringstream words(line.substr(line.find(':') + 1));
    return {std::istream_iterator<std::string>(words), {}};
  }
  return {};
}

}  // namespace

TEST_CASE("Vector code is chosen from the instruction sets that the processor has") {
  const std::set<std::string> flags = flags_of_processor();
  REQUIRE_FALSE(flags.empty());
  const auto has = [&](std::int64_t target) { return (hwy::SupportedTargets() & target) == target; };
  bool all = true;  // with everything that came before
  const auto with = [&](std::initializer_list<const char*> more) {
    for (const char* flag : more) all = all && flags.count(flag) > 0;
    return all;
  };
  CHECK(has(HWY_SSE4) == with({"ssse3", "sse4_1", "sse4_2", "pclmulqdq", "aes"}));
  CHECK(has(HWY_AVX2) == with({"avx", "avx2", "fma", "bmi1", "bmi2", "f16c"}));
  CHECK(has(HWY_AVX3) == with({"avx512f", "avx512vl", "avx512dq", "avx512bw", "avx512cd"}));
  CHECK(has(HWY_AVX3_DL) == with({"avx512_vnni", "vpclmulqdq", "avx512vbmi", "avx512_vbmi2", "vaes", "avx512_vpopcntdq",
                                  "avx512_bitalg", "gfni"}));
}
