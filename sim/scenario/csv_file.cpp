#include "scenario/csv_file.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>

#include <fmt/format.h>

#include "core/utf8.hpp"
#include "ebb/core/digest.hpp"
#include "ebb/core/failure.hpp"
#include "ebb/core/file.hpp"
#include "ebb/core/text.hpp"
#include "scenario/bytes.hpp"
#include "scenario/context.hpp"
#include "scenario/encoding.hpp"

namespace ebb {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestShown = 1000;  // bytes of a line

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

/// What the whole file is where it is no CSV: "this is a gzip archive; …". "" where it may be one.
std::string not_a_csv(std::string_view bytes) {
  constexpr std::string_view kReads = "ebb reads CSV files: plain text in UTF-8, with ',' between the cells and '.' in numbers";
  if (const std::string what = binary_format(bytes); !what.empty()) return fmt::format("{}; {}", what, kReads);
  const bool one_line = bytes.find('\n') == std::string_view::npos;
  if (one_line && bytes.find('\r') != std::string_view::npos)
    return fmt::format("the lines end with a carriage return alone; save the file with LF or CRLF at the ends of lines; {}",
                       kReads);
  return "";
}

}  // namespace

std::string_view CsvFile::text() const { return without_byte_order_mark(bytes); }

Place CsvFile::place(std::size_t at, int line) const {
  const std::string_view all = text(), before = all.substr(0, at);
  const std::size_t begin = before.rfind('\n') + 1;  // npos + 1 is 0
  std::string_view shown = all.substr(begin, std::min(all.find('\n', at), all.size()) - begin);
  if (shown.ends_with('\r')) shown.remove_suffix(1);
  return {path, line, static_cast<int>(utf8::length(before.substr(begin))) + 1, std::string(shown.substr(0, kLongestShown))};
}

CsvFile* csv_file(Context& context, const Value& path) {
  const auto [entry, is_new] = context.csv.try_emplace(path.text);
  CsvFile& file = entry->second;
  if (is_new) {
    file.path = path.text;
    file.refused = true;
    const auto real = resolve(context, path);
    if (!real) return nullptr;
    try {
      file.bytes = read_whole(*real, kLargestCsv);
      context.files.push_back({path.text, sha256(file.bytes)});
      const std::string what = not_a_csv(file.bytes);
      file.refused = !what.empty();
      if (file.refused) context.findings.add_at(Severity::error, {path.text, 1, 1, ""}, what);
    } catch (const Failure& failure) {
      context.findings.error(path.spot, fmt::format("cannot read '{}': {}", printable(path.text), failure.what()));
    }
  }
  return file.refused ? nullptr : &file;
}

}  // namespace ebb
