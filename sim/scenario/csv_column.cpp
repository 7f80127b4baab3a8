#include "scenario/csv_column.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "core/number.hpp"
#include "core/utf8.hpp"
#include "ebb/core/text.hpp"
#include "scenario/csv_file.hpp"
#include "scenario/csv_number.hpp"
#include "scenario/csv_rows.hpp"
#include "scenario/csv_values.hpp"

namespace ebb {
namespace {

constexpr std::size_t kMostColumns = 16'384;   // as many as a spreadsheet has
constexpr std::size_t kMostSuggestions = 500;  // far more errors than are printed

/// What can be wrong with a row or a cell.
enum class Fault { width, empty, kind, outside, mixed, too_large, too_small };

/// A fault of one kind: how often it was met, and where first.
struct Met {
  std::size_t count = 0, at = 0;
  int line = 0;
  std::string text;       // of the first cell
  std::size_t cells = 0;  // of the first row
};

class Column {
 public:
  Column(Points& points, CsvFile& file, const Value& name) : points_(points), file_(file), name_(name), rows_(file.text()) {}

  /// The place of the column in the header; nothing where it is not there, which is reported at the name of the column.
  std::optional<std::size_t> find() {
    if (!rows_.next(header_)) return broken_or("the CSV file is empty; it needs a header row and values"), std::nullopt;
    if (header_.size() > kMostColumns) {
      fail(0, 1, fmt::format("the header has {} cells; at most {} are read", header_.size(), kMostColumns));
      return std::nullopt;
    }
    width_ = header_.size();
    const std::string wanted = utf8::normalized(name_.text);
    const auto fits = [&](const CsvCell& cell) { return utf8::normalized(trimmed(cell.text)) == wanted; };
    const auto at = std::find_if(header_.begin(), header_.end(), fits);
    if (at == header_.end()) return report_no_column(), std::nullopt;
    if (const auto twin = std::find_if(at + 1, header_.end(), fits); twin != header_.end()) {
      fail(at->at, at->line, fmt::format("two columns are called '{}'; rename one", printable(name_.text)));
      return std::nullopt;
    }
    return static_cast<std::size_t>(at - header_.begin());
  }

  std::optional<Distribution> read(std::size_t index) {
    CsvValues values;
    std::vector<CsvCell> row;
    while (rows_.next(row)) {
      if (row.size() != width_) {
        meet(Fault::width, row.front(), row.size());
      } else if (const auto number = value(row[index])) {
        values.add(*number);
      }
    }
    if (rows_.broken_line() != 0) return broken_or(""), std::nullopt;
    report();
    if (is_refused_) return std::nullopt;
    if (values.empty()) {
      fail(0, 1, fmt::format("column '{}' has no values below its header", printable(name_.text)));
      return std::nullopt;
    }
    auto [different, counts] = values.take();
    return Distribution(discrete(std::move(different), std::move(counts)));
  }

 private:
  void fail(std::size_t at, int line, const std::string& message) {
    is_refused_ = true;
    points_.context().findings.add_at(Severity::error, file_.place(at, line), message);
  }

  void broken_or(const std::string& message) {
    if (rows_.broken_line() == 0) return fail(0, 1, message);
    is_refused_ = true;
    points_.context().findings.add_at(Severity::error, {file_.path, rows_.broken_line(), 1, ""},
                                      "a cell in quotes that is not closed, or text after its closing quotes");
  }

  void meet(Fault fault, const CsvCell& cell, std::size_t cells = 0) {
    Met& met = met_[fault];
    if (met.count++ == 0) met = {1, cell.at, cell.line, std::string(trimmed(cell.text)), cells};
  }

  /// A cell as a point of the quantity; nothing where something is wrong, which is counted.
  std::optional<double> value(const CsvCell& cell) {
    const std::string_view text = trimmed(cell.text);
    if (text.empty()) return meet(Fault::empty, cell), std::nullopt;
    if (points_.of_days()) {
      if (const auto date = parse_date(text)) return day(cell, static_cast<double>(points_.context().days.number(*date)), true);
    }
    const DecimalNumber number = read_decimal(text);
    switch (number.kind) {
      case DecimalNumber::Kind::not_one: return meet(Fault::kind, cell), std::nullopt;
      case DecimalNumber::Kind::too_large: return meet(Fault::too_large, cell), std::nullopt;
      case DecimalNumber::Kind::too_small: meet(Fault::too_small, cell); break;
      case DecimalNumber::Kind::number: break;
    }
    return points_.of_days() ? day(cell, number.value, false) : number.value;
  }

  std::optional<double> day(const CsvCell& cell, double number, bool is_date) {
    if (number != std::floor(number)) return meet(Fault::kind, cell), std::nullopt;
    const DayLine& days = points_.context().days;
    const bool inside = number >= static_cast<double>(days.first()) && number <= static_cast<double>(days.last());
    if (!inside && (days.known || std::fabs(number) > kMost)) return meet(Fault::outside, cell), std::nullopt;
    if (are_dates_.value_or(is_date) != is_date) return meet(Fault::mixed, cell), std::nullopt;
    are_dates_ = is_date;
    return number;
  }

  void report() {
    for (const auto& [fault, met] : met_) {
      const std::string message = in_words(fault, met);
      if (fault != Fault::too_small) {
        fail(met.at, met.line, message);
      } else {
        points_.context().findings.add_at(Severity::warning, file_.place(met.at, met.line), message);
      }
    }
  }

  /// "'x' is not a number"; of several cells "3 cells of 'rate' are not numbers; the first, in line 2, is 'x'".
  std::string in_words(Fault fault, const Met& met) const {
    const bool days = points_.of_days();
    const std::string text = printable(met.text), column = printable(name_.text);
    const auto cells = [&](std::string_view one, std::string_view several) {
      if (met.count == 1) return fmt::format("'{}' {}", text, one);
      return fmt::format("{} cells of '{}' {}; the first, in line {}, is '{}'", grouped(static_cast<long long>(met.count)),
                         column, several, met.line, text);
    };
    switch (fault) {
      case Fault::width: return width_in_words(met);
      case Fault::empty:
        return met.count == 1 ? fmt::format("the cell of '{}' is empty", column)
                              : fmt::format("{} cells of '{}' are empty, the first in line {}",
                                            grouped(static_cast<long long>(met.count)), column, met.line);
      case Fault::kind:
        return (days ? cells("is neither a date nor the whole number of a day", "are neither dates nor whole numbers of days")
                     : cells("is not a number", "are not numbers")) +
               hint_for_cell(met.text, days);
      case Fault::outside: return cells("lies outside the years 0001 to 9999", "lie outside the years 0001 to 9999");
      case Fault::mixed: return fmt::format("column '{}' mixes dates and day numbers; use one of them", column);
      case Fault::too_large: return cells("is too large for a number", "are too large for numbers");
      case Fault::too_small: return cells("is so small that it is taken as 0", "are so small that they are taken as 0");
    }
    return "";
  }

  std::string width_in_words(const Met& met) const {
    const auto cells = [](std::size_t n) { return fmt::format("{} cell{}", n, n == 1 ? "" : "s"); };
    const std::string hint = met.cells > width_ ? "; write 12.5 for 12,5, and put a text with a comma in quotes" : "";
    if (met.count == 1) return fmt::format("this row has {} where the header has {}{}", cells(met.cells), width_, hint);
    return fmt::format("{} rows have more or fewer cells than the header, which has {}; the first, in line {}, has {}{}",
                       grouped(static_cast<long long>(met.count)), width_, met.line, met.cells, hint);
  }

  void report_no_column() {
    Findings& findings = points_.context().findings;
    std::vector<std::string> names;
    for (const CsvCell& cell : header_) names.emplace_back(trimmed(cell.text));
    if (const std::string separator = other_separator(names, name_.text); !separator.empty()) {
      return findings.add_at(Severity::error, file_.place(header_[0].at, header_[0].line),
                             fmt::format("the cells of '{}' are separated by {}; ebb reads ',' between cells, and '.' in numbers",
                                         printable(file_.path), separator));
    }
    const std::string head = fmt::format("'{}' has no column '{}'", printable(file_.path), printable(name_.text));
    if (findings.errors() >= kMostSuggestions) return findings.error(name_.spot, head);
    std::string near = did_you_mean(name_.text, names);
    if (near.empty()) near = "; it has " + listed(names);
    findings.error(name_.spot, head + near + odd_space_in(names, name_.text));
  }

  static std::string listed(const std::vector<std::string>& names) {
    constexpr std::size_t kMostListed = 20;
    std::string all;
    for (std::size_t i = 0; i < std::min(names.size(), kMostListed); ++i)
      all += (i == 0 ? "'" : ", '") + printable(names[i]) + "'";
    return names.size() <= kMostListed ? all : fmt::format("{} and {} more", all, names.size() - kMostListed);
  }

  Points& points_;
  CsvFile& file_;
  const Value& name_;
  CsvRows rows_;
  std::vector<CsvCell> header_;  // until the first row is read
  std::size_t width_ = 0;
  std::map<Fault, Met> met_;
  std::optional<bool> are_dates_;
  bool is_refused_ = false;
};

}  // namespace

std::optional<Distribution> read_csv_column(Points& points, const Value& path, const Value& column) {
  CsvFile* file = csv_file(points.context(), path);
  if (file == nullptr) return std::nullopt;
  const std::pair key{column.text, points.of_days()};
  if (const auto known = file->columns.find(key); known != file->columns.end()) return known->second;
  Column reader(points, *file, column);
  const auto index = reader.find();
  if (!index) return std::nullopt;
  return file->columns[key] = reader.read(*index);
}

}  // namespace ebb
