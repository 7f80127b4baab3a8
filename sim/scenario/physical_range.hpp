#pragma once
#include <optional>
#include <string>

#include "scenario/context.hpp"
#include "scenario/keys.hpp"

namespace ebb {

/// Mass outside the physical range up to this is cut off; more is an error.
inline constexpr double kNegligible = 1e-12;

/// A law cut to the physical range of its key, and the mass that this has removed at either end. Nothing where more than
/// kNegligible lies outside; the error says how much, and which min or max mends it.
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

/// "2.3 %", "1.2e-7 %": a share of all trials.
std::string share_in_percent(double share);

}  // namespace ebb
