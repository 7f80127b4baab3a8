#pragma once
#include <map>
#include <string>

#include "ebb/scenario/scenario.hpp"
#include "scenario/findings.hpp"
#include "scenario/value.hpp"

namespace ebb {

/// The keys that --set has replaced: canonical key -> value. The last --set of a key counts.
using Effective = std::map<std::string, Value>;

/// Replaces keys of a scenario, aliases resolved, in the order of the settings. Keys reach into tables, IDs and inputs:
/// casualties.rate_doubt.lognormal.sd. An input is replaced whole.
Effective apply_settings(Value& root, const Settings& settings, DocumentText& document, Findings& findings);

}  // namespace ebb
