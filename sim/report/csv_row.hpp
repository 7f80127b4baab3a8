#pragma once
#include <string>
#include <string_view>

namespace ebb {

/// One line of CSV, cell by cell.
class CsvRow {
 public:
  CsvRow& text(std::string_view value);           ///< quoted where needed, defused where a formula
  CsvRow& cell(std::string_view number_or_date);  ///< as it is
  std::string line() const { return line_ + "\n"; }

 private:
  std::string line_;
  bool begun_ = false;
};

}  // namespace ebb
