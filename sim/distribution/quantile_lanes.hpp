#pragma once
#include <cstddef>
#include <span>

#include "ebb/distribution/family.hpp"
#include "ebb/random/uniform.hpp"

namespace ebb {

/// What is left of a family between its min and max: values in [lowest, highest], P(X < min), P(X > max), and the mass between.
struct Cut {
  double lowest, highest;
  double below, above, kept;
  Uniform inside(Uniform u) const { return {below + u.u * kept, above + u.complement * kept}; }
};

/// Quantiles of the first uniforms of a span, as many as there are whole vectors of, in the widest instructions that the machine
/// has; none of families that have no such code. How many those are. The bits are those of one at a time.
std::size_t quantiles_in_vectors(const Family& family, const Cut& cut, std::span<const Uniform> uniforms, double* values);

}  // namespace ebb
