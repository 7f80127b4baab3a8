#include "ebb/random/design.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

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

/// A pair that is cut in two by an end of the span counts as well.
void fill(const AntitheticPairs&, const Axis& axis, std::uint64_t first_trial, std::span<Uniform> uniforms) {
  fill_uniforms(axis.stream, first_trial, axis.step, uniforms);
  if (uniforms.empty()) return;
  if (first_trial % 2 == 1) uniforms[0] = reflected(axis.stream.uniform(first_trial - 1, axis.step));
  for (std::size_t i = 1 + first_trial % 2; i < uniforms.size(); i += 2) uniforms[i] = reflected(uniforms[i - 1]);
}

void fill(const ScrambledSobol& sobol, const Axis& axis, std::uint64_t first_trial, std::span<Uniform> uniforms) {
  std::array<std::uint64_t, 16 * kTurn> room;
  for (std::size_t done = 0; done < uniforms.size();) {
    const std::span words = std::span(room).first(std::min(room.size(), uniforms.size() - done));
    sobol.points->fill(axis.dimension, first_trial + done, words);
    make_uniforms(words, uniforms.subspan(done, words.size()));
    done += words.size();
  }
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
