#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <variant>

#include "ebb/random/design_kind.hpp"
#include "ebb/random/stream.hpp"
#include "ebb/random/uniform.hpp"

namespace ebb {

class SobolPoints;

/// One axis of the cube: an uncertain input, or whether an event comes.
struct Axis {
  Stream stream;           ///< of the input's name
  std::uint64_t step = 0;  ///< 0: the input's value, 1: whether what has this probability comes
  int dimension = 0;       ///< Sobol points only: which coordinate
};

/// u(trial) = stream.uniform(trial, step).
struct IndependentTrials {};

/// Every turn of 64 trials is a Latin hypercube: on every axis one trial in each of 64 equal strata, in an order that is drawn
/// for each axis and turn, and uniform inside its stratum (McKay, Beckman and Conover, Technometrics 21, 1979).
struct LatinHypercube {};

/// Trials 2i and 2i + 1 have u and 1 − u on every axis (Hammersley and Morton, Proc. Camb. Phil. Soc. 52, 1956).
struct AntitheticPairs {};

/// Each replicate is a Sobol sequence, scrambled for itself; its turns are consecutive stretches of 64 points.
struct ScrambledSobol {
  std::shared_ptr<const SobolPoints> points;
};

/// A design is asked for uniforms by axis and trial; it has no state, so that any trial can be asked for at any time.
using Design = std::variant<IndependentTrials, LatinHypercube, AntitheticPairs, ScrambledSobol>;

inline constexpr int kMostSobolDimensions = 3667;                          ///< of Boost.Random's table (Joe and Kuo, 2008)
inline constexpr std::uint64_t kMostSobolTrials = std::uint64_t{1} << 36;  ///< 2³² points in each replicate

/// The design for a cube of `dimensions` ≥ 0 axes. Throws std::length_error beyond kMostSobolDimensions.
Design make_design(DesignKind kind, std::uint64_t seed, int dimensions);

/// The uniforms of trials first_trial, first_trial + 1, … on one axis. A Sobol design has kMostSobolTrials trials and no more.
void fill_uniforms(const Design& design, const Axis& axis, std::uint64_t first_trial, std::span<Uniform> uniforms);

}  // namespace ebb
