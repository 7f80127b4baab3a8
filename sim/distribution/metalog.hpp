#pragma once
#include <array>
#include <vector>

#include "ebb/random/uniform.hpp"

namespace ebb {

/// One number for each of Keelin's terms 1, L, dL, d, d², with L = log(y/(1 − y)), d = y − ½.
using MetalogTerms = std::array<double, 5>;

/// The terms at y, and their derivatives by L, which stay finite in both tails; l is the L of y.
MetalogTerms metalog_terms(double l, Uniform y);
MetalogTerms metalog_slopes(double l, Uniform y);

/// Σ aᵢ·termᵢ over the coefficients there are.
double sum_of(const std::vector<double>& coefficients, const MetalogTerms& terms);

/// From a quantity to the unbounded scale on which M(y) is the sum of terms, and back; low and high may be infinite.
double to_metalog_scale(double x, double low, double high);
double from_metalog_scale(double m, double low, double high);

/// The smallest slope dM/dL on (0, 1), the limits at both ends included. M increases everywhere just if it is above 0, or if
/// a₂ = a₃ = 0 and the slope divided by y(1 − y), a₄ + 2a₅d, is.
double least_slope(const std::vector<double>& coefficients);
bool increases(const std::vector<double>& coefficients);

}  // namespace ebb
