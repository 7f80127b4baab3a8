#include "scenario/csv_rows.hpp"

#include <algorithm>

namespace ebb {

bool CsvRows::at_end_of_line() const { return at_ >= text_.size() || text_[at_] == '\n' || text_.substr(at_, 2) == "\r\n"; }

bool CsvRows::next(std::vector<CsvCell>& row) {
  while (at_ < text_.size() && broken_line_ == 0) {
    row.clear();
    unescaped_.clear();
    for (;;) {
      row.push_back(cell());
      if (at_end_of_line() || broken_line_ != 0) break;
      ++at_;  // the comma
    }
    if (broken_line_ != 0) return false;
    if (at_ < text_.size()) at_ += text_[at_] == '\r' ? 2 : 1;
    ++line_;
    const bool blank = row.size() == 1 && trimmed(row[0].text).empty() && !row[0].was_quoted;
    if (!blank) return true;
  }
  return false;
}

CsvCell CsvRows::cell() {
  if (at_ < text_.size() && text_[at_] == '"') return quoted_cell();
  std::size_t end = std::min(text_.find_first_of(",\n", at_), text_.size());
  if (end > at_ && end < text_.size() && text_[end] == '\n' && text_[end - 1] == '\r') --end;
  const CsvCell cell{text_.substr(at_, end - at_), at_, line_, false};
  at_ = end;
  return cell;
}

CsvCell CsvRows::quoted_cell() {
  CsvCell cell{{}, at_, line_, true};
  const std::size_t begin = ++at_;
  std::string* unescaped = nullptr;  // its text so far, once a doubled quote has been met
  std::size_t taken = begin;
  for (;;) {
    const std::size_t quote = text_.find('"', at_);
    if (quote == std::string_view::npos) return broken_line_ = cell.line, cell;
    at_ = quote + 1;
    if (text_.substr(at_, 1) != "\"") break;
    if (unescaped == nullptr) unescaped = &unescaped_.emplace_back();
    *unescaped += text_.substr(taken, at_ - taken);
    taken = ++at_;
  }
  if (unescaped != nullptr) *unescaped += text_.substr(taken, at_ - 1 - taken);
  cell.text = unescaped != nullptr ? std::string_view(*unescaped) : text_.substr(begin, at_ - 1 - begin);
  line_ += static_cast<int>(
      std::count(text_.begin() + static_cast<std::ptrdiff_t>(begin), text_.begin() + static_cast<std::ptrdiff_t>(at_), '\n'));
  if (!at_end_of_line() && text_[at_] != ',') broken_line_ = line_;
  return cell;
}

std::string_view trimmed(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

}  // namespace ebb
