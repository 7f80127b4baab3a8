#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ebb {

/// A calendar day of the proleptic Gregorian calendar, without time or time zone.
/// Scenario dates lie in 0001-01-01 … 9999-12-31.
using Date = std::chrono::sys_days;

inline constexpr Date kFirstDate = std::chrono::year{1} / 1 / 1;
inline constexpr Date kLastDate = std::chrono::year{9999} / 12 / 31;

/// Reads "YYYY-MM-DD" exactly; nothing for any other text, and for days that do not exist.
std::optional<Date> parse_date(std::string_view text);

/// "2025-04-16". Years are four digits wide.
std::string iso(Date date);

/// "16 Apr 2025", the form in which people read dates; "16 Apr" without the year.
std::string spoken(Date date);
std::string spoken_without_year(Date date);
/// "Apr 2025".
std::string spoken_month(Date date);

/// The last day of the calendar month in which `date` lies.
Date end_of_month(Date date);

}  // namespace ebb
