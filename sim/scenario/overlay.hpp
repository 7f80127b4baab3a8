#pragma once
#include "scenario/context.hpp"
#include "scenario/tables.hpp"

namespace ebb {

/// The scenario with the keys of a case in place of its own. Tables are merged key by key; inputs and lists are replaced whole.
/// A key for which another stands ('days' for 'end', 'per_day' for 'size' and 'over') takes the other's place.
Value overlaid(const Value& base, const Value& over);

/// Reports phases and waves of a case that the file does not have and that are not complete in themselves, and takes them out.
void check_overlaid_ids(const Value& base, Value& over, Findings& findings);

}  // namespace ebb
