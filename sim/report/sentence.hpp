#pragma once
#include <string>

#include "report/wording.hpp"

namespace ebb {

/// When a threshold is reached, in one sentence:
/// "50 % chance of depletion by 14 May 2025; 90 % interval 7 Apr 2025 to after 5 Feb 2026.",
/// "The depot is empty: 36 % chance by 5 Feb 2026; 5 % by 1 Jun 2025."
std::string headline(const ThresholdEstimate& threshold, const Calendar& calendar);

/// "not depleted"; of other thresholds "not reached".
std::string not_reached(const ThresholdEstimate& threshold);

/// "Still not depleted on 5 Feb 2026: 27 %."
std::string not_by_horizon(const ThresholdEstimate& threshold, const Calendar& calendar);

/// "A constant-rate estimate gives 16 Apr 2025; 12 % of trials are depleted by then."
std::string constant_rate(const ThresholdEstimate& threshold, const std::optional<Date>& date, const Calendar& calendar);

/// "Sampling error: at most ± 1 day." One line unless a quantile of the headlines is uncertain by more than a day.
std::string sampling_error(const Result& result, const Report& report);

}  // namespace ebb
