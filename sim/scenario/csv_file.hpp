#pragma once
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "ebb/core/diagnostic.hpp"
#include "ebb/distribution/distribution.hpp"

namespace ebb {

struct Context;
struct Value;

inline constexpr std::size_t kLargestCsv = 16u << 20;  ///< bytes

/// A CSV file of a scenario, with what has been read of it. It is read once, however many inputs name it.
struct CsvFile {
  std::string path;   ///< as written in the scenario
  std::string bytes;  ///< empty where `refused`
  bool refused = false;
  /// By the column's name, and whether its cells are days: the observed values, each with the same weight; nothing where the
  /// column has been refused. Copies share their values.
  std::map<std::pair<std::string, bool>, std::optional<Distribution>> columns;

  std::string_view text() const;  ///< without a byte order mark
  /// The place of a byte of text() on a line, with the line itself.
  Place place(std::size_t at, int line) const;
};

/// The file at that path, which is relative to the scenario's folder and stays below it, symbolic links resolved. Null where it
/// cannot be read or is no text, which is reported once.
CsvFile* csv_file(Context& context, const Value& path);

}  // namespace ebb
