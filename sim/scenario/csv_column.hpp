#pragma once
#include <optional>

#include "ebb/distribution/distribution.hpp"
#include "scenario/points.hpp"

namespace ebb {

/// The values of a column of a CSV file, found by its name in the header row: each observed value with the same weight. Nothing
/// where something is wrong, which is reported: of each kind of fault once, at the first cell that has it, with their number.
std::optional<Distribution> read_csv_column(Points& points, const Value& path, const Value& column);

}  // namespace ebb
