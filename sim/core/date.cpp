#include "ebb/core/date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace ebb {
namespace {

using std::chrono::year_month_day;

constexpr std::array kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

const char* month_name(year_month_day ymd) { return kMonths[static_cast<unsigned>(ymd.month()) - 1]; }

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return {};
  const auto year = text.substr(0, 4), month = text.substr(5, 2), day = text.substr(8, 2);
  for (const auto part : {year, month, day})
    if (!std::all_of(part.begin(), part.end(), is_digit)) return {};
  const year_month_day ymd{std::chrono::year{number(year)}, std::chrono::month(static_cast<unsigned>(number(month))),
                           std::chrono::day(static_cast<unsigned>(number(day)))};
  if (!ymd.ok() || Date{ymd} < kFirstDate) return {};
  return Date{ymd};
}

std::string iso(Date date) {
  const year_month_day ymd{date};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
                     static_cast<unsigned>(ymd.day()));
}

std::string spoken(Date date) {
  return fmt::format("{} {}", spoken_without_year(date), static_cast<int>(year_month_day{date}.year()));
}

std::string spoken_without_year(Date date) {
  const year_month_day ymd{date};
  return fmt::format("{} {}", static_cast<unsigned>(ymd.day()), month_name(ymd));
}

std::string spoken_month(Date date) {
  const year_month_day ymd{date};
  return fmt::format("{} {}", month_name(ymd), static_cast<int>(ymd.year()));
}

Date end_of_month(Date date) {
  const year_month_day ymd{date};
  return ymd.year() / ymd.month() / std::chrono::last;
}

}  // namespace ebb
