#pragma once
#include <cstdint>

#include "ebb/model/day.hpp"
#include "ebb/model/model.hpp"

namespace ebb {

/// Whether a trial is kept by a later count: with probability f(x) / max f, f(x) the probability that the count, rounded,
/// equals the trial's own x on that day.
bool keeps(const Model::LaterCountTest& test, double x, std::uint64_t trial);
bool keeps(const Model::LaterCountTest& test, const Day& day, std::uint64_t trial);

/// f(x) = P(x − ½ ≤ X < x + ½), x ≥ 0 whole (rounding is half away from zero).
double probability_of_whole(const Distribution& law, double x);

/// max over whole x of f(x).
double highest_probability_of_whole(const Distribution& law);

}  // namespace ebb
