#include "scenario/date_hint.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <regex>

#include <fmt/format.h>

#include "ebb/core/date.hpp"

namespace ebb {
namespace {

constexpr std::size_t kLongestExamined = 2000;  // bytes
constexpr std::string_view kExample = "2025-01-16";
constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                      "jul", "aug", "sep", "oct", "nov", "dec"};

// Year, month and day in any order between dots, slashes or hyphens; never the notation of TOML itself.
const std::regex& numeric() {
  static const std::regex pattern(R"((?:^|[^0-9A-Za-z.])((\d{1,4})([./-])(\d{1,2})\3(\d{1,4}))(?![0-9.]))");
  return pattern;
}

const std::regex& with_month_name() {
  static const std::regex pattern(
      R"((?:^|[^0-9A-Za-z])((?:(\d{1,2})(?:st|nd|rd|th|\.)?[ -]*)?)"
      R"((jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?[ -]*)"
      R"((?:(\d{1,2})(?:st|nd|rd|th)?,?[ -]+)?(\d{4}))(?![0-9]))",
      std::regex::icase);
  return pattern;
}

std::optional<Date> date_of(int year, int month, int day) {
  return parse_date(fmt::format("{:04}-{:02}-{:02}", year, month, day));
}

/// The date, where the order of its parts can be told: the year has four digits; with dots the day comes first.
std::optional<Date> numeric_date(const std::smatch& m) {
  const std::string first = m.str(2), last = m.str(5);
  const int a = std::stoi(first), b = std::stoi(m.str(4)), c = std::stoi(last);
  if (first.size() == 4 && last.size() <= 2) return date_of(a, b, c);
  if (last.size() != 4 || first.size() > 2) return std::nullopt;
  if (m.str(3) == "." || a > 12) return date_of(c, b, a);
  return b > 12 || a == b ? date_of(c, a, b) : std::nullopt;
}

std::optional<Date> named_date(const std::smatch& m) {
  std::string name = m.str(3);
  std::transform(name.begin(), name.end(), name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
  const auto month = static_cast<int>(std::find(kMonths.begin(), kMonths.end(), name) - kMonths.begin()) + 1;
  const std::string day = m[2].matched ? m.str(2) : m.str(4);
  return day.empty() ? std::nullopt : date_of(std::stoi(m.str(5)), month, std::stoi(day));
}

struct Found {
  std::string text;
  std::optional<Date> date;
};

std::optional<Found> find_date(std::string_view text) {
  const std::string line(text.substr(0, kLongestExamined));
  std::smatch m;
  if (std::regex_search(line, m, numeric())) {
    const std::string found = m.str(1);
    const bool has_year = m.str(2).size() == 4 || m.str(5).size() == 4 || m.str(2).size() == 2;
    const bool is_toml = found.size() == 10 && m.str(3) == "-" && m.str(2).size() == 4;
    if (has_year && !is_toml && m.str(2).size() != 3 && m.str(5).size() != 3) return Found{found, numeric_date(m)};
  }
  if (std::regex_search(line, m, with_month_name())) return Found{m.str(1), named_date(m)};
  return std::nullopt;
}

}  // namespace

std::string other_date(std::string_view text) {
  const auto found = find_date(text);
  return found ? found->text : "";
}

std::string hint_for_date(std::string_view text) {
  const auto found = find_date(text);
  if (!found) return "";
  const std::string date = found->date ? iso(*found->date) : std::string(kExample);
  return fmt::format("; dates are written {}{}", kExample, date == kExample ? "" : "; write " + date);
}

}  // namespace ebb
