#pragma once
#include <cstdint>
#include <string>

#include "ebb/plan/plan.hpp"
#include "ebb/report/terminal_style.hpp"

namespace ebb {

/// One trial of one case, day by day. Columns that stay empty in a scenario (rear, returns, wastage …) are left out.
struct Replay {
  std::string note;     ///< where a run takes the short cut: what its days are then; else empty
  std::string outcome;  ///< the day each threshold is reached, in the run too where that took the short cut; later counts
  std::string table;    ///< the note, the trial's inputs, the outcome, then a row a day
  std::string csv;      ///< the rows alone
};
Replay replay_trial(const Plan& plan, const CasePlan& one, std::uint64_t trial, const TerminalStyle& style);

}  // namespace ebb
