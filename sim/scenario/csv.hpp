#pragma once
#include <optional>
#include <string>
#include <vector>

#include "scenario/points.hpp"

namespace ebb {

inline constexpr std::size_t kLargestCsv = 16u << 20;  ///< bytes

/// A column of a CSV file (RFC 4180, 2005), found by its name in the header row, as points of the quantity. The path is
/// relative to the scenario's folder and stays below it, symbolic links resolved. Errors in cells are located in the CSV
/// itself.
std::optional<std::vector<double>> read_csv_column(Points& points, const Value& path, const Value& column);

}  // namespace ebb
