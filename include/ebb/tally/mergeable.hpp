#pragma once
#include <string>

#include "ebb/tally/result.hpp"

namespace ebb {

/// Why the two results cannot be added, as in "their seeds differ (1 and 2)"; empty if they can.
std::string why_not_mergeable(const Result& a, const Result& b);

}  // namespace ebb
