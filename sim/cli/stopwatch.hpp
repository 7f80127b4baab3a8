#pragma once
#include <chrono>
#include <cstdint>
#include <ctime>

namespace ebb::cli {

/// CPU seconds of this process so far, user and system, all threads.
inline double cpu_seconds() {
  std::timespec used{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
  return static_cast<double>(used.tv_sec) + 1e-9 * static_cast<double>(used.tv_nsec);
}

/// Seconds on the wall since an arbitrary moment.
inline double wall_seconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// CPU nanoseconds a draw, measured for `seconds`; draw(first, n) draws n numbers and returns their sum.
template <class Draw>
double nanoseconds_a_draw(Draw&& draw, double seconds) {
  constexpr int kBatch = 32 * 1024;
  std::uint64_t drawn = 0;
  volatile double kept = draw(drawn, kBatch);  // not counted; keeps the work from being dropped
  const double start = cpu_seconds();
  double used = 0;
  for (; used < seconds; used = cpu_seconds() - start, drawn += kBatch) kept = kept + draw(drawn, kBatch);
  return 1e9 * used / static_cast<double>(drawn);
}

}  // namespace ebb::cli
