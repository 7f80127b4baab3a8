#pragma once
#include <string>
#include <vector>

#include "ebb/tally/result.hpp"

namespace ebb {

/// What the counts themselves warn of, a sentence each: trials that are missing, trials that start with more losses than size,
/// no trial kept, no trial that reaches any threshold. In the order of the cases; the same for equal results.
std::vector<std::string> count_warnings(const Result& result);

}  // namespace ebb
