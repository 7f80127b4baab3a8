#pragma once
#include <optional>
#include <string_view>

#include "scenario/value.hpp"

namespace ebb {

/// 0.05 of "p5", 0.025 of "p2.5"; nothing of any other word. The nearest double to the decimal fraction.
std::optional<double> probability_of(std::string_view name);

/// Whether a table has a key such as p5.
bool has_quantiles(const Value& table);

}  // namespace ebb
