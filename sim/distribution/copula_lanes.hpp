#pragma once
#include <cstddef>
#include <span>

#include "ebb/random/uniform.hpp"

namespace ebb {

/// GaussianCopula::apply of the first trials, as many as there are whole vectors of, in the widest instructions that the machine
/// has; `factor` is Cholesky's, row by row. How many trials those are. The bits are those of one trial at a time.
std::size_t correlated_in_vectors(std::span<const double> factor, std::span<const std::span<Uniform>> rows);

}  // namespace ebb
