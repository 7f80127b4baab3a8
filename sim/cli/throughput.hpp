#pragma once
#include <optional>
#include <string>
#include <vector>

namespace ebb::cli {

/// How fast a sampler is on this machine, and what a C++ programmer would use instead; CPU nanoseconds a draw.
struct SamplerSpeed {
  std::string name;
  double ebb = 0;
  std::optional<double> boost, std;
};

/// How fast ebb runs a reference problem, in trials.
struct KernelSpeed {
  std::string problem, kernel;
  double per_cpu_second = 0;  ///< one thread, by the CPU time that it used: other programs do not slow it down
  double per_second = 0;      ///< one thread, by the clock
  double per_second_all = 0;  ///< all threads, by the clock
};

struct SamplerSpeeds {
  std::vector<SamplerSpeed> samplers;
  std::string witness_failed;  ///< how ebb-witness failed ("killed by signal 9"); empty: it did not, or was not found
};

/// Measures every sampler, in turn with those of ebb-witness where it is found next to ebb; the best of three rounds. Takes about
/// `seconds`.
SamplerSpeeds measure_samplers(double seconds);

/// Runs the reference problems as `ebb run` does, on one thread and on `threads`. Takes about `seconds`.
std::vector<KernelSpeed> measure_kernels(double seconds, int threads);

}  // namespace ebb::cli
