#pragma once
#include <map>
#include <string>

#include "scenario/findings.hpp"
#include "scenario/value.hpp"

namespace ebb {

// Values of the file as compact JSON: dates and times as text, keys in the order of the file. What JSON cannot hold (nan, inf) is
// reported.

std::string json_of(const Value& value, Findings& findings);
std::string json_of(const std::map<std::string, Value>& members, Findings& findings);

}  // namespace ebb
