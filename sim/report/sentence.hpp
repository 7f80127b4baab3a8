#pragma once
#include <string>

#include "report/wording.hpp"

namespace ebb {

/// When a threshold is reached, in one sentence:
/// "Depleted: even odds by 14 May 2025; 90 % range 7 Apr 2025 to after 5 Feb 2026."
std::string headline(const ThresholdEstimate& threshold, const Calendar& calendar);

/// "Not by 5 Feb 2026: 27 %."
std::string not_by_horizon(const ThresholdEstimate& threshold, const Calendar& calendar);

/// "Straight line, 16 Apr 2025: 12 % of trials by then."
std::string straight_line(const Result& result, const Report& report);

/// "Sampling error: at most ± 1 day." One line unless a quantile of the headlines is uncertain by more than a day.
std::string sampling_error(const Result& result, const Report& report);

}  // namespace ebb
