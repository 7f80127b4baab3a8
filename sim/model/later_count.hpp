#pragma once
#include <cstdint>

#include "ebb/model/day.hpp"
#include "ebb/model/model.hpp"

namespace ebb {

/// True if a later count keeps a trial. The probability is f(x) / max f, where f(x) is the probability that the rounded count
/// equals the trial's own x on that day.
bool keeps(const Model::LaterCountTest& test, double x, std::uint64_t trial);
bool keeps(const Model::LaterCountTest& test, const Day& day, std::uint64_t trial);

/// Returns f(x) = P(x − ½ ≤ X < x + ½), x ≥ 0 whole (rounding is half away from zero).
double probability_of_whole(const Distribution& law, double x);

/// Returns the maximum of f(x) over whole x.
double highest_probability_of_whole(const Distribution& law);

}  // namespace ebb
