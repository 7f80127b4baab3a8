#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "ebb/scenario/scenario.hpp"
#include "scenario/findings.hpp"
#include "scenario/value.hpp"

namespace ebb {

/// The line of days: day n is the interval [n, n + 1), day 0 is `start`.
struct DayLine {
  Date start = kFirstDate;
  std::int64_t horizon = 1;  ///< the last day
  bool known = false;        ///< false: start or horizon are wrong or missing, so that no day can be said to lie outside

  std::int64_t number(Date date) const { return (date - start).count(); }
  std::int64_t first() const { return number(kFirstDate); }
  std::int64_t last() const { return number(kLastDate); }
};

/// What reading one scenario needs everywhere.
struct Context {
  Findings& findings;
  const Value& root;             ///< the whole file, --set applied
  std::filesystem::path folder;  ///< where CSV paths begin
  DayLine days{};
  std::vector<std::string> source_ids{};                    ///< defined under [sources]
  std::map<std::string, std::optional<std::string>> csv{};  ///< path as written -> its bytes; nothing where it was refused
  std::vector<InputFile> files{};                           ///< in the order in which they were first read
};

}  // namespace ebb
