#pragma once
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "ebb/scenario/scenario.hpp"
#include "scenario/csv_file.hpp"
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

/// What every part of the reader needs while it reads one scenario.
struct Context {
  Findings& findings;
  const Value& root;             ///< the whole file, --set applied
  std::filesystem::path folder;  ///< where CSV paths begin
  DayLine days{};
  std::set<std::string> source_ids{};    ///< defined under [sources]
  std::map<std::string, CsvFile> csv{};  ///< by the path as written
  std::vector<InputFile> files{};        ///< in the order in which they were first read
};

}  // namespace ebb
