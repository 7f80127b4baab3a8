#include "report/csv_row.hpp"

namespace ebb {
namespace {

std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) result += c == '"' ? std::string("\"\"") : std::string(1, c);
  return result + '"';
}

}  // namespace

CsvRow& CsvRow::cell(std::string_view number_or_date) {
  if (begun_) line_ += ',';
  begun_ = true;
  line_ += number_or_date;
  return *this;
}

CsvRow& CsvRow::text(std::string_view value) {
  const bool formula = !value.empty() && std::string_view("=+-@\t\r").find(value.front()) != std::string_view::npos;
  const std::string safe = (formula ? "'" : "") + std::string(value);
  const bool plain = !formula && safe.find_first_of(",\"\r\n") == std::string::npos;
  return cell(plain ? safe : quoted(safe));
}

}  // namespace ebb
