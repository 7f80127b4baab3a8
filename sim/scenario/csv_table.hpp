#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace ebb {

/// A cell of a CSV file, with its place.
struct CsvCell {
  std::string text;
  int line = 0, column = 0;  ///< from 1, column in code points
  bool was_quoted = false;
};

struct CsvTable {
  std::vector<std::vector<CsvCell>> rows;  ///< blank lines left out
  int broken_line = 0;                     ///< where quotes are wrong; 0: nowhere
};

/// Comma-separated values as RFC 4180 (2005) has them: quotes around a cell, doubled inside; LF or CRLF.
CsvTable cut_csv(std::string_view text);

}  // namespace ebb
