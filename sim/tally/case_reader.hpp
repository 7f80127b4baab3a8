#pragma once
#include "ebb/tally/result.hpp"
#include "tally/field.hpp"

namespace ebb {

/// Appends one member of `cases` to the result, whose key, facts and intervals are read; checks that every count adds up.
void read_case(const Field& field, std::int64_t horizon_days, Result& result);

}  // namespace ebb
