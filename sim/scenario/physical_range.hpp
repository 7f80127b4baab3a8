#pragma once
#include <optional>
#include <string>

#include "scenario/context.hpp"
#include "scenario/keys.hpp"

namespace ebb {

/// Mass outside the physical range is cut off, and the rest scaled up: silently up to the first share, with a warning up to the
/// second. More is an error.
inline constexpr double kCutSilently = 1e-4, kCutWithWarning = 1e-2;

/// A law cut to the physical range of its key, and the mass that this has removed at either end. Nothing where more than
/// kCutWithWarning lies outside. The findings say how much that is, and which min or max (low or high of a metalog) mends it.
/// Throws DistributionError where the law's own truncation has left too little to cut.
struct WithinRange {
  Distribution law;
  Tails cut;
};
std::optional<WithinRange> within_range(Context& context, const Key& key, const std::string& name, const Distribution& law,
                                        Spot spot);

/// Reports a fixed number outside the range: "'size' is -5; it must lie between 0 and 1,000,000,000".
void outside_range(Context& context, const Key& key, const Value& value);

/// Whether a plain number lies in the physical range.
bool in_range(const Key& key, double number);

/// "2.3 %", "less than 0.01 %": a share of all trials.
std::string share_in_percent(double share);

}  // namespace ebb
