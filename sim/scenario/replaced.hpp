#pragma once
#include <string>

#include "scenario/context.hpp"
#include "scenario/settings.hpp"

namespace ebb {

/// Returns true if every case gives the key of this path ("casualties.rate"). False in a file without cases.
bool given_by_every_case(const Value& root, const std::string& path);

/// Warns of each value outside [cases], in the file or from --set, that every case replaces: nothing uses it.
void warn_of_replaced_values(Context& context, const Value& root, const Effective& settings);

}  // namespace ebb
