#pragma once
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace ebb {

/// A cell of a CSV file. `text` lives as long as the file's text, and until the next row is read.
struct CsvCell {
  std::string_view text;
  std::size_t at = 0;  ///< where the cell begins, in bytes from the beginning of the file
  int line = 0;        ///< from 1
  bool was_quoted = false;
};

/// Reads comma-separated values row by row as RFC 4180 (2005) has them: quotes around a cell, doubled inside; LF or CRLF.
class CsvRows {
 public:
  explicit CsvRows(std::string_view text) : text_(text) {}

  /// The next row that is not blank. False at the end of the text, or where quotes are wrong.
  bool next(std::vector<CsvCell>& row);
  /// The line with wrong quotes; 0: none so far.
  int broken_line() const { return broken_line_; }

 private:
  bool at_end_of_line() const;
  CsvCell cell();
  CsvCell quoted_cell();

  std::string_view text_;
  std::size_t at_ = 0;
  int line_ = 1, broken_line_ = 0;
  std::deque<std::string> unescaped_;  // cells of the present row that had doubled quotes
};

/// The text without blanks and tabs at its ends.
std::string_view trimmed(std::string_view text);

}  // namespace ebb
