#pragma once
#include <cstdint>
#include <string>

#include "ebb/plan/plan.hpp"

namespace ebb {

/// One trial of one case: its inputs, then a row a day, with the day each threshold is reached. Columns that stay empty in a
/// scenario (rear, returns, wastage …) are left out. A row of CSV each with `csv`.
std::string replay_table(const Plan& plan, const CasePlan& one, std::uint64_t trial, bool csv);

}  // namespace ebb
