#include "ebb/random/design.hpp"

#include <array>
#include <stdexcept>
#include <vector>

#include "random/latin_hypercube.hpp"
#include "random/sobol.hpp"
#include "random/trial_block.hpp"

namespace ebb {
namespace {

void fill(const IndependentTrials&, const Axis& axis, std::uint64_t first_trial, std::span<Uniform> uniforms) {
  fill_uniforms(axis.stream, first_trial, axis.step, uniforms);
}

void fill(const LatinHypercube&, const Axis& axis, std::uint64_t first_trial, std::span<Uniform> uniforms) {
  fill_strata(axis, first_trial, uniforms);
}

void fill(const AntitheticPairs&, const Axis& axis, std::uint64_t first_trial, std::span<Uniform> uniforms) {
  for (std::size_t i = 0; i < uniforms.size(); ++i) {
    const std::uint64_t trial = first_trial + i;
    const bool second = trial % 2 == 1;
    if (second && i > 0)
      uniforms[i] = reflected(uniforms[i - 1]);
    else
      uniforms[i] = second ? reflected(axis.stream.uniform(trial - 1, axis.step)) : axis.stream.uniform(trial, axis.step);
  }
}

void fill(const ScrambledSobol& sobol, const Axis& axis, std::uint64_t first_trial, std::span<Uniform> uniforms) {
  std::vector<std::uint64_t> words(uniforms.size());
  sobol.points->fill(axis.dimension, first_trial, words);
  for (std::size_t i = 0; i < words.size(); ++i) uniforms[i] = uniform_from_bits(words[i]);
}

}  // namespace

Design make_design(DesignKind kind, std::uint64_t seed, int dimensions) {
  switch (kind) {
    case DesignKind::mc: return IndependentTrials();
    case DesignKind::lhs: return LatinHypercube();
    case DesignKind::antithetic: return AntitheticPairs();
    case DesignKind::sobol: break;
  }
  if (dimensions > kMostSobolDimensions) throw std::length_error("more dimensions than there are Sobol points for");
  return ScrambledSobol{std::make_shared<const SobolPoints>(seed, dimensions)};
}

void fill_uniforms(const Design& design, const Axis& axis, std::uint64_t first_trial, std::span<Uniform> uniforms) {
  std::visit([&](const auto& kind) { fill(kind, axis, first_trial, uniforms); }, design);
}

}  // namespace ebb
