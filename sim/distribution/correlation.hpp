#pragma once
#include <cstddef>
#include <optional>
#include <vector>

namespace ebb {

// Correlation matrices of n quantities, row by row.

/// r = 2 sin(πρ/6), entry by entry; 1 stays 1.
std::vector<double> pearson_of_ranks(const std::vector<double>& ranks);

/// L with L Lᵀ = matrix, or nothing where the matrix is not positive definite (or nearer to singular than 1e-12).
std::optional<std::vector<double>> cholesky_factor(std::size_t n, const std::vector<double>& matrix);

/// The rank correlations nearest to those given that are valid together, to three decimals.
std::vector<double> nearest_valid_ranks(std::size_t n, const std::vector<double>& ranks);

}  // namespace ebb
