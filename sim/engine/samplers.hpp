#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace ebb {

/// A way in which a run draws numbers, to be measured: `draw(first, n)` draws for n trials from `first` on and returns the sum.
/// All address their draws as a run does: those of an input for a block of trials at once, through the table that sampling uses;
/// what a day draws ("day: …") comes from the generator of one trial in each lane.
struct Sampler {
  std::string name;
  std::function<double(std::uint64_t first, int n)> draw;
};

/// Words and uniforms, then every family of inputs, then what a day draws, in vectors; last the least that a negative-binomial
/// day needs, a word and a gamma variate.
std::vector<Sampler> samplers();

}  // namespace ebb
