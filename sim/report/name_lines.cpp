#include "report/name_lines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "ebb/core/text.hpp"
#include "report/layout.hpp"

namespace ebb {
namespace {

constexpr std::size_t kFewestAlike = 3;  // IDs that stand as one
constexpr int kMostLines = 2;

/// "phases.weekend1" of "phases.weekend1.start"; of a name without a table, nothing.
std::string_view table_of(std::string_view name) { return name.substr(0, name.rfind('.') == name.npos ? 0 : name.rfind('.')); }

/// A name as it is listed, and how many it stands for; 1: only itself.
struct Entry {
  std::string name;
  std::size_t count = 1;
};

/// Tables all of whose inputs are listed, in place of these.
std::vector<Entry> by_table(const std::vector<std::string>& names, const std::set<std::string>& known) {
  std::map<std::string_view, std::size_t> in_list, in_all;
  for (const std::string& name : names) ++in_list[table_of(name)];
  for (const std::string& name : known) ++in_all[table_of(name)];
  std::vector<Entry> entries;
  std::set<std::string_view> done;
  for (const std::string& name : names) {
    const std::string_view table = table_of(name);
    const std::size_t count = in_list[table];
    if (table.empty() || count < 2 || count < in_all[table])
      entries.push_back({name});
    else if (done.insert(table).second)
      entries.push_back({std::string(table), count});
  }
  return entries;
}

/// "phases.weekend*.start" of "phases.weekend1.start", "phases.weekend*" of "phases.weekend1"; what has no ID is itself.
std::string pattern_of(const Entry& entry) {
  const std::size_t first = entry.name.find('.');
  if (first == entry.name.npos) return entry.name;
  const std::size_t second = std::min(entry.name.find('.', first + 1), entry.name.size());
  if (second == entry.name.size() && entry.count == 1) return entry.name;  // "contingent.size"
  std::string_view stem = std::string_view(entry.name).substr(0, second);
  while (stem.size() > first + 1 && std::string_view("0123456789-_").find(stem.back()) != std::string_view::npos)
    stem.remove_suffix(1);
  return fmt::format("{}*{}", stem, entry.name.substr(second));
}

/// IDs that differ only in digits at the end, as one.
std::vector<Entry> by_stem(const std::vector<Entry>& entries) {
  std::map<std::string, std::size_t> alike;
  for (const Entry& entry : entries) ++alike[pattern_of(entry)];
  std::vector<Entry> result;
  std::set<std::string> done;
  for (const Entry& entry : entries) {
    const std::string pattern = pattern_of(entry);
    if (alike[pattern] < kFewestAlike)
      result.push_back(entry);
    else if (done.insert(pattern).second)
      result.push_back({pattern, alike[pattern]});
  }
  return result;
}

std::string listed(const Entry& entry) {
  const std::string name = printable(entry.name);
  return entry.count == 1 ? name : solid(fmt::format("{} ({})", name, grouped(static_cast<long long>(entry.count))));
}

}  // namespace

std::string name_lines(std::string_view label, const std::vector<std::string>& names, const std::set<std::string>& known,
                       const TerminalStyle& style) {
  if (names.empty()) return "";
  const std::vector<Entry> entries = by_stem(by_table(names, known));
  const auto lines_of = [&](std::size_t count) {
    std::string list(label);
    for (std::size_t i = 0; i < count; ++i) list += (i == 0 ? " " : ", ") + listed(entries[i]);
    if (count < entries.size())
      list += ", … " + solid(fmt::format("({} in all; ebb explain)", grouped(static_cast<long long>(names.size()))));
    return wrapped(list, style, 2);
  };
  const auto fits = [](const std::string& lines) { return std::count(lines.begin(), lines.end(), '\n') <= kMostLines; };
  std::string lines = lines_of(entries.size());
  if (fits(lines)) return lines;
  lines = lines_of(1);
  for (std::size_t count = 2; count < entries.size(); ++count) {
    const std::string more = lines_of(count);
    if (!fits(more)) break;
    lines = more;
  }
  return lines;
}

}  // namespace ebb
