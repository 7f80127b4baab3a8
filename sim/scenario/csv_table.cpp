#include "scenario/csv_table.hpp"

#include <algorithm>

#include "core/utf8.hpp"

namespace ebb {
namespace {

class Cutter {
 public:
  explicit Cutter(std::string_view text) : text_(text) {}

  CsvTable run() {
    while (at_ < text_.size() && table_.broken_line == 0) row();
    return std::move(table_);
  }

 private:
  bool at_end_of_line() const { return at_ >= text_.size() || text_[at_] == '\n' || text_.substr(at_, 2) == "\r\n"; }

  void take(std::string& into) {
    const std::size_t length = std::max<std::size_t>(1, utf8::decode(text_, at_).length);
    into += text_.substr(at_, length);
    column_ = text_[at_] == '\n' ? 1 : column_ + 1;
    line_ += text_[at_] == '\n' ? 1 : 0;
    at_ += length;
  }

  void skip() {
    std::string ignored;
    take(ignored);
  }

  void row() {
    std::vector<CsvCell> cells;
    for (;;) {
      cells.push_back(cell());
      if (at_end_of_line() || table_.broken_line != 0) break;
      skip();  // the comma
    }
    while (at_ < text_.size() && text_[at_] == '\r') skip();
    if (at_ < text_.size()) skip();
    const bool blank = cells.size() == 1 && cells[0].text.find_first_not_of(" \t") == std::string::npos && !cells[0].was_quoted;
    if (!blank) table_.rows.push_back(std::move(cells));
  }

  CsvCell cell() {
    CsvCell cell{"", line_, column_, false};
    if (at_ < text_.size() && text_[at_] == '"') return quoted(std::move(cell));
    while (!at_end_of_line() && text_[at_] != ',') take(cell.text);
    return cell;
  }

  CsvCell quoted(CsvCell cell) {
    cell.was_quoted = true;
    skip();
    for (;;) {
      if (at_ >= text_.size()) return table_.broken_line = cell.line, cell;
      const bool quote = text_[at_] == '"';
      if (quote && text_.substr(at_, 2) != "\"\"") break;
      if (quote) skip();
      take(cell.text);
    }
    skip();
    if (!at_end_of_line() && text_[at_] != ',') table_.broken_line = line_;
    return cell;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int line_ = 1, column_ = 1;
  CsvTable table_;
};

}  // namespace

CsvTable cut_csv(std::string_view text) { return Cutter(text).run(); }

}  // namespace ebb
