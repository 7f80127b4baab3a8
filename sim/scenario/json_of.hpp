#pragma once
#include <nlohmann/json.hpp>

#include "scenario/findings.hpp"
#include "scenario/value.hpp"

namespace ebb {

/// A value of the file as JSON: dates and times as text, keys in the order of the file. What JSON cannot hold (nan, inf) is
/// reported.
nlohmann::ordered_json json_of(const Value& value, Findings& findings);

}  // namespace ebb
