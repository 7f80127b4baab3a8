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

/// How fast a reference problem is: with one thread by CPU time, with all by the clock on the wall.
struct KernelSpeed {
  std::string problem, kernel;
  double trials_per_cpu_second = 0, trials_per_second = 0;
};

/// Measures every sampler, in turn with those of ebb-witness where it stands beside this program; the best of three rounds.
/// Takes about `seconds`.
std::vector<SamplerSpeed> measure_samplers(double seconds);

/// Runs the reference problems as `ebb run` does, on one thread and on `threads`. Takes about `seconds`.
std::vector<KernelSpeed> measure_kernels(double seconds, int threads);

}  // namespace ebb::cli
