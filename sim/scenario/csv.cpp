#include "scenario/csv.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>

#include <fmt/format.h>

#include "ebb/core/digest.hpp"
#include "ebb/core/failure.hpp"
#include "ebb/core/file.hpp"
#include "ebb/core/text.hpp"
#include "scenario/bytes.hpp"
#include "scenario/csv_table.hpp"

namespace ebb {
namespace {

namespace fs = std::filesystem;

/// Where the file is, symbolic links resolved; or why it may not be read.
std::optional<fs::path> resolve(Context& context, const Value& path) {
  const auto refuse = [&](const std::string& why) {
    context.findings.error(path.spot, fmt::format("cannot read '{}': {}", printable(path.text), why));
    return std::nullopt;
  };
  const fs::path written(path.text);
  if (path.text.empty()) return refuse("the path is empty");
  if (path.text.find('\0') != std::string::npos) return refuse("the path has a NUL byte");
  if (written.is_absolute()) return refuse("the path must be relative to the scenario's folder");
  std::error_code failed;
  const fs::path folder = fs::canonical(context.folder.empty() ? fs::path(".") : context.folder, failed);
  if (failed) return refuse(failed.message());
  const fs::path lexical = written.lexically_normal();
  const fs::path real = fs::weakly_canonical(folder / lexical, failed);
  if (failed) return refuse(failed.message());
  const fs::path inside = real.lexically_relative(folder);
  if (lexical.begin()->string() == ".." || inside.empty() || inside.begin()->string() == "..") {
    return refuse("it lies outside the scenario's folder");
  }
  if (!fs::exists(real, failed)) return refuse("there is no such file in the scenario's folder");
  if (!fs::is_regular_file(real, failed)) return refuse("it is not a file");
  return real;
}

/// The bytes of a CSV, read once a scenario and hashed as they were read.
const std::optional<std::string>& bytes_of(Context& context, const Value& path) {
  const auto [entry, is_new] = context.csv.try_emplace(path.text);
  const auto real = is_new ? resolve(context, path) : std::nullopt;
  if (!real) return entry->second;
  try {
    entry->second = read_whole(*real, kLargestCsv);
    context.files.push_back({path.text, sha256(*entry->second)});
  } catch (const Failure& failure) {
    context.findings.error(path.spot, fmt::format("cannot read '{}': {}", printable(path.text), failure.what()));
  }
  return entry->second;
}

std::string_view trimmed(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

/// A cell as a value of the scenario, so that it is read by the same rules as a number or a date in the file.
std::optional<Value> as_value(const CsvCell& cell) {
  Value value;
  value.text = trimmed(cell.text);
  if (const auto date = parse_date(value.text)) {
    value.kind = Value::Kind::date;
    value.date = *date;
    return value;
  }
  std::string_view digits = value.text;
  if (digits.starts_with('+')) digits.remove_prefix(1);
  const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), value.number);
  if (digits.empty() || failed != std::errc{} || end != digits.data() + digits.size() || !std::isfinite(value.number))
    return std::nullopt;
  value.kind = Value::Kind::real;
  value.number += 0.0;  // -0.0 is 0
  return value;
}

class Column {
 public:
  Column(Points& points, const Value& path, std::string_view bytes)
      : points_(points), path_(path), bytes_(bytes), table_(cut_csv(bytes)) {}

  std::optional<std::vector<double>> read(const std::string& name, const Value& column) {
    if (table_.broken_line != 0)
      return fail({"", table_.broken_line, 1, false}, "a quoted cell that is not closed, or goes on behind its quotes");
    if (table_.rows.empty()) return fail({"", 1, 1, false}, "the CSV file is empty; it needs a header row and values");
    const auto& header = table_.rows.front();
    const auto at = std::find_if(header.begin(), header.end(), [&](const CsvCell& cell) { return trimmed(cell.text) == name; });
    if (at == header.end()) return no_column(column);
    if (std::any_of(at + 1, header.end(), [&](const CsvCell& cell) { return trimmed(cell.text) == name; }))
      return fail(*at, fmt::format("two columns are called '{}'; rename one", printable(name)));
    const auto index = static_cast<std::size_t>(at - header.begin());
    std::vector<double> values;
    for (std::size_t row = 1; row < table_.rows.size() && errors_ < kMostErrors; ++row) {
      if (const auto value = cell(table_.rows[row], index, header.size())) values.push_back(*value);
    }
    if (errors_ > 0) return std::nullopt;
    if (values.empty())
      return fail({"", 1, 1, false}, fmt::format("column '{}' has no values below its header", printable(name)));
    return values;
  }

 private:
  static constexpr int kMostErrors = 20;

  std::optional<double> cell(const std::vector<CsvCell>& row, std::size_t index, std::size_t expected) {
    if (row.size() != expected) {
      fail(row.front(), fmt::format("{} cells where the header has {}", row.size(), expected));
      return std::nullopt;
    }
    const auto value = as_value(row[index]);
    if (!value || (value->is(Value::Kind::date) != wants_dates(*value))) {
      const std::string_view what = points_.of_days() ? "a date or the number of a day" : "a number";
      fail(row[index], fmt::format("'{}' is not {}", printable(row[index].text), what));
      return std::nullopt;
    }
    Value placed = *value;
    placed.spot = path_.spot;
    return points_.point(placed, Role::value);
  }

  bool wants_dates(const Value& value) const { return points_.of_days() && value.is(Value::Kind::date); }

  std::optional<std::vector<double>> no_column(const Value& column) {
    std::vector<std::string> names;
    for (const CsvCell& cell : table_.rows.front()) names.emplace_back(trimmed(cell.text));
    std::string all;
    for (const std::string& name : names) all += (all.empty() ? "'" : ", '") + printable(name) + "'";
    const std::string near = did_you_mean(column.text, names);
    points_.context().findings.error(column.spot, fmt::format("'{}' has no column '{}'{}", printable(path_.text),
                                                              printable(column.text), near.empty() ? "; it has " + all : near));
    return std::nullopt;
  }

  std::nullopt_t fail(const CsvCell& cell, const std::string& message) {
    ++errors_;
    const Sources lines(path_.text, bytes_);
    points_.context().findings.add_at(
        Severity::error, {path_.text, cell.line, cell.column, std::string(lines.line(cell.line).substr(0, 1000))}, message);
    return std::nullopt;
  }

  Points& points_;
  const Value& path_;
  std::string_view bytes_;
  CsvTable table_;
  int errors_ = 0;
};

}  // namespace

std::optional<std::vector<double>> read_csv_column(Points& points, const Value& path, const Value& column) {
  const std::optional<std::string>& bytes = bytes_of(points.context(), path);
  if (!bytes) return std::nullopt;
  return Column(points, path, without_byte_order_mark(*bytes)).read(column.text, column);
}

}  // namespace ebb
