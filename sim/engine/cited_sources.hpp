#pragma once
#include <vector>

#include "ebb/scenario/scenario.hpp"
#include "ebb/tally/result.hpp"

namespace ebb {

/// The sources that an input, a case or a later count cites, and those that these copy, in the order of the file.
std::vector<RunFacts::CitedSource> cited_sources(const Scenario& scenario);

}  // namespace ebb
